import * as z from 'zod/mini';
import { LIMITS } from '../protocol/limits';
import { fitsCharacters } from './characters';
import { isDate } from './dates';
import { ID_PATTERN } from './ids';
import type { TouchpointKey, TransitionKey } from './key-order';
import {
  AREAS,
  ATTENTIONS,
  CHANNELS,
  CONTROLS,
  CUSTOMERS,
  LIFETIMES,
  MOMENTS,
  REACTIONS,
  ROLES,
  SIDES,
  STATUSES,
} from './types';

// zod compiles object checks with `new Function`, which the page's content security policy forbids.
z.config({ jitless: true });

/** A text of at most `limit` code points. zod's own maxLength counts UTF-16 units, JSON Schema's counts code points. */
function text(limit: number) {
  return z
    .string({ error: 'must be a text' })
    .check(z.refine((value) => fitsCharacters(value, limit), { error: `must have at most ${limit} characters` }))
    .register(z.globalRegistry, { maxLength: limit });
}

function oneOf<const Values extends readonly [string, ...string[]]>(values: Values) {
  const list = values.map((value) => `"${value}"`).join(', ');
  return z.enum(values, { error: `must be one of ${list}` });
}

function numberBetween(minimum: number, maximum: number) {
  const error = `must be a number from ${minimum} to ${maximum}`;
  return z.number({ error }).check(z.gte(minimum, { error }), z.lte(maximum, { error }));
}

function integerBetween(minimum: number, maximum: number) {
  const error = `must be a whole number from ${minimum} to ${maximum}`;
  return z.int({ error }).check(z.gte(minimum, { error }), z.lte(maximum, { error }));
}

const finite = z.number({ error: 'must be a number' });
const amount = z
  .number({ error: 'must be a number, 0 or more' })
  .check(z.gte(0, { error: 'must be a number, 0 or more' }));
const share = numberBetween(0, 1);
const score = integerBetween(1, 5);
const freeText = text(LIMITS.textCharacters);
const label = text(LIMITS.labelCharacters);

/** 1–64 characters of `A-Z a-z 0-9 _ -`. */
export const idSchema = z
  .string({ error: 'must be an id, a text' })
  .check(z.regex(ID_PATTERN, { error: 'must be an id: 1–64 characters of A-Z a-z 0-9 _ -' }));

const day = z
  .string({ error: 'must be a date, YYYY-MM-DD' })
  .check(z.refine(isDate, { error: 'must be a day of the calendar, YYYY-MM-DD' }))
  .register(z.globalRegistry, { format: 'date', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' });

const objectError = { error: 'must be an object' };
const listError = { error: 'must be a list' };

export const standardSchema = z.looseObject(
  {
    text: z.optional(freeText),
    target: z.optional(finite),
    actual: z.optional(finite),
    unit: z.optional(freeText),
  },
  objectError,
);

export const taskSchema = z.looseObject(
  {
    id: idSchema,
    text: z.optional(freeText),
    done: z.optional(z.boolean({ error: 'must be true or false' })),
  },
  objectError,
);

export const ratingSchema = z.looseObject(
  {
    by: z.optional(freeText),
    side: z.optional(oneOf(SIDES)),
    reaction: oneOf(REACTIONS),
    note: z.optional(freeText),
  },
  objectError,
);

export const competitorSchema = z.looseObject(
  { name: z.optional(freeText), reaction: z.optional(oneOf(REACTIONS)) },
  objectError,
);

/** What each known key of a touchpoint may hold. */
export const TOUCHPOINT_FIELDS = {
  id: idSchema,
  label,
  x: finite,
  y: finite,
  width: amount,
  height: amount,
  role: oneOf(ROLES),
  reaction: oneOf(REACTIONS),
  parent: idSchema,
  phase: idSchema,
  channel: oneOf(CHANNELS),
  area: oneOf(AREAS),
  customer: oneOf(CUSTOMERS),
  attention: oneOf(ATTENTIONS),
  lifetime: oneOf(LIFETIMES),
  moment: oneOf(MOMENTS),
  control: oneOf(CONTROLS),
  goal: freeText,
  feeling: freeText,
  thought: freeText,
  sells: freeText,
  takeaway: freeText,
  wow: freeText,
  notes: freeText,
  standard: standardSchema,
  employees: amount,
  owner: freeText,
  status: oneOf(STATUSES),
  due: day,
  tasks: z.array(taskSchema, listError).check(z.maxLength(LIMITS.listMembers)),
  impact: score,
  effort: score,
  dropOff: share,
  customers: amount,
  ratings: z.array(ratingSchema, listError).check(z.maxLength(LIMITS.listMembers)),
  competitors: z.array(competitorSchema, listError).check(z.maxLength(LIMITS.listMembers)),
} satisfies Record<TouchpointKey, z.ZodMiniType>;

/** What each known key of a transition may hold. */
export const TRANSITION_FIELDS = {
  id: idSchema,
  source: idSchema,
  target: idSchema,
  label,
  share,
} satisfies Record<TransitionKey, z.ZodMiniType>;

/** What each known key of a phase may hold. */
export const PHASE_FIELDS = { id: idSchema, label };

export const titleSchema = freeText;
