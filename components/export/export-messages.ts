import type { FormatId } from '@/lib/exchange/formats';
import type { ExportOptions } from '@/lib/export/options';
import type { Exported } from '@/lib/export/types';
import type { JourneyMap } from '@/lib/model/types';

/** What the page asks of the worker: one file. */
export interface ToExporter {
  readonly map: JourneyMap;
  readonly format: FormatId;
  readonly options: ExportOptions;
}

/** What the worker says: how far it is, and at last the file or why there is none. */
export type FromExporter =
  | { readonly done: number; readonly doing: string }
  | { readonly made: Exported }
  | { readonly fault: string };
