import type { Touchpoint } from '@/lib/model/types';
import type { FoundIn } from '@/lib/search/search-touchpoints';
import type { Action } from '../actions/types';

/** A line of the palette. */
export type PaletteItem =
  | { readonly kind: 'touchpoint'; readonly id: string; readonly touchpoint: Touchpoint; readonly foundIn: FoundIn }
  | {
      readonly kind: 'action';
      readonly id: string;
      readonly action: Action;
      /** Why it can’t be done now; null when it can. */
      readonly whyNot: string | null;
    }
  /** Makes a touchpoint of what was typed. */
  | { readonly kind: 'new'; readonly id: 'new'; readonly label: string };

export interface PaletteGroup {
  readonly title: string;
  readonly items: readonly PaletteItem[];
  /** How many more were found than are listed. */
  readonly more: number;
}

/** What the palette lists, and what it says of that. */
export interface PaletteList {
  readonly groups: readonly PaletteGroup[];
  /** What was searched for; it is marked in the lines. */
  readonly sought: string;
  /** A sentence for a screen reader: how many of what. */
  readonly status: string;
}
