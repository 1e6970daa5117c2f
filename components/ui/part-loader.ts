/** Where the loading of a part of the page stands. */
export type PartState<Part> =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly part: Part }
  | { readonly kind: 'failed' };

/** A part of the page whose code comes when it is asked for. */
export interface PartLoader<Part> {
  state(): PartState<Part>;
  /** Asks for it, unless it is there or on its way; after a failure once more. Settles, whatever comes of it. */
  load(): Promise<PartState<Part>>;
  /** Called after each change of the state; returns the function that ends it. */
  subscribe(listener: () => void): () => void;
}

const WAITING = { kind: 'waiting' } as const;
const LOADING = { kind: 'loading' } as const;
const FAILED = { kind: 'failed' } as const;

/** Loads a part once, for all who ask for it. A failure is kept until somebody asks again. */
export function createPartLoader<Part>(fetchPart: () => Promise<Part>): PartLoader<Part> {
  const listeners = new Set<() => void>();
  let state: PartState<Part> = WAITING;
  let under: Promise<PartState<Part>> | null = null;

  const become = (next: PartState<Part>): PartState<Part> => {
    state = next;
    for (const listener of [...listeners]) listener();
    return next;
  };
  const begin = async (): Promise<PartState<Part>> => {
    become(LOADING);
    try {
      return become({ kind: 'ready', part: await fetchPart() });
    } catch (error) {
      console.warn('A part of the page could not be loaded.', error);
      return become(FAILED);
    } finally {
      under = null;
    }
  };

  return {
    state: () => state,
    load() {
      if (state.kind === 'ready') return Promise.resolve(state);
      under ??= begin();
      return under;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
