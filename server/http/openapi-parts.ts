import { PROBLEMS, type ProblemCode } from './problem';

/** A body of JSON. */
export const json = (schema: object): object => ({ content: { 'application/json': { schema } } });
/** A schema of the document. */
export const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
export const text = { type: 'string' };
export const WITH_KEY = [{ key: [] }];
export const ID = { name: 'id', in: 'path', required: true, schema: text, description: 'Id of the map' };

/** Answers of one operation: what it gives, and the problems that it may end in, grouped by status. */
export function answers(status: number, description: string, body: object, ...codes: ProblemCode[]): object {
  const list: Record<string, object> = { [status]: { description, ...body } };
  const all = [...new Set<ProblemCode>([...codes, 'foreign-origin', 'internal', 'storage-unavailable'])];
  for (const code of all) {
    const [problemStatus] = PROBLEMS[code];
    const same = all.filter((other) => PROBLEMS[other][0] === problemStatus);
    list[problemStatus] = {
      description: same.map((one) => `\`${one}\`: ${PROBLEMS[one][1]}`).join('. '),
      content: { 'application/problem+json': { schema: ref('Problem') } },
    };
  }
  return list;
}

/** The problems of whatever needs a key, and more. */
export function keyed(...codes: ProblemCode[]): ProblemCode[] {
  return ['no-key', 'unknown-map', ...codes];
}

/** What a large map or body may meet. */
export const WORK = ['too-many', 'busy', 'took-too-long'] as const;
