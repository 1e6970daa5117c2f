import type { Fault, ProblemCode } from '../http/problem';
import type { JobKind, MapJobs } from './map-jobs';

/** What the thread is asked to do. */
export interface JobRequest {
  readonly kind: JobKind;
  readonly input: MapJobs[JobKind]['input'];
}

/** Its answer: the result, what is wrong with what was sent, or what went wrong in here. */
export type JobAnswer =
  | { readonly ok: true; readonly output: MapJobs[JobKind]['output'] }
  | {
      readonly ok: false;
      readonly problem: { readonly code: ProblemCode; readonly detail?: string; readonly faults?: readonly Fault[] };
    }
  | { readonly ok: false; readonly problem?: undefined; readonly fault: string };

/** The buffers within a message that may move to the other thread: those that one whole array fills. */
export function movable(value: unknown, found = new Set<ArrayBuffer>()): ArrayBuffer[] {
  if (value instanceof Uint8Array) {
    const { buffer, byteLength } = value;
    if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) found.add(buffer);
  } else if (Array.isArray(value)) for (const member of value) movable(member, found);
  else if (typeof value === 'object' && value !== null)
    for (const member of Object.values(value)) movable(member, found);
  return [...found];
}
