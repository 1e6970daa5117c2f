import { decodeText } from './decode-text';
import { readLinesFile } from './lines/read-lines-file';
import { looksLikeMermaid, readMermaid } from './mermaid/read-mermaid';
import type { ReadResult } from './read-result';

type TextReader = (text: string) => ReadResult;

/** A reader of bytes from one of text: what was guessed of the encoding is said first. */
export function fromText(read: TextReader): (file: { readonly bytes: Uint8Array }) => ReadResult {
  return ({ bytes }) => {
    const decoded = decodeText(bytes);
    if (!decoded.ok) return decoded;
    const result = read(decoded.text);
    return result.ok ? { ...result, notes: [...decoded.notes, ...result.notes] } : result;
  };
}

/** A `.txt` may be anything: a Mermaid diagram is read as one, all else as lines. */
export const readPlainText: TextReader = (text) => (looksLikeMermaid(text) ? readMermaid(text) : readLinesFile(text));
