import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyze } from '@/lib/analysis/analyze';
import { EXAMPLES, exampleMap } from '@/lib/examples/examples';
import { lossesOfDrawio } from '@/lib/export/diagram-losses';
import { writeDrawio } from '@/lib/export/drawio/write-drawio';
import { DEFAULT_OPTIONS, type ExportOptions } from '@/lib/export/options';
import type { JourneyMap } from '@/lib/model/types';
import { cleanText } from '@/lib/scene/clean-text';
import { arbitraryMap } from '../../model/arbitrary-map';
import { mapOf, touchpoint } from '../../support/scene-maps';
import { cellsOfMxfile, faultsOfMxfile } from './check-mxfile';

const write = (map: JourneyMap, options: Partial<ExportOptions> = {}) =>
  writeDrawio(map, analyze(map), { ...DEFAULT_OPTIONS, ...options });
const RUNS = process.env.SOAK ? 2_000 : 10;

describe('a draw.io file', () => {
  test.each(EXAMPLES.map(({ id }) => id))('[EX-100] is built as documented: %s', (id) => {
    expect(faultsOfMxfile(write(exampleMap(id)!))).toEqual([]);
  });

  test('[EX-100] is built as documented for any map, in either theme, and says each label as it is', () => {
    fc.assert(
      fc.property(arbitraryMap({ loneSurrogates: true }), fc.constantFrom('light', 'dark'), (map, theme) => {
        const xml = write(map, { theme: theme as 'light' | 'dark', names: true, notes: true, date: '2026-11-22' });
        expect(faultsOfMxfile(xml)).toEqual([]);
        const cells = cellsOfMxfile(xml);
        for (const { id, label } of map.touchpoints)
          expect(cells.get(`t-${id}`)?.label).toBe(cleanText(cleanText(label)));
        for (const { id, source, target } of map.transitions) {
          const { cell } = cells.get(`e-${id}`)!;
          expect([cell.getAttribute('source'), cell.getAttribute('target')]).toEqual([`t-${source}`, `t-${target}`]);
        }
      }),
      { numRuns: RUNS, seed: 614 },
    );
  });

  test('[EX-100] the checker finds what is wrong', () => {
    const good = write(mapOf([touchpoint('a'), touchpoint('b')], ['a>b']));
    expect(faultsOfMxfile(good)).toEqual([]);
    const wrong = (from: string | RegExp, to: string) => expect(faultsOfMxfile(good.replace(from, to))).not.toEqual([]);
    wrong('target="t-b"', 'target="t-nobody"');
    wrong('id="t-b"', 'id="t-a"');
    wrong('as="geometry"', 'as="shape"');
    wrong('<mxCell id="1" parent="0"/>', '');
    wrong('label="Touchpoint a"', 'label="&lt;b&gt;a"');
  });

  test('[EX-101] phases are lanes, wholes containers, and what is in them stands relative to them', () => {
    const map = mapOf(
      [
        touchpoint('a', { phase: 'one', x: 0, y: 0 }),
        touchpoint('w', { phase: 'two', x: 400, y: 0 }),
        touchpoint('x', { parent: 'w', x: 424, y: 100 }),
        touchpoint('y', { parent: 'w', x: 424, y: 300, reaction: 'negative' }),
      ],
      ['a>w', 'x>y'],
      {
        phases: [
          { id: 'one', label: 'One' },
          { id: 'two', label: 'Two' },
        ],
      },
    );
    const cells = cellsOfMxfile(write(map));
    const parentOf = (id: string) => cells.get(id)!.cell.getAttribute('parent');
    expect(['t-a', 't-w', 't-x', 't-y', 'e-x-y-1', 'e-a-w-0'].map(parentOf)).toEqual([
      'p-0',
      'p-1',
      't-w',
      't-w',
      't-w',
      '1',
    ]);
    const placeOf = (id: string) => {
      const geometry = cells.get(id)!.cell.getElementsByTagName('mxGeometry')[0]!;
      return ['x', 'y'].map((name) => Number(geometry.getAttribute(name)));
    };
    const [x, y] = [placeOf('t-x'), placeOf('t-y')];
    expect([x[0], y[1]! - x[1]!]).toEqual([24, 200]);
    const ids = [...cells.keys()];
    // What comes later lies above.
    expect(ids.indexOf('e-x-y-1')).toBeLessThan(ids.indexOf('t-x'));
    expect(ids.indexOf('e-a-w-0')).toBeLessThan(ids.indexOf('p-0'));
  });

  test('[EX-102] breaks, states and data are told; names and notes on request only', () => {
    const fields = {
      reaction: 'negative',
      owner: 'Ann',
      notes: 'Ask again',
      dropOff: 0.25,
      goal: 'an\nanswer',
    } as const;
    const map = mapOf([touchpoint('a'), touchpoint('n', fields), touchpoint('z')], ['a>n', 'n>z']);
    const quiet = write(map);
    expect(quiet).not.toMatch(/Ann|Ask again/);
    expect(write(map, { names: true, notes: true })).toMatch(/owner="Ann" notes="Ask again"/);
    expect(quiet).toContain('goal="an&#10;answer"');
    expect(quiet).toMatch(/dropOff="25/);
    const cells = cellsOfMxfile(quiet);
    expect(cells.get('c-n')?.label).toBe('BREAKS THE CHAIN');
    expect(cells.get('r-n')?.label).toMatch(/^\u2212 negative/);
    expect(cells.get('e-a-n-0')?.cell.getAttribute('style')).toContain('endArrow=cross');
    expect(cells.get('e-n-z-1')?.cell.getAttribute('style')).toContain('dashed=1');
    expect(lossesOfDrawio(map, DEFAULT_OPTIONS)).toEqual([
      '1 name of an owner is left out, unless names are asked for.',
      '1 note is left out, unless notes are asked for.',
    ]);
    expect(lossesOfDrawio(map, { names: true, notes: true })).toEqual([]);
  });

  test('[EX-100] wholes nested a thousand deep are written', () => {
    const chain = Array.from({ length: 1_000 }, (_, i) => touchpoint(`d${i}`, i === 0 ? {} : { parent: `d${i - 1}` }));
    expect(write(mapOf(chain))).toContain('id="t-d999"');
  });
});
