/**
 * The words of a journey map, as the rest of the house uses them.
 * They mirror the map file (`*.journey.json`, version 1); keys that the program does not know live in `extra`,
 * so that they are kept and written back.
 */

/** Any value that JSON can hold. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Keys of a file that this program does not know, by name. Never contains a known key. */
export type Extra = Readonly<Record<string, Json>>;

export const REACTIONS = ['positive', 'neutral', 'negative'] as const;
/** The customer's answer to a touchpoint. Absent means 'not rated', which breaks nothing. */
export type Reaction = (typeof REACTIONS)[number];

export const ROLES = ['start', 'intermediate', 'final'] as const;
/** The kind of link that a touchpoint was marked as. Absent means 'inferred from the transitions'. */
export type Role = (typeof ROLES)[number];

export const CHANNELS = ['online', 'offline'] as const;
export const AREAS = ['premises', 'product', 'technology', 'people'] as const;
export const CUSTOMERS = ['potential', 'current', 'former'] as const;
export const ATTENTIONS = ['short', 'long'] as const;
export const LIFETIMES = ['one-off', 'recurring'] as const;
export const MOMENTS = ['zero', 'first', 'second'] as const;
export const CONTROLS = ['owned', 'partner', 'outside'] as const;
export const STATUSES = ['todo', 'doing', 'done'] as const;
export const SIDES = ['customer', 'company'] as const;

/** A promise that can be controlled: answer within 20 s (`target`), measured 45 s (`actual`). */
export interface Standard {
  readonly text?: string;
  readonly target?: number;
  readonly actual?: number;
  readonly unit?: string;
  readonly extra?: Extra;
}

export interface Task {
  readonly id: string;
  readonly text: string;
  readonly done: boolean;
  readonly extra?: Extra;
}

/** One person's reaction to a touchpoint. */
export interface Rating {
  readonly by: string;
  readonly side?: (typeof SIDES)[number];
  readonly reaction: Reaction;
  readonly note?: string;
  readonly extra?: Extra;
}

export interface CompetitorRating {
  readonly name: string;
  readonly reaction?: Reaction;
  readonly extra?: Extra;
}

/** A moment or place where a customer meets the company. Positions and sizes are in canvas pixels, top left. */
export interface Touchpoint {
  readonly id: string;
  readonly label: string;
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly role?: Role;
  readonly reaction?: Reaction;
  /** Id of the touchpoint that this one is part of. */
  readonly parent?: string;
  /** Id of a phase. */
  readonly phase?: string;
  readonly channel?: (typeof CHANNELS)[number];
  readonly area?: (typeof AREAS)[number];
  readonly customer?: (typeof CUSTOMERS)[number];
  readonly attention?: (typeof ATTENTIONS)[number];
  readonly lifetime?: (typeof LIFETIMES)[number];
  readonly moment?: (typeof MOMENTS)[number];
  readonly control?: (typeof CONTROLS)[number];
  readonly goal?: string;
  readonly feeling?: string;
  readonly thought?: string;
  readonly sells?: string;
  readonly takeaway?: string;
  readonly wow?: string;
  readonly notes?: string;
  readonly standard?: Standard;
  readonly employees?: number;
  readonly owner?: string;
  readonly status?: (typeof STATUSES)[number];
  /** `YYYY-MM-DD`. */
  readonly due?: string;
  readonly tasks?: readonly Task[];
  /** 1–5. */
  readonly impact?: number;
  /** 1–5. */
  readonly effort?: number;
  /** Measured share of customers lost here, 0–1. */
  readonly dropOff?: number;
  /** For a start: how many enter. */
  readonly customers?: number;
  readonly ratings?: readonly Rating[];
  readonly competitors?: readonly CompetitorRating[];
  readonly extra?: Extra;
}

/** A directed step from one touchpoint to another. */
export interface Transition {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly label?: string;
  /** Share of the customers at `source` who take it, 0–1. */
  readonly share?: number;
  readonly extra?: Extra;
}

export interface Phase {
  readonly id: string;
  readonly label: string;
  readonly extra?: Extra;
}

/**
 * A whole map. Ids are unique within each list; every transition's ends exist; `parent` has no cycle.
 * Lists are sorted by id (UTF-16 code units), phases are in the order of their lanes.
 */
export interface JourneyMap {
  readonly title: string;
  readonly phases: readonly Phase[];
  readonly touchpoints: readonly Touchpoint[];
  readonly transitions: readonly Transition[];
  /** How much each rule of analysis weighs here, as the file has it: any JSON, kept as it is, read tolerantly. */
  readonly rules?: Json;
  readonly extra?: Extra;
}

/** A map with nothing in it. */
export const EMPTY_MAP: JourneyMap = { title: '', phases: [], touchpoints: [], transitions: [] };

/** Order of ids everywhere: UTF-16 code units. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
