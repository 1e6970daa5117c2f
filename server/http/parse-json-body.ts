import type { z } from 'zod';
import { scanDepth } from '@/lib/exchange/scan-depth';
import { type Fault, Problem } from './problem';

/** A JSON body as its schema reads it; an empty one counts as `{}`. Throws Problem with every fault. */
export function parseJsonBody<S extends z.ZodType>(text: string, schema: S, maxDepth: number): z.infer<S> {
  // Before it is parsed: JSON.parse and what reads its result go as deep as the text.
  if (!scanDepth(text, maxDepth).ok) {
    throw invalidBody([{ pointer: '', message: `is nested deeper than ${maxDepth} levels` }]);
  }
  let value: unknown;
  try {
    value = text.trim() === '' ? {} : JSON.parse(text);
  } catch {
    throw invalidBody([{ pointer: '', message: 'is not JSON' }]);
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw invalidBody(
    result.error.issues.map(({ path, message }) => ({
      pointer: path.map((part) => `/${String(part)}`).join(''),
      message,
    })),
  );
}

/** The problem of a body with these faults. */
export function invalidBody(faults: readonly Fault[]): Problem {
  return new Problem('invalid-body', undefined, { faults });
}
