import type { FormatId } from '@/lib/exchange/formats';
import type { ExportOptions } from '@/lib/export/options';
import type { Exported } from '@/lib/export/types';
import type { JourneyMap } from '@/lib/model/types';

/** What the page asks of the worker: one file, then what it drew itself, if it was asked to. */
export type ToExporter =
  | { readonly map: JourneyMap; readonly format: FormatId; readonly options: ExportOptions }
  | { readonly drawn: Uint8Array<ArrayBuffer> }
  | { readonly undrawn: string };

/** A drawing that only the browser has the fonts for. */
export interface DrawRequest {
  /** Written for a rasteriser, without fonts. */
  readonly svg: string;
  /** Of the picture, in pixels. */
  readonly width: number;
  readonly height: number;
}

/** What the worker says: how far it is, what the page has to draw for it, and at last the file or why there is none. */
export type FromExporter =
  | { readonly done: number; readonly doing: string }
  | { readonly draw: DrawRequest }
  | { readonly made: Exported }
  | { readonly fault: string };
