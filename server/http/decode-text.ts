import type { Parts } from './body-parts';
import { Problem } from './problem';

/** The text of a body. Throws Problem when it is not UTF-8. */
export function decodeText(parts: Parts): string {
  try {
    const bytes = parts.length === 1 ? parts[0] : Buffer.concat(parts);
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Problem('invalid-body', 'The body is not UTF-8.', {
      faults: [{ pointer: '', message: 'is not UTF-8 text' }],
    });
  }
}
