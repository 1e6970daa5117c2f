/** How pictures carry their map: the namespace of an element in SVG, the keyword of a text chunk (iTXt) in PNG. */
export const MAP_NAMESPACE = 'urn:throughline:map:1';
export const MAP_KEYWORD = 'throughline-map';
