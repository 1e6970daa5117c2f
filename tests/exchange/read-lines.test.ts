import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MapFragment } from '@/lib/document/types';
import { readLines } from '@/lib/exchange/read-lines';
import { countCharacters } from '@/lib/model/characters';
import { LIMITS } from '@/lib/protocol/limits';

/** A fragment in short: its labels, and its transitions by label. */
function brief(fragment: MapFragment): { labels: string[]; steps: string[] } {
  const label = new Map(fragment.touchpoints.map((item) => [item.id, item.label]));
  return {
    labels: fragment.touchpoints.map((item) => item.label),
    steps: fragment.transitions.map((item) => `${label.get(item.source)}>${label.get(item.target)}`),
  };
}

describe('readLines', () => {
  it('[EX-6] makes a touchpoint of each line that is not blank, same or not', () => {
    expect(brief(readLines('Call\r\n\r\n  \n- E-mail\n2. Call\n• Visit '))).toEqual({
      labels: ['Call', 'E-mail', 'Call', 'Visit'],
      steps: [],
    });
    expect(readLines(' \n\t')).toEqual({ touchpoints: [], transitions: [] });
  });

  it.each(['->', ' -> ', ' --> ', '=>', ' → ', '⇒'])('[EX-7] makes a chain of a, b, c joined by %j', (arrow) => {
    expect(brief(readLines(['a', 'b', 'c'].join(arrow)))).toEqual({ labels: ['a', 'b', 'c'], steps: ['a>b', 'b>c'] });
  });

  it('[EX-7] lets paths meet where the text is the same', () => {
    expect(brief(readLines('a -> b -> d\na -> c -> d\na -> b'))).toEqual({
      labels: ['a', 'b', 'd', 'c'],
      steps: ['a>b', 'b>d', 'a>c', 'c>d'],
    });
  });

  it('[EX-7] joins a line that starts or ends with an arrow to its neighbour', () => {
    expect(brief(readLines('a ->\nb\n-> c')).steps).toEqual(['a>b', 'b>c']);
    expect(brief(readLines('-> a'))).toEqual({ labels: ['a'], steps: [] });
    expect(brief(readLines('->')).labels).toEqual([]);
  });

  it('[EX-8] lets an indented line follow the nearest line above that is indented less', () => {
    expect(brief(readLines('Ad\n  Site\n    Chat\n    Form\n  Call\nFriend\n\tCall'))).toEqual({
      labels: ['Ad', 'Site', 'Chat', 'Form', 'Call', 'Friend'],
      steps: ['Ad>Site', 'Site>Chat', 'Site>Form', 'Ad>Call', 'Friend>Call'],
    });
    expect(brief(readLines('  a\nb')).steps).toEqual([]);
    expect(brief(readLines('a\n  b -> c\n    d')).steps).toEqual(['a>b', 'b>c', 'c>d']);
  });

  it('[EX-9] loses no text: a label that is too long goes on in the notes', () => {
    const text = `${'ө'.repeat(499)}😀${'x'.repeat(100_000)}`;
    const { touchpoints, transitions } = readLines(text);
    expect(touchpoints[0]?.label).toBe(`${'ө'.repeat(499)}😀`);
    expect(touchpoints[0]?.notes?.startsWith(touchpoints[0].label)).toBe(true);
    expect(transitions).toHaveLength(touchpoints.length - 1);
    for (const item of touchpoints) {
      expect(countCharacters(item.label)).toBeLessThanOrEqual(LIMITS.labelCharacters);
      expect(countCharacters(item.notes ?? '')).toBeLessThanOrEqual(LIMITS.textCharacters);
    }
    expect(touchpoints.map((item) => item.notes ?? item.label).join('')).toBe(text);
  });

  it('[EX-6] gives a valid fragment for any text', () => {
    const piece = fc.constantFrom('a', 'b', ' ', '  ', '\t', '\n', '->', '→', '- ', 'ө', '"', '\u2028');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const { touchpoints, transitions } = readLines(pieces.join(''));
        const ids = new Set(touchpoints.map((item) => item.id));
        expect(ids.size).toBe(touchpoints.length);
        expect(new Set(transitions.map((item) => item.id)).size).toBe(transitions.length);
        for (const item of transitions) expect(ids.has(item.source) && ids.has(item.target)).toBe(true);
        for (const item of touchpoints) expect(item.label.trim()).not.toBe('');
      }),
      { numRuns: 2000 },
    );
  });

  it('[EX-6] is quick for 50,000 lines', () => {
    const text = Array.from({ length: 50_000 }, (_, index) => `${' '.repeat(index % 30)}line ${index}`).join('\n');
    const start = performance.now();
    expect(readLines(text).touchpoints).toHaveLength(50_000);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
