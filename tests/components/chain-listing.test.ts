import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  CHAINS_AT_ONCE,
  type ChainAnswer,
  type ChainListing,
  type ChainQuery,
  type ChainQuestion,
  type ChainWorker,
  createChainListing,
  type ListedChain,
} from '@/components/store/chain-listing';

const QUERY: ChainQuery = { scope: null, filter: 'all', through: null };
const INPUT = { touchpoints: [], transitions: [] };

function chainsFrom(first: number, count: number): ListedChain[] {
  return Array.from({ length: count }, (_, index) => ({
    path: [`s${first + index}`, 'f'],
    breaks: [],
    breakPoint: null,
  }));
}

/** A worker that answers when it is told to. */
class SlowWorker implements ChainWorker {
  readonly questions: ChainQuestion[] = [];
  onmessage: ((event: MessageEvent<ChainAnswer>) => void) | null = null;
  ended = false;
  postMessage(question: ChainQuestion): void {
    this.questions.push(question);
  }
  terminate(): void {
    this.ended = true;
  }
  answer(chains: readonly ListedChain[], end: { done?: boolean; gaveUp?: boolean } = {}): void {
    const revision = this.questions.at(-1)!.revision;
    const data: ChainAnswer = { revision, chains, done: end.done ?? false, gaveUp: end.gaveUp ?? false };
    this.onmessage?.({ data } as MessageEvent<ChainAnswer>);
  }
  fail(): void {
    const data: ChainAnswer = { revision: this.questions.at(-1)!.revision, error: 'no' };
    this.onmessage?.({ data } as MessageEvent<ChainAnswer>);
  }
}

describe('the list of chains', () => {
  let worker: SlowWorker;
  let listing: ChainListing;
  const paths = (): string[] => listing.store.getState().chains.map(({ path }) => path[0] ?? '');
  const ask = (query: ChainQuery = QUERY): void => {
    listing.list(() => INPUT, query);
    vi.runAllTimers();
  };

  beforeEach(() => {
    vi.useFakeTimers();
    worker = new SlowWorker();
    listing = createChainListing(worker);
  });
  afterEach(() => {
    listing.destroy();
    vi.useRealTimers();
  });

  test('[PA-71] fifty at once, more on demand, put behind what is there', () => {
    ask();
    expect(worker.questions).toMatchObject([{ kind: 'list', query: QUERY, count: CHAINS_AT_ONCE }]);
    expect(listing.store.getState().pending).toBe(true);
    worker.answer(chainsFrom(0, 50));
    expect(listing.store.getState()).toMatchObject({ pending: false, done: false });
    listing.more();
    listing.more();
    expect(worker.questions).toHaveLength(2);
    expect(worker.questions[1]).toMatchObject({ kind: 'more', count: CHAINS_AT_ONCE });
    worker.answer(chainsFrom(50, 3), { done: true });
    expect(paths()).toHaveLength(53);
    listing.more();
    expect(worker.questions, 'there are no others').toHaveLength(2);
  });

  test('[PA-71] a burst of edits asks once; one question is under way, and of those that wait the newest wins', () => {
    listing.list(() => INPUT, QUERY);
    listing.list(() => INPUT, { ...QUERY, filter: 'broken' });
    vi.runAllTimers();
    expect(worker.questions.map((question) => question.kind === 'list' && question.query.filter)).toEqual(['broken']);
    ask({ ...QUERY, filter: 'intact' });
    ask({ ...QUERY, through: 'x' });
    expect(worker.questions).toHaveLength(1);
    worker.answer(chainsFrom(0, 2));
    vi.runAllTimers();
    expect(worker.questions).toHaveLength(2);
    expect(worker.questions[1]).toMatchObject({ query: { filter: 'all', through: 'x' } });
  });

  test('[PA-71] the list stays until the new one comes, and an edit keeps as much of it as was opened', () => {
    ask();
    worker.answer(chainsFrom(0, 50));
    listing.more();
    worker.answer(chainsFrom(50, 50));
    ask();
    expect(listing.store.getState()).toMatchObject({ pending: true });
    expect(paths()).toHaveLength(100);
    expect(worker.questions.at(-1)).toMatchObject({ kind: 'list', count: 100 });
    worker.answer(chainsFrom(7, 80), { done: true });
    expect(paths()[0]).toBe('s7');
    ask({ ...QUERY, filter: 'broken' });
    expect(worker.questions.at(-1), 'another question begins anew').toMatchObject({ count: CHAINS_AT_ONCE });
  });

  test('[PA-71] more of a list that nobody wants any longer is not shown', () => {
    ask();
    worker.answer(chainsFrom(0, 50));
    listing.more();
    listing.list(() => INPUT, { ...QUERY, filter: 'broken' });
    worker.answer(chainsFrom(50, 50));
    expect(paths()).toHaveLength(50);
    vi.runAllTimers();
    worker.answer(chainsFrom(90, 1), { done: true });
    expect(paths()).toEqual(['s90']);
  });

  test('[PA-71] what took too long can be looked for further, and what failed is asked again by the next edit', () => {
    ask();
    worker.answer([], { gaveUp: true });
    expect(listing.store.getState()).toMatchObject({ gaveUp: true, done: false, pending: false });
    listing.more();
    worker.answer(chainsFrom(0, 1), { done: true });
    expect(paths()).toEqual(['s0']);
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    ask();
    worker.fail();
    expect(complaint).toHaveBeenCalledOnce();
    complaint.mockRestore();
    expect(listing.store.getState()).toMatchObject({ failed: true, pending: false });
    expect(paths(), 'the list before is kept').toEqual(['s0']);
    ask();
    worker.answer(chainsFrom(1, 1), { done: true });
    expect(listing.store.getState()).toMatchObject({ failed: false });
  });

  test('[PA-71] the worker ends with the list', () => {
    ask();
    listing.destroy();
    expect(worker.ended).toBe(true);
    expect(worker.onmessage).toBeNull();
  });
});
