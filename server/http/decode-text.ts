import { Problem } from './problem';

/** The text of a body. Throws Problem when it is not UTF-8. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Problem('invalid-body', 'The body is not UTF-8.', {
      faults: [{ pointer: '', message: 'is not UTF-8 text' }],
    });
  }
}
