/** What is used of a glyph of fontkit. */
export interface PdfGlyph {
  readonly id: number;
  readonly advanceWidth: number;
  readonly codePoints: readonly number[];
  /** Its outline, y upwards, in units of the font. */
  readonly path: { readonly commands: readonly { readonly command: string; readonly args: readonly number[] }[] };
}

/** Where a glyph goes, in units of its font. pdfkit writes into it, so each layout needs objects of its own. */
export interface PdfGlyphPosition {
  xAdvance: number;
  yAdvance: number;
  xOffset: number;
  yOffset: number;
}

export interface PdfLayout {
  readonly glyphs: readonly PdfGlyph[];
  readonly positions: readonly PdfGlyphPosition[];
  readonly advanceWidth: number;
}

/** What is used of a font of fontkit 2. pdfkit takes any object with such a `layout` for a font. */
export interface PdfFont {
  readonly unitsPerEm: number;
  /** The tables of its file, by their names. */
  readonly directory: { readonly tables: Readonly<Record<string, unknown>> };
  layout(text: string): PdfLayout;
  glyphForCodePoint(codePoint: number): PdfGlyph;
}

export interface PdfTextOptions {
  readonly lineBreak: false;
  readonly baseline: 'alphabetic';
  /** Given, even if empty: pdfkit then shapes the whole text at once instead of word by word. */
  readonly features: readonly string[];
  readonly characterSpacing?: number;
  /** In percent. */
  readonly horizontalScaling?: number;
  /** Spares pdfkit from measuring. */
  readonly textWidth: number;
  readonly wordCount: number;
}

export interface PdfPageOptions {
  /** In points, or user units where these are larger. */
  readonly size: readonly [width: number, height: number];
  readonly margin: 0;
  readonly userUnit?: number;
}

/** What is used of pdfkit's `PDFDocument`, 0.20. */
export interface PdfDocument {
  info: Record<string, unknown>;
  on(event: 'data', listener: (chunk: Uint8Array) => void): unknown;
  on(event: 'end', listener: () => void): unknown;
  /** Writes the XMP packet. */
  endMetadata(): void;
  addPage(options: PdfPageOptions): unknown;
  /** All that is drawn goes through it. */
  addContent(operators: string): unknown;
  end(): void;
  save(): unknown;
  restore(): unknown;
  translate(x: number, y: number): unknown;
  scale(factor: number): unknown;
  rect(x: number, y: number, width: number, height: number): unknown;
  path(d: string): unknown;
  clip(): unknown;
  lineWidth(width: number): unknown;
  lineCap(cap: 'butt' | 'round'): unknown;
  lineJoin(join: 'miter' | 'round'): unknown;
  miterLimit(limit: number): unknown;
  dash(lengths: readonly number[]): unknown;
  undash(): unknown;
  fillColor(color: string): unknown;
  strokeColor(color: string): unknown;
  opacity(opacity: number): unknown;
  fill(): unknown;
  stroke(): unknown;
  fillAndStroke(): unknown;
  font(font: PdfFont | string, family?: string): unknown;
  fontSize(size: number): unknown;
  text(text: string, x: number, y: number, options: PdfTextOptions): unknown;
}

export interface PdfDocumentOptions {
  readonly autoFirstPage: false;
  /** No font by default: Helvetica's metrics would be looked for in a file. */
  readonly font: null;
  readonly pdfVersion: '1.7';
  readonly displayTitle: true;
  readonly info: Readonly<Record<string, unknown>>;
}

/**
 * pdfkit and fontkit as hosts hand them in. It must be pdfkit's build for browsers everywhere: that one compresses with
 * fflate, always alike, while the build for Node leaves it to the zlib of that very Node.
 */
export interface PdfKit {
  createDocument(options: PdfDocumentOptions): PdfDocument;
  /** @param postscriptName which face it is where the file is a collection. Throws when the file is no font. */
  openFont(file: Uint8Array, postscriptName?: string): PdfFont;
}
