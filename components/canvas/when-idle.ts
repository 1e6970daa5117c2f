/** Idle moments are waited for no longer than this. */
const MOST_MS = 1_000;
/** Where the browser tells of no idle moments: long enough for the frame of a change to be painted. */
const REST_MS = 120;

/** Runs a task once, when the page has nothing else to do; the function that it returns calls it off. */
export function whenIdle(task: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(task, { timeout: MOST_MS });
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(task, REST_MS);
  return () => clearTimeout(timer);
}
