/** The part of pdfkit, which has no types of its own, that hosts hand in as a `PdfKit`. */
declare module 'pdfkit' {
  const PDFDocument: new (options: import('./pdf-kit').PdfDocumentOptions) => import('./pdf-kit').PdfDocument;
  export default PDFDocument;
}
