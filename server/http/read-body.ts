import { Problem } from './problem';

/** How much of a body that is too large is read to its end, so that the answer can be, in multiples of its limit. */
const PATIENCE = 4;

/**
 * The body of a request as text. Throws Problem `too-large` beyond `limit` bytes: the rest is read and thrown away, as
 * most clients look at the answer only when they have sent all.
 */
export async function readBody(request: Request, limit: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size <= limit) chunks.push(chunk);
    else chunks.length = 0;
    if (size > limit * PATIENCE) break;
  }
  if (size > limit) throw new Problem('too-large', `The body is larger than ${limit} bytes.`);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new Problem('invalid-body', 'The body is not UTF-8.', {
      faults: [{ pointer: '', message: 'is not UTF-8 text' }],
    });
  }
}
