import { Worker } from 'node:worker_threads';
import type { Limits } from '@/lib/protocol/limits';
import { Problem } from '../http/problem';
import { jobBytes, mostInline, mostSeconds } from './job-size';
import { doMapJob, type JobKind, type MapJobs } from './map-jobs';
import { type JobAnswer, type JobRequest, movable } from './work-messages';

export interface WorkPool {
  /**
   * Does a job, in a thread of its own when it is large; the buffers of `input` are then given away. Those of one `owner` (a map, an address) and all together wait
   * for each other. Rejects with Problem: what is wrong with what was sent, `too-many` of this owner, `busy`,
   * `took-too-long`, or `too-large` for the memory of a thread.
   */
  run<K extends JobKind>(owner: string, kind: K, input: MapJobs[K]['input']): Promise<MapJobs[K]['output']>;
  /** Ends the threads; what is waiting is rejected. */
  close(): Promise<void>;
}

interface Job {
  readonly owner: string;
  readonly bytes: number;
  readonly request: JobRequest;
  readonly resolve: (output: never) => void;
  readonly reject: (error: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  job: Job | null;
  timer: ReturnType<typeof setTimeout> | null;
}

/** How long a thread without work is kept: it holds some 30 MB. */
const IDLE_MS = 20_000;
const RETRY_SECONDS = 2;

/**
 * Keeps what takes long away from the thread that serves everybody: large bodies, large maps. Threads start with the
 * first large job and end when they have been idle, have taken too long, or are out of memory.
 * @param workerUrl the bundled `map-worker.js`
 */
export function createWorkPool(workerUrl: URL, limits: Limits): WorkPool {
  const waiting: Job[] = [];
  const threads = new Set<Thread>();
  let closed = false;

  const end = (thread: Thread, reason: Error): void => {
    if (thread.timer) clearTimeout(thread.timer);
    threads.delete(thread);
    thread.job?.reject(reason);
    thread.job = null;
    void thread.worker.terminate();
    next();
  };

  const start = (): Thread => {
    const worker = new Worker(workerUrl, { resourceLimits: { maxOldGenerationSizeMb: limits.workMegabytes } });
    const thread: Thread = { worker, job: null, timer: null };
    threads.add(thread);
    worker.on('message', (answer: JobAnswer) => {
      const { job } = thread;
      thread.job = null;
      if (job) settle(job, answer);
      next();
      if (!thread.job) rest(thread);
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      const memory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      end(thread, memory ? new Problem('too-large', 'That takes more memory than this server gives it.') : error);
    });
    return thread;
  };

  function rest(thread: Thread): void {
    if (thread.timer) clearTimeout(thread.timer);
    thread.worker.unref();
    thread.timer = setTimeout(() => end(thread, new Problem('busy')), IDLE_MS);
    thread.timer.unref();
  }

  function begin(thread: Thread, job: Job): void {
    if (thread.timer) clearTimeout(thread.timer);
    thread.worker.ref();
    thread.job = job;
    const seconds = mostSeconds(job.request.kind, limits);
    thread.timer = setTimeout(
      () => end(thread, new Problem('took-too-long', `It was given up after ${seconds} s.`)),
      seconds * 1000,
    );
    thread.worker.postMessage(job.request, movable(job.request));
  }

  function next(): void {
    while (waiting.length > 0 && !closed) {
      const free = [...threads].find(({ job }) => job === null) ?? (threads.size < limits.workThreads ? start() : null);
      // One owner never has all threads: others come through.
      const index = free ? waiting.findIndex(({ owner }) => mayRun(owner)) : -1;
      const job = waiting[index];
      if (!free || !job) return;
      waiting.splice(index, 1);
      begin(free, job);
    }
  }

  const mayRun = (owner: string): boolean => {
    const own = [...threads].filter(({ job }) => job?.owner === owner).length;
    return own < Math.max(1, limits.workThreads - 1);
  };

  function admit(owner: string, bytes: number): void {
    const more = { retryAfterSeconds: RETRY_SECONDS };
    if (waiting.filter((job) => job.owner === owner).length >= limits.workWaitingEach) {
      throw new Problem('too-many', 'Too many large requests at once; nothing was changed. Try again soon.', more);
    }
    const all = waiting.reduce((sum, job) => sum + job.bytes, 0);
    if (waiting.length >= limits.workWaiting || all + bytes > limits.workWaitingBytes) {
      throw new Problem('busy', 'Nothing was changed. Try again soon.', more);
    }
  }

  return {
    async run<K extends JobKind>(owner: string, kind: K, input: MapJobs[K]['input']) {
      const bytes = jobBytes(input);
      if (bytes <= mostInline(kind, input, limits)) return doMapJob(kind, input);
      if (closed) throw new Problem('busy');
      admit(owner, bytes);
      return new Promise<MapJobs[K]['output']>((resolve, reject) => {
        waiting.push({ owner, bytes, request: { kind, input }, resolve, reject });
        next();
      });
    },
    async close() {
      closed = true;
      for (const job of waiting.splice(0)) job.reject(new Problem('busy'));
      const ended = [...threads].map(({ worker }) => worker.terminate());
      for (const thread of [...threads]) end(thread, new Problem('busy'));
      await Promise.all(ended);
    },
  };
}

function settle({ resolve, reject }: Job, answer: JobAnswer): void {
  if (answer.ok) resolve(answer.output as never);
  else if (answer.problem) {
    const { code, detail, faults } = answer.problem;
    reject(new Problem(code, detail, { faults }));
  } else reject(new Error(answer.fault));
}
