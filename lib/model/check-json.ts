import { LIMITS } from '../protocol/limits';
import { type Fault, pointerTo } from './faults';

/**
 * Faults of a value under a key that the program does not know: it is kept, so it must be JSON of bounded depth with
 * numbers that a file can hold (`1e999` reads as Infinity and would be written as null).
 * Walks without recursion: the nesting of foreign input must not reach the call stack.
 * @param depth levels above `value`
 */
export function checkJson(value: unknown, pointer: string, depth: number, faults: Fault[]): void {
  const stack: { value: unknown; pointer: string; depth: number }[] = [{ value, pointer, depth }];
  while (stack.length > 0) {
    const item = stack.pop();
    if (!item) break;
    const fault = checkOne(item.value, item.depth);
    if (fault !== null) {
      faults.push({ pointer: item.pointer, message: fault });
    } else if (Array.isArray(item.value)) {
      for (let i = item.value.length - 1; i >= 0; i -= 1) {
        stack.push({ value: item.value[i], pointer: pointerTo(item.pointer, i), depth: item.depth + 1 });
      }
    } else if (typeof item.value === 'object' && item.value !== null) {
      for (const [key, inner] of Object.entries(item.value).reverse()) {
        stack.push({ value: inner, pointer: pointerTo(item.pointer, key), depth: item.depth + 1 });
      }
    }
  }
}

function checkOne(value: unknown, depth: number): string | null {
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
