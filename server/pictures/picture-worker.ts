import { parentPort } from 'node:worker_threads';
import type { PictureAnswer, PictureRequest } from './png-renderer';
import { rasterize } from './rasterize';

/** The thread in which pictures are drawn: one request, one answer, in order. */
parentPort?.on('message', ({ id, svg, options }: PictureRequest) => {
  let answer: PictureAnswer;
  try {
    answer = { id, picture: rasterize(svg, options) };
  } catch (error) {
    answer = { id, fault: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(answer);
});
