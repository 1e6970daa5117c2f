import type { Touchpoint, Transition } from './types';

/** Known keys of a touchpoint, in the order in which a file lists them (format.md's order). */
export const TOUCHPOINT_KEYS = [
  'id',
  'label',
  'x',
  'y',
  'width',
  'height',
  'role',
  'reaction',
  'parent',
  'phase',
  'channel',
  'area',
  'customer',
  'attention',
  'lifetime',
  'moment',
  'control',
  'goal',
  'feeling',
  'thought',
  'sells',
  'takeaway',
  'wow',
  'notes',
  'standard',
  'employees',
  'owner',
  'status',
  'due',
  'tasks',
  'impact',
  'effort',
  'dropOff',
  'customers',
  'ratings',
  'competitors',
] as const satisfies readonly Exclude<keyof Touchpoint, 'extra'>[];
export type TouchpointKey = (typeof TOUCHPOINT_KEYS)[number];

/** Known keys of a transition, in the order of a file. */
export const TRANSITION_KEYS = ['id', 'source', 'target', 'label', 'share'] as const satisfies readonly Exclude<
  keyof Transition,
  'extra'
>[];
export type TransitionKey = (typeof TRANSITION_KEYS)[number];

export const PHASE_KEYS = ['id', 'label'] as const;
export const STANDARD_KEYS = ['text', 'target', 'actual', 'unit'] as const;
export const TASK_KEYS = ['id', 'text', 'done'] as const;
export const RATING_KEYS = ['by', 'side', 'reaction', 'note'] as const;
export const COMPETITOR_KEYS = ['name', 'reaction'] as const;
export const FILE_KEYS = ['format', 'version', 'title', 'phases', 'rules', 'touchpoints', 'transitions'] as const;

// A key of the type that is missing in the lists above fails here, at compile time.
type Missing = Exclude<Exclude<keyof Touchpoint, 'extra'>, TouchpointKey>;
type MissingOfTransition = Exclude<Exclude<keyof Transition, 'extra'>, TransitionKey>;
const complete: [Missing, MissingOfTransition] extends [never, never] ? true : never = true;
void complete;
