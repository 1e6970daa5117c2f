/** A small memory that outlives the page, and that may be missing: private windows forbid it. */
export interface Memory {
  get(key: string): string | null;
  set(key: string, value: string | null): void;
}

/** A memory that lasts as long as the page, and leaves nothing behind. */
export function pageMemory(): Memory {
  const kept = new Map<string, string>();
  return {
    get: (key) => kept.get(key) ?? null,
    set(key, value) {
      if (value === null) kept.delete(key);
      else kept.set(key, value);
    },
  };
}

/** localStorage where there is one; otherwise a memory that lasts as long as the page. */
export function browserMemory(): Memory {
  const fallback = pageMemory();
  return {
    get(key) {
      try {
        return globalThis.localStorage.getItem(key);
      } catch {
        return fallback.get(key);
      }
    },
    set(key, value) {
      try {
        if (value === null) globalThis.localStorage.removeItem(key);
        else globalThis.localStorage.setItem(key, value);
      } catch {
        fallback.set(key, value);
      }
    },
  };
}
