import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exampleMap } from '@/lib/examples/examples';
import { lossesOfOutline } from '@/lib/exchange/markdown/losses-of-outline';
import { readOutline } from '@/lib/exchange/markdown/read-outline';
import { writeOutline } from '@/lib/exchange/markdown/write-outline';
import type { JourneyMap, Touchpoint } from '@/lib/model/types';
import { arbitraryMap } from '../../model/arbitrary-map';

function read(text: string): { map: JourneyMap; notes: readonly string[] } {
  const result = readOutline(text);
  if (!result.ok) throw new Error(JSON.stringify(result.faults.slice(0, 3)));
  return result;
}

/** What the page on formats says that an outline keeps. */
function kept(map: JourneyMap): object {
  const of = new Map(map.touchpoints.map((one) => [one.id, one]));
  const phases = new Map(map.phases.map(({ id, label }) => [id, label]));
  const without = (object: object, ...keys: string[]): object =>
    Object.fromEntries(
      Object.entries(object).filter(([key, value]) => !keys.includes(key) && value !== '' && value !== undefined),
    );
  const fields = (one: Touchpoint): object => {
    const { standard, tasks, ratings, competitors } = one;
    const small = standard ? without(standard, 'extra') : {};
    return {
      ...without(
        one,
        'id',
        'x',
        'y',
        'width',
        'height',
        'parent',
        'phase',
        'extra',
        'standard',
        'tasks',
        'ratings',
        'competitors',
      ),
      label: one.label,
      parent: one.parent === undefined ? null : of.get(one.parent)?.label,
      phase: one.parent === undefined ? (phases.get(one.phase ?? '') ?? null) : null,
      standard: Object.keys(small).length > 0 ? small : null,
      tasks: (tasks ?? []).map(({ text, done }) => [text, done]),
      ratings: (ratings ?? []).map(({ by, side, reaction, note }) => [by, side, reaction, note ?? '']),
      competitors: (competitors ?? []).map(({ name, reaction }) => [name, reaction]),
    };
  };
  const sorted = (items: object[]): string[] =>
    items.map((item) => JSON.stringify(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))).sort();
  return {
    title: map.title,
    phases: map.phases.map(({ label }) => label),
    touchpoints: sorted(map.touchpoints.map(fields)),
    transitions: sorted(
      map.transitions.map(({ source, target, label = '', share }) => {
        return { source: of.get(source)?.label, target: of.get(target)?.label, label, share };
      }),
    ),
  };
}

describe('a Markdown outline', () => {
  test('[EX-85] gives back all that it says it keeps', () => {
    fc.assert(
      fc.property(arbitraryMap({ loneSurrogates: true }), (map) => {
        fc.pre(map.touchpoints.length > 0);
        expect(kept(read(writeOutline(map)).map)).toEqual(kept(map));
      }),
      { numRuns: process.env.SOAK ? 3000 : 8, seed: 85 },
    );
    for (const id of ['clinic-bg', 'telephony-en']) {
      const map = exampleMap(id) as JourneyMap;
      expect(kept(read(writeOutline(map)).map)).toEqual(kept(map));
    }
  });

  test('[EX-85] reads as people write, and says what it leaves out', () => {
    const map = exampleMap('clinic-en') as JourneyMap;
    expect(writeOutline(map)).toContain('## Consideration\n');
    expect(writeOutline(map)).toMatch(/^- Banner ad \(start, positive\)$/m);
    expect(lossesOfOutline(map)[0]).toContain('5 touchpoints');
  });

  test('[EX-86] of anybody: headings, bullets, numbers, tasks, fields, links', () => {
    const { map, notes } = read(
      '# My *journey*\n\nWords.\n\n## Before\n* [x] **Ad** (good)\n\t* Goal: be seen\n\t* → Site: "click" 40%\n## After\n1. Site\n2. Call\n   more of it\n\n   A note.\n3. Visit -> Pay\n\n```\n- no\n```\n| a |\n|---|\n',
    );
    const short = map.touchpoints.map(({ label, phase, status, reaction, goal }) => [
      label,
      phase,
      status,
      reaction,
      goal,
    ]);
    expect(short.sort()).toEqual([
      ['Ad', 'before', 'done', 'positive', 'be seen'],
      ['Call more of it', 'after', undefined, undefined, undefined],
      ['Pay', 'after', undefined, undefined, undefined],
      ['Site', 'after', undefined, undefined, undefined],
      ['Visit', 'after', undefined, undefined, undefined],
    ]);
    expect(map.title).toBe('My journey');
    expect(map.transitions.map(({ source, target, share }) => `${source}>${target} ${share ?? ''}`).sort()).toEqual([
      'ad>site 0.4',
      'call-more-of-it>visit ',
      'site>call-more-of-it ',
      'visit>pay ',
    ]);
    expect(notes.join('\n')).toMatch(/2 transitions made[\s\S]*1 paragraph[\s\S]*1 block of code[\s\S]*1 table/);
  });

  test('[EX-86] headings alone, and lines without either', () => {
    const { map } = read('Title\n=====\n## One\n### A\nNote of A.\n#### Part\n## Two\n### B');
    expect(map.phases.map(({ label }) => label)).toEqual(['One', 'Two']);
    expect(map.touchpoints.map(({ label, parent, notes }) => [label, parent, notes])).toEqual([
      ['A', undefined, 'Note of A.'],
      ['B', undefined, undefined],
      ['Part', 'a', undefined],
    ]);
    expect(read('# T\n## A\n## B').map.touchpoints).toHaveLength(2);
    expect(read('a -> b -> c').map.transitions).toHaveLength(2);
    expect(read('').map.touchpoints).toEqual([]);
  });

  test('[EX-86] hostile outlines are read or refused', () => {
    for (const piece of [
      '- ',
      '[',
      '**',
      '- a\n',
      '# ',
      '`',
      '<',
      '- → "',
      '- (',
      '&',
      ' - x\n',
      '|',
      '- tasks:\n  - x\n',
      '-> ',
    ]) {
      const result = readOutline(piece.repeat(4_000));
      expect(result.ok || result.faults.length > 0).toBe(true);
    }
  });
});
