import { LIMITS } from '../protocol/limits';
import { type Fault, pointerTo } from './faults';

/** A container on the way down to what is being looked at. */
interface Frame {
  readonly container: Readonly<Record<PropertyKey, unknown>>;
  /** Names of its members; null for a list. */
  readonly keys: readonly string[] | null;
  readonly size: number;
  next: number;
}

/**
 * Faults of a value under a key that the program does not know: it is kept, so it must be JSON of bounded depth with
 * numbers that a file can hold (`1e999` reads as Infinity and would be written as null).
 * Walks without recursion, and holds no more than the way down: neither depth nor width of foreign input costs memory.
 * @param depth levels above `value`
 */
export function checkJson(value: unknown, pointer: string, depth: number, faults: Fault[]): void {
  const frames: Frame[] = [];
  const look = (item: unknown): void => {
    const message = faultOf(item, depth + frames.length);
    if (message === null) {
      if (typeof item === 'object' && item !== null) frames.push(frameOf(item));
    } else if (faults.length < LIMITS.faults) {
      const way = frames.map((frame) => frame.keys?.[frame.next - 1] ?? frame.next - 1);
      faults.push({ pointer: pointerTo(pointer, ...way), message });
    }
  };
  look(value);
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    if (frame.next >= frame.size) frames.pop();
    else {
      const key = frame.keys?.[frame.next] ?? frame.next;
      frame.next += 1;
      look(frame.container[key]);
    }
  }
}

function frameOf(container: object): Frame {
  const keys = Array.isArray(container) ? null : Object.keys(container);
  const size = Array.isArray(container) ? container.length : (keys?.length ?? 0);
  return { container: container as Frame['container'], keys, size, next: 0 };
}

function faultOf(value: unknown, depth: number): string | null {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return null;
    case 'number':
      return Number.isFinite(value) ? null : 'is a number too large to keep';
    case 'object':
      return value !== null && depth >= LIMITS.jsonDepth ? `is nested deeper than ${LIMITS.jsonDepth} levels` : null;
    default:
      return 'is not a JSON value';
  }
}
