import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createBreakNews } from '@/components/store/break-news';
import { describeTally, emptyTally, tallyChanges } from '@/components/store/describe-changes';
import { createPeerNews } from '@/components/store/peer-news';
import { analyzeStates } from '@/lib/analysis/states/analyze-states';
import { EMPTY_MAP, type JourneyMap } from '@/lib/model/types';
import { mapOf } from './support';

const ROLES = { a: { role: 'start' }, c: { role: 'final' } } as const;
const chain = (b: object = {}): JourneyMap => mapOf('a>b>c', { ...ROLES, b });

describe('news for those who cannot see them', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('[AX-20] of few changes it is said what they are, of many how many', () => {
    const told = (before: JourneyMap, after: JourneyMap, who?: string) => {
      const tally = emptyTally();
      tallyChanges(tally, before, after);
      return describeTally(tally, who);
    };
    expect(told(chain(), chain({ reaction: 'negative' }), 'Bo')).toBe('Bo rated “b” negative.');
    expect(told(chain(), chain({ label: 'Form' }))).toBe('Others renamed “b” to “Form”.');
    expect(told(chain(), chain({ x: 5 }))).toBe('Others moved “b”.');
    expect(told(chain(), mapOf('a>b c', ROLES))).toBe('Others disconnected “b” to “c”.');
    expect(told(EMPTY_MAP, mapOf('a b c d e'))).toBe('Others added 5 touchpoints.');
    expect(told(chain(), EMPTY_MAP)).toBe('Others removed 3 touchpoints.');
  });

  test('[AX-20] what came and went between two announcements is not told, and of two changes the last', () => {
    const tally = emptyTally();
    tallyChanges(tally, EMPTY_MAP, mapOf('a'));
    tallyChanges(tally, mapOf('a'), EMPTY_MAP);
    expect(describeTally(tally)).toBe(null);
    tallyChanges(tally, chain(), chain({ reaction: 'negative' }));
    tallyChanges(tally, chain({ reaction: 'negative' }), chain({ reaction: 'positive' }));
    expect(describeTally(tally)).toBe('Others rated “b” positive.');
  });

  test('[AX-20] many edits of others are one sentence', () => {
    const said: string[] = [];
    const news = createPeerNews((text) => said.push(text));
    let before = EMPTY_MAP;
    for (const chains of ['a', 'a b', 'a b c', 'a>b c']) {
      const after = mapOf(chains);
      news.changed(before, after);
      before = after;
    }
    vi.runAllTimers();
    expect(said).toEqual(['Others added 3 touchpoints, connected “a” to “b”.']);
    news.destroy();
  });

  test('[AX-21] a chain that begins to break is told once, with where, and once when it works again', () => {
    const said: string[] = [];
    const news = createBreakNews((text) => said.push(text));
    const judge = (map: JourneyMap, soon = true) => news.judged(analyzeStates(map), (id) => id, soon);
    news.settle(analyzeStates(chain()));
    judge(chain({ reaction: 'negative' }));
    judge(chain({ reaction: 'negative' }));
    vi.runAllTimers();
    expect(said.splice(0)).toEqual(['The chain from “a” breaks at “b”.']);
    judge(chain({ reaction: 'negative', label: 'renamed' }));
    vi.runAllTimers();
    expect(said.splice(0)).toEqual([]);
    judge(chain({ reaction: 'neutral' }), false);
    vi.runAllTimers();
    expect(said.splice(0)).toEqual(['The chain from “a” works again.']);
    // What broke and was mended before it could be told is no news.
    judge(chain({ reaction: 'negative' }), false);
    judge(chain(), false);
    vi.runAllTimers();
    expect(said).toEqual([]);
    news.destroy();
  });

  test('[AX-21] of many chains it is said how many, and what was there at first is no news', () => {
    const said: string[] = [];
    const news = createBreakNews((text) => said.push(text));
    const many = (b: object): JourneyMap => mapOf('a>b>c d>b', { ...ROLES, d: { role: 'start' }, b });
    news.settle(analyzeStates(many({ reaction: 'negative' })));
    news.judged(analyzeStates(many({ reaction: 'negative' })), (id) => id, true);
    vi.runAllTimers();
    expect(said).toEqual([]);
    news.judged(analyzeStates(many({})), (id) => id, true);
    vi.runAllTimers();
    expect(said).toEqual(['The chains from 2 starts work again.']);
    news.destroy();
  });
});
