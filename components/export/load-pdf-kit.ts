import { openFont } from '@/lib/export/pdf/open-font';
import type { PdfKit } from '@/lib/export/pdf/pdf-kit';

/** pdfkit for the page's worker, fetched when the first PDF is asked for. */
export async function loadPdfKit(): Promise<PdfKit> {
  const [{ default: PDFDocument }, { create }] = await Promise.all([import('pdfkit'), import('fontkit')]);
  return {
    createDocument: (options) => new PDFDocument(options),
    openFont: (file, name) => openFont(create, file, name),
  };
}
