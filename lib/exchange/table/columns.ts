import type { TouchpointKey } from '../../model/key-order';

/** What a column of a table can hold besides a field of a touchpoint, with what people are told of it. */
const OTHER_TARGETS = {
  next: 'Leads to',
  'next label': 'Label of the transition',
  'next share': 'Share who take the transition',
  'next id': 'Id of the transition',
  'phase id': 'Id of the phase',
  'standard target': 'Standard: target',
  'standard actual': 'Standard: actual',
  'standard unit': 'Standard: unit',
  keep: 'Keep as it is',
  skip: 'Leave out',
} as const;

/**
 * What a column is taken for: a field of a touchpoint (`phase` and `parent` by name or id), one of the columns of its
 * transitions (lists, parted by `;`, in the same order), or to be kept as an unknown key, or left out.
 */
export type ColumnTarget = TouchpointKey | keyof typeof OTHER_TARGETS;

const FIELD_NAMES: Readonly<Record<TouchpointKey, string>> = {
  id: 'Id',
  label: 'Touchpoint',
  x: 'Position, x',
  y: 'Position, y',
  width: 'Width',
  height: 'Height',
  role: 'Role',
  reaction: 'Reaction',
  parent: 'Part of',
  phase: 'Phase',
  channel: 'Channel',
  area: 'Area',
  customer: 'Customer',
  attention: 'Attention',
  lifetime: 'Lifetime',
  moment: 'Moment of truth',
  control: 'Control',
  goal: 'Goal',
  feeling: 'Feeling',
  thought: 'Thought',
  sells: 'What we sell here',
  takeaway: 'Takeaway',
  wow: 'Wow',
  notes: 'Notes',
  standard: 'Standard',
  employees: 'Employees',
  owner: 'Owner',
  status: 'Status',
  due: 'Due',
  tasks: 'Tasks',
  impact: 'Impact',
  effort: 'Effort',
  dropOff: 'Lost here, share',
  customers: 'Customers who enter',
  ratings: 'Ratings',
  competitors: 'Competitors',
};

/** What each target is called, in the order in which they are offered. */
export const TARGET_NAMES: Readonly<Record<ColumnTarget, string>> = { ...FIELD_NAMES, ...OTHER_TARGETS };

/** One column of a table, and what it is taken for. */
export interface MappedColumn {
  /** As it stands in the table; empty where there is none. */
  readonly heading: string;
  /** The first few cells that are not blank. */
  readonly samples: readonly string[];
  readonly target: ColumnTarget;
}

/** What a table is read as. Change targets, or `headed`, and hand it back to `readTableFile`. */
export interface ColumnMapping {
  /** The first row has headings. */
  readonly headed: boolean;
  readonly columns: readonly MappedColumn[];
}

/** Behind the heading of a column of unknown keys: its cells are JSON. */
export const JSON_MARK = ' (JSON)';
