import type { Analysis } from '../analysis/types';
import type { JourneyMap } from '../model/types';
import type { FaceRef, FaceSource } from '../scene/runs/face';
import type { ExportOptions } from './options';
import type { PdfKit } from './pdf/pdf-kit';

/** A drawn PNG. */
export interface Raster {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Smaller than asked for, because of `LIMITS.picturePixels`. */
  readonly capped: boolean;
}

/** What differs between page, command line and server. All of it is handed in, so that the files are the same. */
export interface ExportTools {
  /**
   * Draws an SVG that was written for it (`raster`).
   * @param faces what it is drawn with besides Inter; nothing else may be used
   */
  rasterize(
    svg: string,
    size: { readonly width: number; readonly height: number },
    scale: number,
    faces: readonly FaceRef[],
  ): Promise<Raster>;
  /** The faces for scripts that Inter lacks (`openFaces`, `splitRuns`). Absent: such signs are empty boxes, and said. */
  readonly faces?: FaceSource;
  /** A font file by its name, as the page has it under `/fonts/`: `inter-400.ttf`, `inter-latin-400-normal.woff2`. */
  font(name: string): Promise<Uint8Array>;
  /** What draws PDFs, loaded when it is first asked for. */
  pdf(): Promise<PdfKit>;
  /** Told how far it is, 0 to 1, with what is being done. */
  progress?(done: number, doing: string): void;
}

/** A file that was made of a map. */
export interface Exported {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
  /** With its dot. */
  readonly ending: string;
  /** What whoever gets it should know, as sentences: pixels capped, signs that no font has, what the format can't carry. */
  readonly notes: readonly string[];
}

/** A map as it is to leave. */
export interface ExportSource {
  readonly map: JourneyMap;
  /** Worked out when it is first asked for. */
  readonly analysis: Analysis;
  readonly options: ExportOptions;
  readonly tools: ExportTools;
}

/** What a writer makes. */
export interface Made {
  readonly content: string | Uint8Array;
  readonly notes: readonly string[];
}
