import { LIMITS } from '../protocol/limits';
import { decodeText } from './decode-text';
import { readLinesFile } from './lines/read-lines-file';
import { looksLikeMermaid, readMermaid } from './mermaid/read-mermaid';
import { type ReadResult, refuse } from './read-result';

type TextReader = (text: string) => ReadResult;

/** A reader of bytes from one of text: what was guessed of the encoding is said first. */
export function fromText(read: TextReader): (file: { readonly bytes: Uint8Array }) => ReadResult {
  return ({ bytes }) => {
    const decoded = decodeText(bytes);
    if (!decoded.ok) return decoded;
    if (hasMoreLines(decoded.text, LIMITS.textLines)) {
      return refuse(`has more than the ${LIMITS.textLines.toLocaleString('en')} lines that are read`);
    }
    const result = read(decoded.text);
    return result.ok ? { ...result, notes: [...decoded.notes, ...result.notes] } : result;
  };
}

/** Lines are taken apart all at once: 50 MB of nothing but line breaks would fill the memory. */
function hasMoreLines(text: string, limit: number): boolean {
  let count = 1;
  for (const sign of ['\n', '\r']) {
    for (let at = text.indexOf(sign); at >= 0 && count <= limit; at = text.indexOf(sign, at + 1)) {
      if (sign === '\n' || text[at + 1] !== '\n') count += 1;
    }
  }
  return count > limit;
}

/** A `.txt` may be anything: a Mermaid diagram is read as one, all else as lines. */
export const readPlainText: TextReader = (text) => (looksLikeMermaid(text) ? readMermaid(text) : readLinesFile(text));
