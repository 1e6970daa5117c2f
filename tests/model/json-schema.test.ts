import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXAMPLES, exampleMap } from '@/lib/examples/examples';
import { toFileObject } from '@/lib/model/file-object';
import { mapFileSchema, mapJsonSchema } from '@/lib/model/map-schema';
import { parseMap } from '@/lib/model/parse-map';
import type { JourneyMap } from '@/lib/model/types';
import { arbitraryMap } from './arbitrary-map';
import { fitsSchema } from './json-schema-validator';

const FILE = new URL('../../public/schema/throughline-map-1.schema.json', import.meta.url);
// After a change of the format: UPDATE_SCHEMA=1 npx vitest run --project unit tests/model/json-schema.test.ts
if (process.env.UPDATE_SCHEMA) writeFileSync(FILE, `${JSON.stringify(mapJsonSchema(), null, 2)}\n`);
const published = JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, unknown>;

const BEYOND_A_SHAPE = /no touchpoint|already used|go in a circle|nested deeper|too large/;

/** What the three ways of checking say of one value. They must agree. */
function judge(value: unknown): { schema: boolean; zod: boolean; parser: boolean } {
  const result = parseMap(value);
  return {
    schema: fitsSchema(value, published),
    zod: mapFileSchema.safeParse(value).success,
    parser: result.ok || result.faults.every((fault) => BEYOND_A_SHAPE.test(fault.message)),
  };
}

type Container = Record<string, unknown> | unknown[];

/** Every place inside a value, as the container and the key in it. */
function places(value: unknown): [Container, string | number][] {
  if (typeof value !== 'object' || value === null) return [];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  const container = value as Container;
  return keys.flatMap((key) => [
    [container, key] as [Container, string | number],
    ...places((container as Record<string | number, unknown>)[key]),
  ]);
}

const HOSTILE = [
  null,
  true,
  0,
  -1,
  0.5,
  1.5,
  6,
  '',
  'x',
  'x'.repeat(501),
  '😀'.repeat(500),
  '😀'.repeat(501),
  'x'.repeat(20_001),
  'a b',
  'x'.repeat(65),
  '2026-02-29',
  '2024-02-29',
  '2024-2-9',
  'start',
  'negative',
  [],
  [null],
  [{}],
  [{ id: 'a' }],
  [{ reaction: 'neutral' }],
  [{ name: 1 }],
  {},
  { target: '1' },
  { done: 'yes' },
];

describe('the JSON Schema of the map file', () => {
  it('[MO-9] is published as the program checks', () => {
    expect(published).toEqual(mapJsonSchema());
  });

  it('[MO-9] takes every example', () => {
    for (const { id } of EXAMPLES) {
      const file = toFileObject(exampleMap(id) as JourneyMap);
      expect(judge(file)).toEqual({ schema: true, zod: true, parser: true });
    }
  });

  it('[MO-9] agrees with zod and with the parser, on valid files and on files with something wrong in them', () => {
    const seen = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(arbitraryMap({ maxTouchpoints: 4 }), fc.nat(), fc.nat(), fc.boolean(), (map, at, what, remove) => {
        const file = JSON.parse(JSON.stringify(toFileObject(map))) as Record<string, unknown>;
        expect(judge(file)).toEqual({ schema: true, zod: true, parser: true });
        const all = places(file).filter(([, key]) => key !== '__proto__');
        const place = all[at % all.length];
        if (!place) return;
        const container = place[0] as Record<string | number, unknown>;
        if (remove && !Array.isArray(container)) delete container[place[1]];
        else container[place[1]] = HOSTILE[what % HOSTILE.length];
        const verdict = judge(file);
        expect(verdict, JSON.stringify(file)).toEqual({
          schema: verdict.schema,
          zod: verdict.schema,
          parser: verdict.schema,
        });
        seen[verdict.schema ? 'accepted' : 'refused'] += 1;
      }),
      { numRuns: 3000 },
    );
    expect(seen.accepted).toBeGreaterThan(300);
    expect(seen.refused).toBeGreaterThan(300);
  });

  it('[MO-9] agrees on every known key with every hostile value', () => {
    const keys = Object.keys(
      (published as { properties: { touchpoints: { items: { properties: object } } } }).properties.touchpoints.items
        .properties,
    );
    expect(keys.length).toBe(36);
    for (const key of [...keys, 'unknown']) {
      for (const value of HOSTILE) {
        const file = {
          format: 'throughline',
          version: 1,
          touchpoints: [{ id: 'a', label: '', [key]: value }],
          transitions: [],
        };
        const verdict = judge(file);
        expect(new Set(Object.values(verdict)).size, `${key}: ${JSON.stringify(value)?.slice(0, 60)}`).toBe(1);
      }
    }
  });
});
