import { describe, expect, test } from 'vitest';
import { nameRow } from '@/components/panels/outline/outline-names';
import { layOutRows, ROW_HEIGHT, rowsInView, slotOf } from '@/components/panels/outline/row-layout';
import { analyze } from '@/lib/analysis/analyze';
import { exampleMap } from '@/lib/examples/examples';
import type { JourneyMap } from '@/lib/model/types';
import { buildOutline, findingsByTouchpoint } from '@/lib/outline/build-outline';
import { outlineRows, phaseKey, touchpointKey } from '@/lib/outline/outline-rows';
import { placeMissing } from '@/lib/scene/place';

function read(map: JourneyMap, toggled: readonly string[] = []) {
  const analysis = analyze(map);
  const outline = buildOutline(map, analysis, placeMissing(map));
  const findings = findingsByTouchpoint(analysis.findings);
  const rows = outlineRows(outline, new Set(toggled), findings);
  return { outline, rows, names: rows.map((row) => nameRow(row, { outline, states: analysis, findings })) };
}

const clinic = exampleMap('clinic-en')!;

describe('[AX-10] the outline of a map', () => {
  test('phases with their touchpoints in the order of the chain, by names that say all', () => {
    const { names, rows } = read(clinic);
    expect(names).toEqual([
      'Awareness, phase, 1 touchpoint',
      expect.stringMatching(/^Banner ad, start, positive, 1 of 5, leads to [^,]+/),
      'Consideration, phase, 2 touchpoints',
      expect.stringMatching(/, intermediate, positive, 2 of 5, leads to /),
      expect.stringMatching(/, intermediate, negative, breaks the chain, 3 of 5, leads to /),
      expect.stringMatching(/, phase, 1 touchpoint$/),
      expect.stringMatching(/, behind a break, 4 of 5, /),
      expect.stringMatching(/, phase, 1 touchpoint$/),
      expect.stringMatching(/, final, neutral, behind a break, 5 of 5/),
    ]);
    expect(rows.map(({ level, pos, size }) => [level, pos, size].join())).toEqual([
      '1,1,4',
      '2,1,1',
      '1,2,4',
      '2,1,2',
      '2,2,2',
      '1,3,4',
      '2,1,1',
      '1,4,4',
      '2,1,1',
    ]);
  });

  test('an open touchpoint shows findings, what leads to it and where it leads, with their states', () => {
    const { names } = read(clinic, [touchpointKey('form')]);
    const at = names.findIndex((name) => name.includes('breaks the chain'));
    expect(names[at + 1]).toMatch(/^Finding: /);
    const [before, after] = [
      names.find((name) => name.startsWith('Comes from ')),
      names.find((n) => n.startsWith('Leads to')),
    ];
    expect(before).toMatch(/, on the way into the break$/);
    expect(after).toMatch(/, behind the break$/);
  });

  test('a closed phase shows nothing of it; without phases touchpoints stand at the top', () => {
    const { rows } = read(clinic, [phaseKey(clinic.phases[1]!)]);
    expect(rows).toHaveLength(7);
    const plain = { ...clinic, phases: [], touchpoints: clinic.touchpoints.map(({ phase: _phase, ...rest }) => rest) };
    expect(read(plain).rows.map(({ level }) => level)).toEqual([1, 1, 1, 1, 1]);
  });

  test('parts stand below what they are parts of, with a place of their own', () => {
    const map: JourneyMap = {
      title: '',
      phases: [],
      touchpoints: [
        { id: 'a', label: 'A' },
        { id: 'b', label: 'B', parent: 'w' },
        { id: 'c', label: 'C', parent: 'w' },
        { id: 'w', label: 'W' },
      ],
      transitions: [
        { id: '1', source: 'a', target: 'w' },
        { id: '2', source: 'c', target: 'b' },
      ],
    };
    const { names } = read(map, [touchpointKey('w')]);
    const own = names.filter((name) => !/^(?:Finding|Comes|Leads)/.test(name));
    expect(own[1]).toMatch(/^W, .*2 of 2, 2 parts/);
    expect(own[2]).toMatch(/^C, .*1 of 2/);
    expect(own[3]).toMatch(/^B, .*2 of 2/);
  });
});

describe('[AX-11] a long outline', () => {
  const touchpoints = Array.from({ length: 5000 }, (_, index) => ({
    id: `t${String(index).padStart(4, '0')}`,
    label: `Touchpoint ${index}`,
  }));
  const { rows } = read({ title: '', phases: [], touchpoints, transitions: [] });

  test('only what is seen is there, and the active row wherever it is', () => {
    const { tops, height } = layOutRows(rows, null);
    expect(height).toBe(5000 * ROW_HEIGHT.touchpoint);
    const shown = rowsInView(tops, 44_000, 44_600, 3);
    expect(shown.length).toBeLessThan(40);
    expect(shown[0]).toBe(3);
    expect(shown).toContain(1000);
    expect(shown).toContain(1013);
    expect(rows[4999]).toMatchObject({ pos: 5000, size: 5000 });
  });

  test('a new touchpoint gets its room where it will stand', () => {
    const near = read(clinic, [touchpointKey('ad')]).rows;
    const place = (draft: object) => slotOf({ id: 'n', x: 0, y: 0, ...draft }, near);
    const at = (key: string) => near.findIndex((row) => row.key === key);
    expect(place({ to: 'ad' })).toEqual({ index: at(touchpointKey('ad')), level: 2 });
    expect(place({ from: 'ad' })).toEqual({ index: at(phaseKey(clinic.phases[1]!)), level: 2 });
    expect(place({ parent: 'site' })).toEqual({ index: at(touchpointKey('form')), level: 3 });
    expect(place({ phase: 'consideration' }).index).toBe(at(phaseKey(clinic.phases[2]!)));
    const { tops, slotTop } = layOutRows(near, place({ to: 'ad' }));
    expect(tops[1]).toBe(slotTop! + ROW_HEIGHT.touchpoint);
  });
});
