/**
 * A map with some of its values replaced for the moment: making one costs what is replaced, not what is there. All keys
 * of `over` are keys of `base`.
 */
export class LaidOver<V> implements ReadonlyMap<string, V> {
  constructor(
    readonly base: ReadonlyMap<string, V>,
    readonly over: ReadonlyMap<string, V>,
  ) {}

  get size(): number {
    return this.base.size;
  }

  get(id: string): V | undefined {
    return this.over.get(id) ?? this.base.get(id);
  }

  has(id: string): boolean {
    return this.base.has(id);
  }

  forEach(visit: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [id, value] of this.entries()) visit(value, id, this);
  }

  keys(): MapIterator<string> {
    return this.base.keys();
  }

  *entries(): Generator<[string, V], undefined> {
    for (const [id, value] of this.base) yield [id, this.over.get(id) ?? value];
  }

  *values(): Generator<V, undefined> {
    for (const [id, value] of this.base) yield this.over.get(id) ?? value;
  }

  [Symbol.iterator](): Generator<[string, V], undefined> {
    return this.entries();
  }
}

export const NOTHING_OVER: ReadonlyMap<string, never> = new Map<string, never>();
