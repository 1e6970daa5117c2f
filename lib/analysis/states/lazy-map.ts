/**
 * A map whose values are made when they are first asked for, and then kept. Iterates in the order of `ids`; to iterate
 * makes every value. `positions` is asked at look-ups by id only.
 */
export class LazyMap<T extends object> implements ReadonlyMap<string, T> {
  readonly #ids: readonly string[];
  readonly #positions: () => ReadonlyMap<string, number>;
  readonly #make: (at: number) => T;
  #values: (T | undefined)[] | null = null;

  constructor(ids: readonly string[], positions: () => ReadonlyMap<string, number>, make: (at: number) => T) {
    this.#ids = ids;
    this.#positions = positions;
    this.#make = make;
  }

  /** What it goes by, in its order. */
  get ids(): readonly string[] {
    return this.#ids;
  }

  /** Gives where each id stands. */
  get positions(): () => ReadonlyMap<string, number> {
    return this.#positions;
  }

  get size(): number {
    return this.#ids.length;
  }

  /** The value at a position in `ids`. */
  at(position: number): T {
    this.#values ??= new Array(this.#ids.length);
    let value = this.#values[position];
    if (value === undefined) {
      value = this.#make(position);
      this.#values[position] = value;
    }
    return value;
  }

  get(id: string): T | undefined {
    const position = this.#positions().get(id);
    return position === undefined ? undefined : this.at(position);
  }

  has(id: string): boolean {
    return this.#positions().has(id);
  }

  forEach(visit: (value: T, id: string, map: ReadonlyMap<string, T>) => void): void {
    for (let i = 0; i < this.#ids.length; i++) visit(this.at(i), this.#ids[i]!, this);
  }

  keys(): MapIterator<string> {
    return this.#ids.values();
  }

  *values(): MapIterator<T> {
    for (let i = 0; i < this.#ids.length; i++) yield this.at(i);
  }

  *entries(): MapIterator<[string, T]> {
    for (let i = 0; i < this.#ids.length; i++) yield [this.#ids[i]!, this.at(i)];
  }

  [Symbol.iterator](): MapIterator<[string, T]> {
    return this.entries();
  }
}
