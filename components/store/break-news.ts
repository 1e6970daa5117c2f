import type { StateAnalysis } from '@/lib/analysis/types';

export interface BreakNews {
  /**
   * The map has been judged anew. What has begun or ceased to break is told a moment later, in one sentence.
   * @param soon after one's own edit; of others' edits it is told in batches
   */
  judged(states: StateAnalysis, labelOf: (id: string) => string, soon: boolean): void;
  /** What is known now is how it is at first: nothing of it is news. */
  settle(states: StateAnalysis): void;
  destroy(): void;
}

/** After one's own edit: time for the edit's own announcement, and for a second edit at once. */
const SOON_MS = 500;
const BATCH_MS = 4000;

type Breaks = ReadonlyMap<string, string>;

/** Tells, for those who cannot see it, when a chain begins to break, breaks elsewhere, or works again. */
export function createBreakNews(announce: (text: string) => void): BreakNews {
  let told: Breaks = new Map();
  let now: { readonly states: StateAnalysis; readonly labelOf: (id: string) => string } | null = null;
  let timer: { readonly due: number; readonly id: ReturnType<typeof setTimeout> } | null = null;
  const tell = (): void => {
    timer = null;
    if (!now) return;
    const text = describeBreaks(told, breaksOf(now.states), now.states, now.labelOf);
    told = breaksOf(now.states);
    if (text) announce(text);
  };
  return {
    judged(states, labelOf, soon) {
      now = { states, labelOf };
      const due = soon ? SOON_MS : BATCH_MS;
      if (timer && timer.due <= due && !soon) return;
      if (timer) clearTimeout(timer.id);
      timer = { due, id: setTimeout(tell, due) };
    },
    settle(states) {
      if (timer) clearTimeout(timer.id);
      timer = null;
      told = breaksOf(states);
    },
    destroy() {
      if (timer) clearTimeout(timer.id);
    },
  };
}

/** Starts of the map that break, each with where. */
function breaksOf(states: StateAnalysis): Breaks {
  const broken = (states.scopes[0]?.starts ?? []).filter(({ verdict }) => verdict === 'broken');
  return new Map(broken.map(({ id, breakPoint }) => [id, breakPoint ?? id]));
}

/** What is new since it was last told; null when nothing is. */
export function describeBreaks(
  before: Breaks,
  after: Breaks,
  states: StateAnalysis,
  labelOf: (id: string) => string,
): string | null {
  const broke = [...after].filter(([start, at]) => before.get(start) !== at);
  const whole = new Map(states.scopes[0]?.starts.map(({ id, verdict }) => [id, verdict]));
  const works = [...before.keys()].filter((id) => whole.get(id) === 'intact' || whole.get(id) === 'at-risk');
  const name = (id: string): string => `“${labelOf(id).replace(/\s+/g, ' ').trim() || 'No name'}”`;
  const [one] = broke;
  const sentences: string[] = [];
  if (one && broke.length === 1) {
    const place = one[0] === one[1] ? 'right there' : `at ${name(one[1])}`;
    sentences.push(`The chain from ${name(one[0])} breaks ${place}.`);
  } else if (broke.length > 1) {
    const places = new Set(broke.map(([, at]) => at));
    const place = places.size === 1 ? ` at ${name([...places][0] ?? '')}` : '';
    sentences.push(`The chains from ${broke.length} starts break${place}.`);
  }
  if (works.length === 1) sentences.push(`The chain from ${name(works[0] ?? '')} works again.`);
  else if (works.length > 1) sentences.push(`The chains from ${works.length} starts work again.`);
  return sentences.length > 0 ? sentences.join(' ') : null;
}
