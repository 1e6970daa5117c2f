import { decodeText } from '../decode-text';
import { type ReadResult, refuse } from '../read-result';
import { isPng } from './png-chunks';
import { readPngMap } from './png-map';
import { readSvgMap } from './svg-map';

/** The map inside a picture, by what the file is: a PNG whose name ends in `.svg` is still a PNG. */
export function readPicture(bytes: Uint8Array): ReadResult {
  if (isPng(bytes)) return readPngMap(bytes);
  const other = otherKind(bytes);
  if (other !== null) {
    return refuse(`is a ${other} picture, and those carry no map. The PNG or SVG that was exported does`);
  }
  const decoded = decodeText(bytes);
  return decoded.ok ? readSvgMap(decoded.text) : decoded;
}

/** Kinds of pictures that are no PNG and no SVG, by their first bytes. */
function otherKind(bytes: Uint8Array): string | null {
  const begins = (text: string, at = 0): boolean => {
    for (let i = 0; i < text.length; i += 1) if (bytes[at + i] !== text.charCodeAt(i)) return false;
    return true;
  };
  if (begins('\u00ff\u00d8\u00ff')) return 'JPEG';
  if (begins('GIF8')) return 'GIF';
  if (begins('RIFF') && begins('WEBP', 8)) return 'WebP';
  return begins('%PDF') ? 'PDF' : null;
}
