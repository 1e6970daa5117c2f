import type { Reaction, Role } from '../model/types';

/** What the engine needs of a touchpoint. A whole `Touchpoint` fits. */
export interface AnalysisTouchpoint {
  readonly id: string;
  readonly role?: Role;
  readonly reaction?: Reaction;
  readonly parent?: string;
  readonly effort?: number;
  readonly dropOff?: number;
  readonly customers?: number;
  readonly ratings?: readonly { readonly side?: 'customer' | 'company'; readonly reaction: Reaction }[];
  readonly phase?: string;
  readonly customer?: 'potential' | 'current' | 'former';
  readonly owner?: string;
}

/** What the engine needs of a transition. */
export interface AnalysisTransition {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly share?: number;
}

export interface AnalysisInput {
  readonly touchpoints: readonly AnalysisTouchpoint[];
  readonly transitions: readonly AnalysisTransition[];
  /** Phases in the order of their lanes. */
  readonly phases?: readonly { readonly id: string }[];
  /** What the map says of its rules, as it is found: read tolerantly. */
  readonly rules?: unknown;
  /**
   * Touchpoints judged as if they were mended: not negative, nor broken inside, and nobody is lost there. What they are
   * part of follows from that; their own parts are judged as they are.
   */
  readonly mended?: ReadonlySet<string>;
}

/** How much the findings of a rule weigh; 'off' silences it. */
export type RuleSeverity = Finding['severity'] | 'off';

/** How one rule is to be applied. */
export interface RuleSetting {
  readonly severity: RuleSeverity;
  /** The most that passes, for a rule that counts. */
  readonly most?: number;
  /** Id of the phase in which customers buy, for the rule that looks behind it. */
  readonly phase?: string;
}

/** A setting for each rule, by id. */
export type RuleSettings = Readonly<Record<string, RuleSetting>>;

export type EffectiveRole = Role | 'unlinked';
export type Verdict = 'intact' | 'at-risk' | 'broken' | 'incomplete';
export type TransitionState =
  | 'ignored'
  | 'handover'
  | 'unreachable'
  | 'leads-nowhere'
  | 'cut-off'
  | 'doomed'
  | 'intact';
export type LinkKind = 'handover' | 'start' | 'final' | 'start-final' | 'intermediate';

/** A number of chains. `exact` false: at least `total` (and `intact`), since a component was over its step budget. */
export interface ChainCount {
  readonly total: bigint;
  readonly intact: bigint;
  readonly exact: boolean;
}

export interface StartResult {
  readonly id: string;
  readonly verdict: Verdict;
  /** Fewest touchpoints to mend so that one chain from here is intact; 0 when one is; null when incomplete. */
  readonly repairs: number | null;
  /**
   * A path that proves the verdict. broken: a chain with the fewest negatives, whole, from start to final.
   * at-risk: from the start to the negative touchpoint or dead end that is at risk. incomplete: from the start as far
   * as it leads (at least the start itself). intact: an intact chain.
   */
  readonly witness: readonly string[];
  /** First effectively negative touchpoint on the witness; null when there is none. */
  readonly breakPoint: string | null;
}

export interface TouchpointState {
  readonly id: string;
  /** Parent whose scope this touchpoint belongs to; null for the root scope. */
  readonly scope: string | null;
  readonly role: EffectiveRole;
  /** Effectively negative: rated so, or its inner chains are all broken. */
  readonly negative: boolean;
  /** Chains exist inside it and none is intact: it is mended by mending its parts. */
  readonly brokenInside?: boolean;
  /** Something inside it is negative or at risk. */
  readonly atRisk: boolean;
  /** From a start of its scope, over any touchpoint. */
  readonly reachable: boolean;
  /** From a start of its scope over touchpoints that are not negative, itself included: customers get here today. */
  readonly alive: boolean;
  readonly orphan: boolean;
  readonly deadEnd: boolean;
  /** A transition leads from it, or from inside it, out of its scope: customers who are here can go on outside. */
  readonly leadsOut?: boolean;
  readonly trap: boolean;
  /** The effective reaction; null when not rated. */
  readonly reaction: Reaction | null;
  /** Lies behind a break: reachable, but no customer gets here any more. */
  readonly cutOff: boolean;
}

export interface TransitionStateResult {
  readonly id: string;
  /** null exactly when `state` is 'ignored'. */
  readonly link: LinkKind | null;
  readonly state: TransitionState;
}

export interface ScopeStates {
  /** null for the root scope. */
  readonly id: string | null;
  readonly starts: readonly StartResult[];
  readonly finals: readonly string[];
}

/**
 * What the eye needs at once (the synchronous part): roles, states, verdicts.
 * Scopes: root first, then by id. Maps are keyed by id and iterate in id order.
 */
export interface StateAnalysis {
  readonly scopes: readonly ScopeStates[];
  readonly touchpoints: ReadonlyMap<string, TouchpointState>;
  readonly transitions: ReadonlyMap<string, TransitionStateResult>;
}

export interface TouchpointFigures {
  /** How many chains of its scope become intact if only it is mended. 0 for what is not negative. */
  readonly restores: bigint;
  /** Shapley value; null where a double can't hold it. */
  readonly shapley: number | null;
  /** Share of all who enter its scope that is lost here. */
  readonly loss: number;
  /** Not rated, or its loss is assumed. */
  readonly assumed: boolean;
  /**
   * How much the conversion of its scope would rise if nobody were lost here, 0 … 1 (its sensitivity). 0 for a dead end,
   * which loses everyone whatever its drop-off. In loops over the budget it is at least this.
   */
  readonly gain: number;
  /** Effort to mend it, 1 … 5 as given. */
  readonly effort: number | null;
}

export interface ScopeFigures {
  readonly id: string | null;
  readonly chains: ChainCount;
  readonly flow: { readonly conversion: number; readonly trapped: number };
  /** By start id. */
  readonly starts: ReadonlyMap<
    string,
    { readonly conversion: number; readonly touches: number | null; readonly disjoint: 0 | 1 | 2 | 3 }
  >;
}

/** An edit that a fix makes: a command of lib/document, as plain data. */
export type FixCommand =
  | {
      readonly type: 'set-touchpoints';
      readonly ids: readonly string[];
      readonly fields: { readonly role?: Role | null; readonly reaction?: Reaction | null };
    }
  | { readonly type: 'add-transition'; readonly id: string; readonly source: string; readonly target: string }
  | { readonly type: 'set-transition'; readonly id: string; readonly fields: { readonly share: number } };

/** A repair of a finding, one undo step. `title` names touchpoints by their ids; `message` can be put into words with labels. */
export interface Fix {
  readonly title: string;
  readonly message: { readonly id: string; readonly data: Readonly<Record<string, string | number>> };
  readonly commands: readonly FixCommand[];
}

/** A statement about a map, proved by a witness. `message` is an id with data, put into words by the page. */
export interface Finding {
  readonly ruleId: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly scopeId: string | null;
  readonly touchpointIds: readonly string[];
  readonly transitionIds: readonly string[];
  readonly message: { readonly id: string; readonly data: Readonly<Record<string, string | number>> };
  readonly assumed: boolean;
  readonly witness: readonly string[];
  readonly fixes: readonly Fix[];
}

/** People disagree whether a touchpoint is negative: its own reaction and its ratings are all views. */
export interface Dispute {
  readonly id: string;
  readonly votes: { readonly negative: number; readonly neutral: number; readonly positive: number };
  /** The reaction that counts now. */
  readonly reaction: Reaction | null;
  /** Starts whose verdict is another when the other side is right: scopes inner to outer, starts by id. */
  readonly flips: readonly {
    readonly scope: string | null;
    readonly start: string;
    readonly from: Verdict;
    readonly to: Verdict;
  }[];
  /** False: there are too many disputes, and the flips of this one are not worked out. */
  readonly exact: boolean;
}

/** Everything: the synchronous part and the figures. */
export interface Analysis extends StateAnalysis {
  /** Same order as `scopes`. */
  readonly scopeFigures: readonly ScopeFigures[];
  readonly figures: ReadonlyMap<string, TouchpointFigures>;
  /** How much of all who enter its scope takes each transition, in the order of `transitions`; see `flowsById`. */
  readonly flows: Float64Array;
  /** A smallest set that gives every start of the root scope that is not incomplete an intact chain. */
  readonly repairs: { readonly touchpoints: readonly string[]; readonly optimal: boolean };
  /**
   * Single points of failure: by touchpoint, the starts of its scope (ids ascending) that lose their last intact chain
   * if it fails, the start itself left out. Of very many the first by id.
   */
  readonly singlePoints: ReadonlyMap<string, readonly string[]>;
  /** By id. */
  readonly disputes: readonly Dispute[];
  readonly findings: readonly Finding[];
}
