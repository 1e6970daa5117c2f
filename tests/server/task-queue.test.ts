import { expect, test } from 'vitest';
import { createTaskQueue } from '@/server/jobs/task-queue';

const NEVER = new AbortController().signal;

interface Task {
  readonly run: () => Promise<string>;
  begun: boolean;
  end: () => void;
}

/** A task that ends when it is told to. */
function task(): Task {
  const made: Task = {
    begun: false,
    end: () => undefined,
    run: () => {
      made.begun = true;
      return new Promise<string>((resolve) => {
        made.end = () => resolve('done');
      });
    },
  };
  return made;
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const queue = (ofOwner = 4, ofAll = 6) => {
  const ended: [number, number][] = [];
  let now = 0;
  const made = createTaskQueue({
    atOnce: 2,
    ofOwner,
    ofAll,
    now: () => now,
    onEnd: (waited, took) => void ended.push([waited, took]),
  });
  const pass = (ms: number): void => {
    now += ms;
  };
  return { made, ended, pass };
};

test('[HT-51] one owner never has all places, and tasks begin in the order of their coming', async () => {
  const { made, ended, pass } = queue();
  const tasks = [task(), task(), task(), task()] as const;
  const results = [
    made.run('a', NEVER, tasks[0].run),
    made.run('a', NEVER, tasks[1].run),
    made.run('b', NEVER, tasks[2].run),
    made.run('b', NEVER, tasks[3].run),
  ];
  await settle();
  expect(tasks.map(({ begun }) => begun)).toEqual([true, false, true, false]);
  expect([made.underWay, made.waiting]).toEqual([2, 2]);
  pass(3000);
  tasks[0].end();
  await settle();
  expect(tasks.map(({ begun }) => begun)).toEqual([true, true, true, false]);
  for (const one of tasks.slice(1)) {
    one.end();
    await settle();
  }
  tasks[3].end();
  expect(await Promise.all(results)).toEqual(['done', 'done', 'done', 'done']);
  expect(ended[0]).toEqual([0, 3]);
  expect(ended[1]).toEqual([3, 0]);
  expect([made.underWay, made.waiting]).toEqual([0, 0]);
});

test('[HT-51] beyond its limits an owner gets `too-many`, and everybody `busy`', async () => {
  const { made } = queue(2, 3);
  const tasks = [task(), task(), task()] as const;
  const first = made.run('a', NEVER, tasks[0].run);
  const second = made.run('a', NEVER, tasks[1].run);
  await expect(made.run('a', NEVER, task().run)).rejects.toMatchObject({ code: 'too-many' });
  const third = made.run('b', NEVER, tasks[2].run);
  await expect(made.run('c', NEVER, task().run)).rejects.toMatchObject({ code: 'busy' });
  for (const one of [tasks[0], tasks[2], tasks[1]]) {
    await settle();
    one.end();
  }
  expect(await Promise.all([first, second, third])).toEqual(['done', 'done', 'done']);
});

test('[HT-51] who leaves before its turn is let go, whose task fails makes room', async () => {
  const { made } = queue();
  const first = task();
  const running = made.run('a', NEVER, first.run);
  const left = new AbortController();
  const waits = task();
  const waiting = made.run('a', left.signal, waits.run);
  left.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'bad-request' });
  await expect(made.run('a', left.signal, waits.run)).rejects.toMatchObject({ code: 'bad-request' });
  expect([made.underWay, made.waiting, waits.begun]).toEqual([1, 0, false]);
  first.end();
  await running;
  await expect(made.run('a', NEVER, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(made.underWay).toBe(0);
});
