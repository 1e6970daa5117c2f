import { describe, expect, it } from 'vitest';
import { analyze } from '@/lib/analysis/analyze';
import type { AnalyzedMap } from '@/lib/compare/analyzed-map';
import { COMPARED_CHAINS } from '@/lib/compare/compare-chains';
import { compareMaps, isSame, type MapComparison } from '@/lib/compare/compare-maps';
import { chainsThenAndNow, comparisonParts, comparisonSentence, LISTED } from '@/lib/compare/comparison-words';
import { EXAMPLES, exampleMap } from '@/lib/examples/examples';
import type { JourneyMap, Touchpoint } from '@/lib/model/types';
import { workedMap } from '../support/worked-map';

/** A map in the notation of the worked cases; labels are the ids. */
function mapOf(notation: string, change: Partial<Record<string, Partial<Touchpoint>>> = {}): JourneyMap {
  const { touchpoints, transitions } = workedMap(notation);
  return {
    title: '',
    phases: [],
    touchpoints: touchpoints.map((item) => ({ label: item.id, ...item, ...change[item.id] }) as Touchpoint),
    transitions: transitions as JourneyMap['transitions'],
  };
}

const analyzed = (map: JourneyMap): AnalyzedMap => ({ map, analysis: analyze(map) });
const compare = (then: JourneyMap, now: JourneyMap): MapComparison => compareMaps(analyzed(then), analyzed(now));
const sentence = (then: string, now: string): string => comparisonSentence(compare(mapOf(then), mapOf(now)));
const partsOf = (comparison: MapComparison): Record<string, readonly string[]> =>
  Object.fromEntries(comparisonParts(comparison).map(({ heading, lines }) => [heading, lines]));

describe('a map beside what it was', () => {
  it('[PA-166] says which chains came back, broke, came and went', () => {
    expect(sentence('A>N!>C A>M!>C', 'A>N>C A>M>C')).toBe('Since then two chains came back.');
    expect(sentence('A>N!>C A>M!>C A>B>C', 'A>N>C A>M>C A>B!>C')).toBe(
      'Since then two chains came back and one broke.',
    );
    expect(sentence('A>B>C', 'A>B!>C')).toBe('Since then one chain broke.');
    expect(sentence('A>B>C', 'A>B>C A>D>C A>E!>C')).toBe('Since then two chains are new (one works).');
    expect(sentence('A>B>C A>D>C', 'A>B>C')).toBe('Since then one chain is gone (it worked).');
    expect(sentence('A>B>C A>D!>C', 'A>B>C A>E!>C')).toBe(
      'Since then one chain is new (it is broken) and one chain is gone (it was broken).',
    );
    expect(sentence('A>N!>C A>B>C A>D>C', 'A>N>C A>B!>C A>E>C A>F>C')).toBe(
      'Since then one chain came back, one broke, two chains are new (all work) and one chain is gone (it worked).',
    );
    expect(sentence('A>B>C', 'A>B>C')).toBe('Nothing has changed since then.');
    expect(sentence('A>B>C X', 'A>B>C')).toBe('Since then no chain came back and none broke.');
  });

  it('[PA-166] gives only the numbers where there are too many chains to go through', () => {
    const ladder = (sign: string): string =>
      Array.from({ length: 12 }, (_, n) => `P${n}>L${n}${n ? '' : sign}>P${n + 1} P${n}>R${n}>P${n + 1}`).join(' ');
    const comparison = compare(mapOf(ladder('!')), mapOf(ladder('')));
    expect(2 ** 12).toBeGreaterThan(COMPARED_CHAINS);
    expect(comparison.chainChanges).toBeNull();
    expect(comparisonSentence(comparison)).toBe('Then 2,048 of 4,096 chains worked, now 4,096 of 4,096 chains work.');
    expect(chainsThenAndNow(compare(mapOf('A'), mapOf('A>B')))).toBe(
      'Then there was no chain, now 1 of 1 chain works.',
    );
    expect(chainsThenAndNow(compare(mapOf('A>B'), mapOf('A')))).toBe('Then 1 of 1 chain worked, now there is none.');
  });

  it('[PA-166] names starts by their verdicts, and touchpoints that came, went, were renamed or rated differently', () => {
    const comparison = compare(
      mapOf('A>N!>C B>N G>C', { N: { label: 'Queue' } }),
      mapOf('A>N>C B>N H>C', { N: { label: 'Short queue', notes: 'new lift' }, C: { reaction: 'positive' } }),
    );
    expect(partsOf(comparison)).toEqual({
      Starts: [
        '"A": broken then, intact now.',
        '"B": broken then, intact now.',
        '"G": intact then, no start now.',
        '"H": no start then, intact now.',
      ],
      'Rated differently': ['"C": not rated then, positive now.', '"Short queue": negative then, not rated now.'],
      'New touchpoints': ['"H".'],
      'Touchpoints that are gone': ['"G".'],
      Renamed: ['"Queue" is now "Short queue".'],
      'Changed otherwise': ['"Short queue".'],
      'Also different': ['One transition came.', 'One transition went.'],
    });
  });

  it('[PA-166] tells ratings that change nothing, places, title, phases and rules apart from the rest', () => {
    const then = mapOf('A>B>C');
    const touchpoint = (change: Partial<Touchpoint>): JourneyMap => mapOf('A>B>C', { B: change });
    const parts = (now: JourneyMap) => partsOf(compare(then, now));
    expect(parts(touchpoint({ x: 4 }))).toEqual({ 'Also different': ['One touchpoint stands elsewhere.'] });
    expect(parts(touchpoint({ ratings: [{ by: 'Ann', reaction: 'negative' }] }))['Rated differently']).toEqual([
      '"B": not rated then, negative now.',
    ]);
    expect(parts(touchpoint({ label: '  ' })).Renamed).toEqual(['"B" is now an unnamed touchpoint.']);
    expect(parts({ ...then, title: 'Other', phases: [{ id: 'p', label: 'P' }], rules: { orphan: 'off' } })).toEqual({
      'Also different': [
        'The title.',
        'The phases.',
        'The rules of the map, or keys of its file that this program does not know.',
      ],
    });
    const line = { ...then, transitions: then.transitions.map((one, index) => (index ? one : { ...one, share: 0.5 })) };
    expect(parts(line)).toEqual({ 'Also different': ['One transition differs.'] });
  });

  it('[PA-166] shortens long lists, and says by how much', () => {
    const many = mapOf(`A>B ${Array.from({ length: 30 }, (_, n) => `N${n}`).join(' ')}`);
    const lines = partsOf(compare(mapOf('A>B'), many))['New touchpoints'] ?? [];
    expect(lines).toHaveLength(LISTED + 1);
    expect(lines.at(-1)).toBe('And 18 more.');
  });

  it('[PA-166] finds no difference between a map and itself, and the reverse of each difference the other way round', () => {
    const maps = EXAMPLES.flatMap(({ id }) => exampleMap(id) ?? []);
    for (const [index, map] of maps.entries()) {
      expect(isSame(compare(map, structuredClone(map)))).toBe(true);
      const other = maps[(index + 1) % maps.length] ?? map;
      const [there, back] = [compare(map, other), compare(other, map)];
      expect(there.came).toEqual(back.went);
      expect(there.chains).toEqual({ was: back.chains.now, now: back.chains.was });
      expect(there.chainChanges?.restored).toBe(back.chainChanges?.broken);
      expect(there.chainChanges?.came).toEqual(back.chainChanges?.went);
      expect(isSame(there)).toBe(false);
    }
  });
});
