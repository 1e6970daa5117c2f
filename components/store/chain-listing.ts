import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ListedChain } from '@/lib/analysis/chains/list-chains';
import type { AnalysisInput } from '@/lib/analysis/types';

export type { ListedChain };

/** Which chains are wanted. */
export interface ChainQuery {
  /** Parent whose parts they run along; null for the root scope. */
  readonly scope: string | null;
  readonly filter: 'all' | 'intact' | 'broken';
  /** Touchpoint that they pass; null for any. */
  readonly through: string | null;
}

export type ChainQuestion =
  | {
      readonly kind: 'list';
      readonly revision: number;
      readonly input: AnalysisInput;
      readonly query: ChainQuery;
      readonly count: number;
    }
  /** The next ones of the last list. */
  | { readonly kind: 'more'; readonly revision: number; readonly count: number };

export type ChainAnswer =
  | {
      readonly revision: number;
      readonly chains: readonly ListedChain[];
      readonly done: boolean;
      readonly gaveUp: boolean;
    }
  | { readonly revision: number; readonly error: string };

/** The part of a `Worker` that is used. */
export interface ChainWorker {
  postMessage(question: ChainQuestion): void;
  onmessage: ((event: MessageEvent<ChainAnswer>) => void) | null;
  terminate(): void;
}

export interface ChainList {
  /** Best first. */
  readonly chains: readonly ListedChain[];
  /** There are no others. */
  readonly done: boolean;
  /** There may be others, but looking for them took long; `more` looks further. */
  readonly gaveUp: boolean;
  /** A new list, or more of this one, is under way; what stands here is still the one before. */
  readonly pending: boolean;
  /** The newest question could not be answered. */
  readonly failed: boolean;
}

export interface ChainListing {
  readonly store: StoreApi<ChainList>;
  /** Asks for the best chains; the list before stays until the answer comes. */
  list(input: () => AnalysisInput, query: ChainQuery): void;
  more(): void;
  destroy(): void;
}

/** So many chains are asked for at once. */
export const CHAINS_AT_ONCE = 50;
/** A burst of edits asks once. */
const REST_MS = 60;

/** Lists chains away from the main thread: one question is under way at a time; of those that wait, the newest wins. */
export function createChainListing(worker: ChainWorker): ChainListing {
  const store = createStore<ChainList>()(() => ({
    chains: [],
    done: false,
    gaveUp: false,
    pending: false,
    failed: false,
  }));
  let revision = 0;
  let underWay: ChainQuestion['kind'] | null = null;
  let waiting: { readonly input: () => AnalysisInput; readonly query: ChainQuery; readonly again: boolean } | null =
    null;
  let lastQuery: ChainQuery | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const send = (): void => {
    timer = null;
    if (!waiting || underWay) return;
    const { input, query, again } = waiting;
    waiting = null;
    underWay = 'list';
    revision += 1;
    // Who has opened more of a list keeps as much of it when somebody edits the map.
    const count = again ? Math.max(CHAINS_AT_ONCE, store.getState().chains.length) : CHAINS_AT_ONCE;
    worker.postMessage({ kind: 'list', revision, input: input(), query, count });
  };

  worker.onmessage = ({ data }) => {
    const kind = underWay;
    underWay = null;
    if (waiting) timer ??= setTimeout(send, REST_MS);
    if (data.revision !== revision) return;
    if ('error' in data) {
      console.error('The chains could not be listed.', data.error);
      store.setState({ pending: waiting !== null, failed: true });
      return;
    }
    // More of a list that nobody wants any longer.
    if (kind === 'more' && waiting) return;
    const { chains, done, gaveUp } = data;
    store.setState({
      chains: kind === 'more' ? [...store.getState().chains, ...chains] : chains,
      done,
      gaveUp,
      pending: waiting !== null,
      failed: false,
    });
  };

  return {
    store,
    list(input, query) {
      waiting = { input, query, again: lastQuery !== null && sameQuery(lastQuery, query) };
      lastQuery = query;
      store.setState({ pending: true });
      timer ??= setTimeout(send, REST_MS);
    },
    more() {
      const { pending, done } = store.getState();
      if (pending || done || underWay) return;
      underWay = 'more';
      revision += 1;
      store.setState({ pending: true });
      worker.postMessage({ kind: 'more', revision, count: CHAINS_AT_ONCE });
    },
    destroy() {
      if (timer) clearTimeout(timer);
      worker.onmessage = null;
      worker.terminate();
    },
  };
}

function sameQuery(a: ChainQuery, b: ChainQuery): boolean {
  return a.scope === b.scope && a.filter === b.filter && a.through === b.through;
}

/** The worker of this page. */
export function startChainWorker(): ChainWorker {
  return new Worker(new URL('./chains.worker.ts', import.meta.url), { type: 'module' });
}
