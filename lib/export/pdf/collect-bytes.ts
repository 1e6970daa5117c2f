import type { PdfDocument } from './pdf-kit';

/** All that a document writes, once it has ended. */
export function collectBytes(doc: PdfDocument): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = [];
    let length = 0;
    doc.on('data', (chunk) => {
      chunks.push(chunk);
      length += chunk.length;
    });
    doc.on('end', () => {
      const whole = new Uint8Array(length);
      let at = 0;
      for (const chunk of chunks) {
        whole.set(chunk, at);
        at += chunk.length;
      }
      resolve(whole);
    });
  });
}
