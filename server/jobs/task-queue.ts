import { Problem } from '../http/problem';

export interface TaskQueueOptions {
  /** Tasks under way at once. */
  readonly atOnce: number;
  /** Tasks under way and waiting: of one owner, and of all. */
  readonly ofOwner: number;
  readonly ofAll: number;
  /** Milliseconds from any beginning. */
  readonly now: () => number;
  /** Called when a task has ended, with the seconds that it waited and that it took. */
  readonly onEnd: (waited: number, took: number) => void;
}

export interface TaskQueue {
  /**
   * Does a task when it is its turn. Nothing of it is begun or held before. Rejects with Problem `too-many` when its
   * owner has as many as it may, `busy` when there are too many of all, and when `left` is aborted before its turn.
   */
  run<T>(owner: string, left: AbortSignal, task: () => Promise<T>): Promise<T>;
  readonly waiting: number;
  readonly underWay: number;
}

interface Waiting {
  readonly owner: string;
  readonly begin: () => void;
}

const RETRY_SECONDS = 5;

/** A queue in which no owner ever has all places, so that the others' tasks come through. */
export function createTaskQueue({ atOnce, ofOwner, ofAll, now, onEnd }: TaskQueueOptions): TaskQueue {
  const waiting: Waiting[] = [];
  const underWay: string[] = [];
  const own = (list: readonly string[], owner: string): number => list.filter((one) => one === owner).length;
  const mayBegin = (owner: string): boolean => own(underWay, owner) < Math.max(1, atOnce - 1);

  function next(): void {
    while (underWay.length < atOnce) {
      const index = waiting.findIndex(({ owner }) => mayBegin(owner));
      const [first] = index === -1 ? [] : waiting.splice(index, 1);
      if (!first) return;
      underWay.push(first.owner);
      first.begin();
    }
  }

  function admit(owner: string): void {
    const more = { retryAfterSeconds: RETRY_SECONDS };
    const owners = [...underWay, ...waiting.map((one) => one.owner)];
    if (own(owners, owner) >= ofOwner) {
      throw new Problem('too-many', 'Too many exports of this map at once. Try again soon.', more);
    }
    if (owners.length >= ofAll) throw new Problem('busy', 'Too many exports at once. Try again soon.', more);
  }

  /** Resolves when it is the turn of this owner's task. */
  function turn(owner: string, left: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        waiting.splice(waiting.indexOf(entry), 1);
        reject(new Problem('bad-request', 'Whoever asked has left.'));
      };
      const entry: Waiting = {
        owner,
        begin: () => {
          left.removeEventListener('abort', leave);
          resolve();
        },
      };
      waiting.push(entry);
      if (left.aborted) leave();
      else left.addEventListener('abort', leave, { once: true });
      next();
    });
  }

  return {
    async run(owner, left, task) {
      admit(owner);
      const came = now();
      await turn(owner, left);
      const began = now();
      try {
        return await task();
      } finally {
        underWay.splice(underWay.indexOf(owner), 1);
        onEnd((began - came) / 1000, (now() - began) / 1000);
        next();
      }
    },
    get waiting() {
      return waiting.length;
    },
    get underWay() {
      return underWay.length;
    },
  };
}
