/** The parts of two packages without types that hosts hand in as a `PdfKit`. */
declare module 'pdfkit' {
  const PDFDocument: new (options: import('./pdf-kit').PdfDocumentOptions) => import('./pdf-kit').PdfDocument;
  export default PDFDocument;
}

declare module 'fontkit' {
  export function create(file: Uint8Array): import('./pdf-kit').PdfFont;
}
