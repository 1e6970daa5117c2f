import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openFont } from '@/lib/export/pdf/open-font';
import type { PdfKit } from '@/lib/export/pdf/pdf-kit';

const require = createRequire(import.meta.url);

/**
 * pdfkit for Node, read when the first PDF is asked for. It is the build for browsers, which the package offers to
 * browsers alone and so is loaded by its path: with the build for Node the bytes would depend on Node's zlib.
 */
export async function loadPdfKit(): Promise<PdfKit> {
  const build = join(dirname(require.resolve('pdfkit')), 'pdfkit.browser.mjs');
  const [{ default: PDFDocument }, { create }] = await Promise.all([
    import(pathToFileURL(build).href) as Promise<typeof import('pdfkit')>,
    import('fontkit'),
  ]);
  return {
    createDocument: (options) => new PDFDocument(options),
    openFont: (file, name) => openFont(create, file, name),
  };
}
