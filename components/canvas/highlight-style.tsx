'use client';

import { useEditorState } from '../store/editor-context';
import { litPath } from './nesting/lit-path';

/**
 * Lights a path and fades the rest by one rule of style, so that no card is rendered again. The lines of the path are
 * those between neighbours on it.
 */
export function HighlightStyle() {
  const walk = useEditorState((state) => state.walk);
  const highlight = useEditorState((state) => state.walk ?? state.highlight);
  const transitions = useEditorState((state) => (state.walk || state.highlight ? state.map.transitions : null));
  const shown = useEditorState((state) => (state.walk || state.highlight ? state.shown : null));
  if (!highlight || !transitions || !shown) return null;
  const { touchpoints, lines } = litPath(highlight.path, transitions, shown);
  const lit = [
    ...touchpoints.map((id) => `.tl-canvas .react-flow__node[data-id="${CSS.escape(id)}"]`),
    ...lines.map((id) => `.tl-canvas .react-flow__edge[data-id="${CSS.escape(id)}"]`),
  ];
  const faded = '.tl-canvas .react-flow__node,.tl-canvas .react-flow__edge{opacity:.22}';
  const here = walk?.path[walk.at];
  const ring =
    here === undefined
      ? ''
      : `.tl-canvas .react-flow__node[data-id="${CSS.escape(here)}"]>.tl-touchpoint::before{inset:-2px;box-shadow:var(--tl-walk-ring)}`;
  return <style>{`${faded}${lit.length > 0 ? `${lit.join(',')}{opacity:1}` : ''}${ring}`}</style>;
}
