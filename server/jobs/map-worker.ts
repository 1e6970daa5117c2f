import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { Problem } from '../http/problem';
import { doMapJob } from './map-jobs';
import { type JobAnswer, type JobRequest, movable } from './work-messages';

/** Behind the thread that serves everybody, in the words of nice(2). */
const NICE = 10;

// On Linux this is about the calling thread alone; elsewhere it would slow down the whole process.
if (process.platform === 'linux') setPriority(NICE);

/** The thread in which large bodies are read, large maps analysed and files made: one request, one answer. */
parentPort?.on('message', async ({ kind, input }: JobRequest) => {
  let answer: JobAnswer;
  try {
    answer = { ok: true, output: await doMapJob(kind, input) };
  } catch (error) {
    answer =
      error instanceof Problem
        ? { ok: false, problem: { code: error.code, detail: error.detail, faults: error.more.faults } }
        : { ok: false, fault: error instanceof Error ? String(error.stack) : String(error) };
  }
  parentPort?.postMessage(answer, movable(answer));
});
