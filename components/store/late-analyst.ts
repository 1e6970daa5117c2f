import type { Analyst } from './analyst';

/**
 * An analyst that begins once `whenFree` calls back, which gives what calls that off; until then only the newest question
 * is kept. So opening a map does not share the processor with figures that nobody can see yet.
 */
export function startLate(start: () => Analyst, whenFree: (task: () => void) => () => void): Analyst {
  let analyst: Analyst | null = null;
  let question: Parameters<Analyst['ask']> | null = null;
  const endWaiting = whenFree(() => {
    analyst = start();
    if (question) analyst.ask(...question);
    question = null;
  });
  return {
    ask(...asked) {
      if (analyst) analyst.ask(...asked);
      else question = asked;
    },
    destroy() {
      endWaiting();
      analyst?.destroy();
    },
  };
}
