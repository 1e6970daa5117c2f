import { z } from 'zod';
import { EXAMPLES, exampleMap } from '@/lib/examples/examples';
import { scanDepth } from '@/lib/exchange/scan-depth';
import { parseMap } from '@/lib/model/parse-map';
import { EMPTY_MAP, type JourneyMap } from '@/lib/model/types';
import { LIMITS } from '@/lib/protocol/limits';
import { type Fault, Problem } from './problem';

const Body = z.object({
  title: z.string().max(LIMITS.titleCharacters).optional(),
  template: z.string().optional(),
  map: z.unknown().optional(),
});

/** The map that a body of `POST /api/maps` asks for. Throws Problem with every fault. */
export function readNewMap(text: string): JourneyMap {
  const { title, template, map } = parseBody(text);
  if (template !== undefined && map !== undefined) {
    throw invalid([{ pointer: '/template', message: 'a template and a map exclude each other' }]);
  }
  const base = map !== undefined ? checkMap(map) : template !== undefined ? findTemplate(template) : EMPTY_MAP;
  return title === undefined ? base : { ...base, title };
}

function parseBody(text: string): z.infer<typeof Body> {
  if (text.trim() === '') return {};
  // The map lies one level deeper here than in a file of its own.
  if (!scanDepth(text, LIMITS.jsonDepth + 1).ok) {
    throw invalid([{ pointer: '', message: `is nested deeper than ${LIMITS.jsonDepth} levels` }]);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid([{ pointer: '', message: 'is not JSON' }]);
  }
  const result = Body.safeParse(value);
  if (result.success) return result.data;
  throw invalid(
    result.error.issues.map(({ path, message }) => ({
      pointer: path.map((part) => `/${String(part)}`).join(''),
      message,
    })),
  );
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
  throw invalid([{ pointer: '/template', message: `no template ${JSON.stringify(id)}; there are ${known}` }]);
}

function invalid(faults: readonly Fault[]): Problem {
  return new Problem('invalid-body', undefined, { faults });
}
