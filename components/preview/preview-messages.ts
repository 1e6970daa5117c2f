import type { FormatId } from '@/lib/exchange/formats';
import type { ExportOptions } from '@/lib/export/options';
import type { JourneyMap } from '@/lib/model/types';

/** The room that a preview has, in pixels of the screen. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

export interface PreviewQuestion {
  /** Absent: the map of the question before. */
  readonly map?: JourneyMap;
  readonly format: FormatId;
  readonly options: ExportOptions;
  readonly room: Room;
}

/** In pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A drawing, as PNG. */
export interface Drawn extends Size {
  readonly png: Uint8Array<ArrayBuffer>;
}

/** What would be made, so far as one looks at it before. */
export type Preview = {
  /** What is to be known of the file: what it can't carry, what no font can draw. */
  readonly notes: readonly string[];
} & (
  | {
      readonly kind: 'picture';
      readonly drawn: Drawn;
      /** The picture's own size on the canvas, before any scale. */
      readonly size: Size;
    }
  | {
      readonly kind: 'text';
      /** The first lines. */
      readonly text: string;
      readonly moreLines: number;
      readonly bytes: number;
    }
);

export type PreviewAnswer = Preview | { readonly error: string };
