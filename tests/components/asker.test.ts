import { describe, expect, test } from 'vitest';
import { type AskedWorker, createAsker } from '@/components/workers/asker';

/** A worker that answers when it is told to. */
function startedBy() {
  const workers: (AskedWorker & { readonly asked: unknown[]; ended: boolean })[] = [];
  const start = (): AskedWorker => {
    const worker = {
      asked: [] as unknown[],
      ended: false,
      onmessage: null,
      onerror: null,
      postMessage: (question: unknown) => void worker.asked.push(question),
      terminate: () => {
        worker.ended = true;
      },
    };
    workers.push(worker);
    return worker;
  };
  const answer = (data: unknown, which = workers.length - 1): void =>
    workers[which]?.onmessage?.({ data } as MessageEvent);
  return { workers, start, answer };
}

describe('asking a worker', () => {
  test('[PA-226] one question is under way at a time, and of those that wait the newest wins', async () => {
    const { workers, start, answer } = startedBy();
    const asker = createAsker<string, string>(start);
    const answers = ['a', 'b', 'c'].map((question) => asker.ask(() => question));
    expect(workers[0]?.asked).toEqual(['a']);
    answer('A');
    answer('C');
    expect(await Promise.all(answers)).toEqual(['A', null, 'C']);
    expect(workers.map(({ asked }) => asked)).toEqual([['a', 'c']]);
  });

  test('[PA-226] a question is made when it is sent, and knows whether the worker is new', async () => {
    const { workers, start, answer } = startedBy();
    const asker = createAsker<boolean, string>(start);
    const first = asker.ask((isNew) => isNew);
    const second = asker.ask((isNew) => isNew);
    answer('1');
    answer('2');
    await Promise.all([first, second]);
    asker.stop();
    void asker.ask((isNew) => isNew);
    expect(workers.map(({ asked, ended }) => [asked, ended])).toEqual([
      [[true, false], true],
      [[true], false],
    ]);
  });

  test('[PA-226] a worker that breaks fails its question alone, and is replaced', async () => {
    const { workers, start, answer } = startedBy();
    const asker = createAsker<string, string>(start);
    const broken = asker.ask(() => 'a');
    const next = asker.ask(() => 'b');
    workers[0]?.onerror?.({ message: 'no memory' } as ErrorEvent);
    await expect(broken).rejects.toThrow('no memory');
    answer('B');
    expect(await next).toBe('B');
    expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
  });

  test('[PA-226] stopping ends the worker, and nobody waits for ever', async () => {
    const { workers, start, answer } = startedBy();
    const asker = createAsker<string, string>(start);
    const asked = [asker.ask(() => 'a'), asker.ask(() => 'b')];
    asker.stop();
    expect(await Promise.all(asked)).toEqual([null, null]);
    expect(workers[0]?.ended).toBe(true);
    const later = asker.ask(() => 'c');
    // A late word of the worker that was ended is not taken for an answer.
    answer('A', 0);
    answer('C', 1);
    expect(await later).toBe('C');
  });
});
