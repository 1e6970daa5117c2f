import { createChainLister } from '@/lib/analysis/chains/list-chains';
import type { ChainAnswer, ChainQuestion, ListedChain } from './chain-listing';

interface WorkerScope {
  onmessage: ((event: MessageEvent<ChainQuestion>) => void) | null;
  postMessage(answer: ChainAnswer): void;
}

interface Lister {
  next(count: number): { readonly chains: readonly ListedChain[]; readonly done: boolean; readonly gaveUp: boolean };
}

const scope = globalThis as unknown as WorkerScope;
/** Of the last list; it goes on from where it stopped. */
let lister: Lister | null = null;

scope.onmessage = ({ data }) => {
  try {
    if (data.kind === 'list') {
      const { scope: within, filter, through } = data.query;
      lister = createChainLister(data.input, { scope: within, filter, ...(through !== null && { through }) });
    }
    const found = lister?.next(data.count) ?? { chains: [], done: true, gaveUp: false };
    scope.postMessage({ revision: data.revision, ...found });
  } catch (error) {
    lister = null;
    scope.postMessage({ revision: data.revision, error: String(error) });
  }
};
