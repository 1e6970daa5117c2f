import { type Fault, pointerTo } from '../../model/faults';
import { isPlainObject } from '../../model/plain-object';
import { LIMITS } from '../../protocol/limits';

/** Reads keys of one object of a JSON file, and notes what is wrong with them under their pointers. */
export class ObjectChecker {
  /** The object; null when there is none. */
  readonly raw: Readonly<Record<string, unknown>> | null;

  constructor(
    raw: unknown,
    private readonly pointer: string,
    private readonly faults: Fault[],
  ) {
    this.raw = isPlainObject(raw) ? raw : null;
    if (!this.raw) this.add(pointer, 'must be an object');
  }

  fault(key: string, message: string): void {
    this.add(pointerTo(this.pointer, key), message);
  }

  text(key: string, isNeeded: boolean): string {
    const value = this.value(key);
    if (typeof value === 'string') return value;
    if (value !== undefined) this.fault(key, 'must be a text');
    else if (isNeeded) this.fault(key, 'is missing');
    return '';
  }

  number(key: string): number {
    const value = this.value(key);
    if (typeof value === 'number' && Number.isFinite(value)) return value + 0;
    this.fault(key, value === undefined ? 'is missing' : 'must be a number');
    return 0;
  }

  oneOf(key: string, values: readonly string[]): string | undefined {
    const value = this.value(key);
    if (value === undefined || (typeof value === 'string' && values.includes(value))) return value;
    this.fault(key, `must be one of ${values.map((one) => `"${one}"`).join(', ')}`);
    return undefined;
  }

  private value(key: string): unknown {
    return this.raw && Object.hasOwn(this.raw, key) ? this.raw[key] : undefined;
  }

  private add(pointer: string, message: string): void {
    if (this.faults.length < LIMITS.faults) this.faults.push({ pointer, message });
  }
}
