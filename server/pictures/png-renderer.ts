import { Worker } from 'node:worker_threads';
import type { PngOptions, PngPicture } from './rasterize';

export interface PictureRequest {
  readonly id: number;
  readonly svg: string;
  readonly options: PngOptions;
}

export interface PictureAnswer {
  readonly id: number;
  readonly picture?: PngPicture;
  readonly fault?: string;
}

export interface PngRenderer {
  /** Draws an SVG in a thread of its own; requests wait for each other. Rejects when it can't be drawn. */
  render(svg: string, options: PngOptions): Promise<PngPicture>;
  /** Ends the thread; what is still waiting is rejected. */
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (picture: PngPicture) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Draws pictures outside the main thread. The thread starts with the first picture and, when it dies, again with the
 * next one. It does not keep the process alive while nothing is being drawn.
 * @param workerUrl the bundled `picture-worker.js`
 */
export function createPngRenderer(workerUrl: URL): PngRenderer {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let last = 0;

  const failAll = (message: string): void => {
    for (const { reject } of waiting.values()) reject(new Error(message));
    waiting.clear();
  };

  const start = (): Worker => {
    const thread = new Worker(workerUrl);
    thread.on('message', ({ id, picture, fault }: PictureAnswer) => {
      const request = waiting.get(id);
      waiting.delete(id);
      if (waiting.size === 0) thread.unref();
      if (picture) request?.resolve(picture);
      else request?.reject(new Error(fault ?? 'the picture could not be drawn'));
    });
    thread.on('error', (error) => {
      failAll(`The picture could not be drawn: ${error.message}`);
    });
    thread.on('exit', () => {
      if (worker === thread) worker = null;
      failAll('The picture could not be drawn: its thread ended.');
    });
    return thread;
  };

  return {
    render(svg, options) {
      return new Promise((resolve, reject) => {
        worker ??= start();
        worker.ref();
        const id = ++last;
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, svg, options } satisfies PictureRequest);
      });
    },
    async close() {
      const thread = worker;
      worker = null;
      await thread?.terminate();
    },
  };
}
