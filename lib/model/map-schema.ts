import * as z from 'zod/mini';
import { LIMITS } from '../protocol/limits';
import { PHASE_FIELDS, TOUCHPOINT_FIELDS, TRANSITION_FIELDS, titleSchema } from './field-schemas';
import { MAP_VERSION } from './migrate';

function list<Item extends z.ZodMiniType>(item: Item, limit: number) {
  return z.array(item).check(z.maxLength(limit));
}

const RULES_DESCRIPTION =
  'How much each rule of analysis weighs in this map: an object from rule id to "off", "info", "warning", "error", or ' +
  'to an object such as { "severity": "warning", "most": 8 }. What is not understood is ignored and kept.';

/**
 * The shape of a whole map file, composed of the same fields that `parseMap` checks one by one. What a shape can't say
 * (ids used once, ends and parents that exist, no circle of parents, depth of unknown values) is `parseMap`'s alone.
 */
export const mapFileSchema = z.looseObject({
  format: z.literal('throughline'),
  version: z.literal(MAP_VERSION),
  title: z.optional(titleSchema),
  phases: z.optional(
    list(z.looseObject({ id: PHASE_FIELDS.id, label: z.optional(PHASE_FIELDS.label) }), LIMITS.touchpoints),
  ),
  rules: z.optional(z.unknown().register(z.globalRegistry, { description: RULES_DESCRIPTION })),
  touchpoints: list(
    z.looseObject({
      ...partial(TOUCHPOINT_FIELDS),
      id: TOUCHPOINT_FIELDS.id,
      label: TOUCHPOINT_FIELDS.label,
    }),
    LIMITS.touchpoints,
  ),
  transitions: list(
    z.looseObject({
      ...partial(TRANSITION_FIELDS),
      id: TRANSITION_FIELDS.id,
      source: TRANSITION_FIELDS.source,
      target: TRANSITION_FIELDS.target,
    }),
    LIMITS.transitions,
  ),
});

function partial(fields: Readonly<Record<string, z.ZodMiniType>>): Record<string, z.ZodMiniOptional> {
  return Object.fromEntries(Object.entries(fields).map(([key, schema]) => [key, z.optional(schema)]));
}

/** The JSON Schema (draft 2020-12) of the map file, as published in `public/schema`. */
export function mapJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(mapFileSchema, { io: 'input' });
  return {
    $schema,
    $id: 'urn:throughline:map:1',
    title: 'Throughline map file, version 1 (*.journey.json)',
    description:
      'Unknown keys are allowed everywhere, kept, and written back. Beyond this schema: ids are unique in their list, ' +
      'the ends of a transition and the parent of a touchpoint name touchpoints of the map, parents form no circle, ' +
      `and nothing is nested deeper than ${LIMITS.jsonDepth} levels.`,
    ...schema,
  };
}
