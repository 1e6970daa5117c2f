import { z } from 'zod';
import { EXAMPLES, exampleMap } from '@/lib/examples/examples';
import { parseMap } from '@/lib/model/parse-map';
import { EMPTY_MAP, type JourneyMap } from '@/lib/model/types';
import { LIMITS } from '@/lib/protocol/limits';
import { invalidBody, parseJsonBody } from './parse-json-body';
import { Problem } from './problem';

const Body = z.object({
  title: z.string().max(LIMITS.titleCharacters).optional(),
  template: z.string().optional(),
  map: z.unknown().optional(),
});

/** The map that a body of `POST /api/maps` asks for. Throws Problem with every fault. */
export function readNewMap(text: string): JourneyMap {
  // The map lies one level deeper here than in a file of its own.
  const { title, template, map } = parseJsonBody(text, Body, LIMITS.jsonDepth + 1);
  if (template !== undefined && map !== undefined) {
    throw invalidBody([{ pointer: '/template', message: 'a template and a map exclude each other' }]);
  }
  const base = map !== undefined ? checkMap(map) : template !== undefined ? findTemplate(template) : EMPTY_MAP;
  return title === undefined ? base : { ...base, title };
}

function checkMap(value: unknown): JourneyMap {
  const parsed = parseMap(value);
  if (parsed.ok) return parsed.map;
  throw new Problem('invalid-map', undefined, {
    faults: parsed.faults.map(({ pointer, message }) => ({ pointer: `/map${pointer}`, message })),
  });
}

function findTemplate(id: string): JourneyMap {
  const map = exampleMap(id);
  if (map) return map;
  const known = EXAMPLES.map((example) => example.id).join(', ');
  throw invalidBody([{ pointer: '/template', message: `no template ${JSON.stringify(id)}; there are ${known}` }]);
}
