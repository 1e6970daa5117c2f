/** A small memory that outlives the page, and that may be missing: private windows forbid it. */
export interface Memory {
  get(key: string): string | null;
  set(key: string, value: string | null): void;
}

/** localStorage where there is one; otherwise a memory that lasts as long as the page. */
export function browserMemory(): Memory {
  const fallback = new Map<string, string>();
  return {
    get(key) {
      try {
        return globalThis.localStorage.getItem(key);
      } catch {
        return fallback.get(key) ?? null;
      }
    },
    set(key, value) {
      try {
        if (value === null) globalThis.localStorage.removeItem(key);
        else globalThis.localStorage.setItem(key, value);
      } catch {
        if (value === null) fallback.delete(key);
        else fallback.set(key, value);
      }
    },
  };
}
