/** The part of a `Worker` that is used. */
export interface AskedWorker {
  postMessage(question: unknown): void;
  onmessage: ((event: MessageEvent) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
}

/** Questions to a worker that answers each with one message. */
export interface Asker<Question, Answer> {
  /**
   * Resolves to the answer; to null when a newer question took its place before it was sent, or when all was ended.
   * Rejects when the worker could not be started or broke; the next question then gets a new one.
   * @param make called when it is sent; `first` says that this worker was asked nothing before
   */
  ask(make: (first: boolean) => Question): Promise<Answer | null>;
  /** Drops what is under way; the next question gets a new worker. */
  stop(): void;
}

interface Asked<Question, Answer> {
  readonly make: (first: boolean) => Question;
  readonly resolve: (answer: Answer | null) => void;
  readonly reject: (error: Error) => void;
}

/** Asks a worker one question at a time; of those that wait the newest wins. The worker starts with the first one. */
export function createAsker<Question, Answer>(start: () => AskedWorker): Asker<Question, Answer> {
  let worker: AskedWorker | null = null;
  let underWay: Asked<Question, Answer> | null = null;
  let waiting: Asked<Question, Answer> | null = null;

  const end = (): void => {
    worker?.terminate();
    worker = null;
  };
  const next = (): void => {
    underWay = waiting;
    waiting = null;
    if (!underWay) return;
    const first = worker === null;
    worker ??= begin();
    worker.postMessage(underWay.make(first));
  };
  const begin = (): AskedWorker => {
    const begun = start();
    begun.onmessage = ({ data }) => {
      if (worker !== begun) return;
      const asked = underWay;
      next();
      asked?.resolve(data as Answer);
    };
    begun.onerror = (event) => {
      if (worker !== begun) return;
      const asked = underWay;
      end();
      next();
      asked?.reject(new Error(event.message || 'The worker could not be started.'));
    };
    return begun;
  };

  return {
    ask(make) {
      return new Promise((resolve, reject) => {
        waiting?.resolve(null);
        waiting = { make, resolve, reject };
        if (!underWay) next();
      });
    },
    stop() {
      end();
      const dropped = [underWay, waiting];
      underWay = null;
      waiting = null;
      for (const asked of dropped) asked?.resolve(null);
    },
  };
}
