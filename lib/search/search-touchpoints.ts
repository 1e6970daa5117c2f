import type { JourneyMap, Touchpoint } from '../model/types';
import { search } from './search';
import { buildIndex, type Findable, fold, NO_TEXT, type SearchIndex } from './search-index';

const FIELDS = ['owner', 'phase', 'notes'] as const;
/** Where a touchpoint was found: `label` when that has all that was typed, otherwise the field that has the rest. */
export type FoundIn = 'label' | (typeof FIELDS)[number];

export interface FoundTouchpoint {
  readonly touchpoint: Touchpoint;
  readonly foundIn: FoundIn;
  /** How well; comparable with the hits of other searches. */
  readonly match: number;
}

export interface TouchpointSearch {
  /** What was found, best first. */
  readonly found: readonly FoundTouchpoint[];
  /** What was searched for: what was typed, or what that is on the keyboard layout that was meant. */
  readonly sought: string;
  /** True when nothing has what was typed, and these are but a slip or two of the finger away. */
  readonly near: boolean;
}

/** Notes are searched this far, in characters. */
const NOTES_SEARCHED = 2_000;

const known = new WeakMap<Touchpoint, Findable>();
const indexes = new WeakMap<
  readonly Touchpoint[],
  { readonly phases: JourneyMap['phases']; readonly index: SearchIndex }
>();

type Searched = Pick<JourneyMap, 'touchpoints' | 'phases'>;

/** Finds touchpoints by label first, then by owner, phase and notes; how, `search` says. */
export function searchTouchpoints(map: Searched, typed: string): TouchpointSearch {
  const { hits, sought, near } = search(indexOf(map), typed);
  const found = hits.map(({ thing, match, beside }) => ({
    touchpoint: map.touchpoints[thing] as Touchpoint,
    foundIn: beside < 0 ? ('label' as const) : (FIELDS[beside] as FoundIn),
    match,
  }));
  return { found, sought, near };
}

/** Prepares the search of a map, so that the first keystroke finds it done; kept as long as the map is the same. */
export function prepareSearch(map: Searched): void {
  indexOf(map);
}

function indexOf({ touchpoints, phases }: Searched): SearchIndex {
  const before = indexes.get(touchpoints);
  if (before?.phases === phases) return before.index;
  const texts = new Map(phases.map(({ id, label }) => [id, fold(label)]));
  const index = buildIndex(
    touchpoints.map((touchpoint) => {
      const { name, beside } = readTexts(touchpoint);
      const [owner = NO_TEXT, notes = NO_TEXT] = beside;
      return { name, beside: [owner, texts.get(touchpoint.phase ?? '') ?? NO_TEXT, notes] };
    }),
  );
  indexes.set(touchpoints, { phases, index });
  return index;
}

/** The texts of a touchpoint itself, folded once for as long as it stays the same. */
function readTexts(touchpoint: Touchpoint): Findable {
  const before = known.get(touchpoint);
  if (before) return before;
  const { label, owner = '', notes = '' } = touchpoint;
  const texts = { name: fold(label), beside: [fold(owner), fold(notes.slice(0, NOTES_SEARCHED))] };
  known.set(touchpoint, texts);
  return texts;
}
