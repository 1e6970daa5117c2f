import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXAMPLES, exampleMap } from '@/lib/examples/examples';
import { decodeText } from '@/lib/exchange/decode-text';
import { guardFormula, unguardFormula } from '@/lib/exchange/table/formula-cell';
import { joinList, joinPlaces, splitList } from '@/lib/exchange/table/list-cell';
import { readTableFile } from '@/lib/exchange/table/read-table-file';
import { lossesOfTable } from '@/lib/exchange/table/table-losses';
import { writeTable } from '@/lib/exchange/table/write-table';
import type { JourneyMap, Touchpoint } from '@/lib/model/types';
import { arbitraryMap, arbitraryText } from '../../model/arbitrary-map';

const RUNS = process.env.SOAK ? 3000 : 100;
const TEXTS = ['goal', 'feeling', 'thought', 'sells', 'takeaway', 'wow', 'notes', 'owner'] as const;

/** What a table keeps of a map: all but what `lossesOfTable` tells of. */
function kept(map: JourneyMap): JourneyMap {
  const used = new Set(map.touchpoints.map(({ phase }) => phase));
  return {
    title: '',
    phases: map.phases.filter(({ id, label }) => used.has(id) && label !== '').map(({ id, label }) => ({ id, label })),
    touchpoints: map.touchpoints.map((one) => {
      const entries = Object.entries(one).filter(
        ([key, value]) => value !== '' || !(TEXTS as readonly string[]).includes(key),
      );
      return Object.fromEntries(entries) as unknown as Touchpoint;
    }),
    transitions: map.transitions.map(({ extra: _, label, ...one }) => (label ? { ...one, label } : one)),
  };
}

function readBack(map: JourneyMap, delimiter: ',' | '\t'): JourneyMap {
  const decoded = decodeText(new TextEncoder().encode(writeTable(map, delimiter)));
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.faults));
  const read = readTableFile(decoded.text);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  expect(read.notes).toEqual([]);
  return read.map;
}

describe('a table that goes out and comes back', () => {
  test.each(EXAMPLES.map(({ id }) => id))('[EX-41] %s keeps all but its title', (id) => {
    const map = exampleMap(id) as JourneyMap;
    for (const delimiter of [',', '\t'] as const) expect(readBack(map, delimiter)).toEqual(kept(map));
    expect({ ...map, title: '', rules: undefined }).toEqual({ ...kept(map), rules: undefined });
  });

  test('[EX-41] any map keeps all but what it is said to lose; texts that would be formulas, too', () => {
    const formula = fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', "'=", "''-1", '＝'), arbitraryText());
    fc.assert(
      fc.property(
        arbitraryMap({ maxTouchpoints: 4 }),
        fc.array(formula),
        fc.constantFrom(',', '\t'),
        (map, texts, sign) => {
          const touchpoints = map.touchpoints.map((one, at) => ({
            ...one,
            ...(texts[at] && { label: texts[at].join('') }),
          }));
          const whole = { ...map, touchpoints };
          if (touchpoints.length === 0) return;
          expect(readBack(whole, sign as ',' | '\t')).toEqual(kept(whole));
          const { rules: _, ...rest } = whole;
          if (lossesOfTable(whole).length === 0) expect(kept(whole)).toEqual(rest);
          else expect(kept(whole)).not.toEqual(whole);
        },
      ),
      { seed: 41, numRuns: RUNS },
    );
  });

  test('[EX-42] a text that a spreadsheet would run gets one apostrophe, and loses it again', () => {
    expect(['=1+1', '+49', '-5', '@x', '\ta', '\rb', "'=x", 'a=b', "'tis"].map(guardFormula)).toEqual([
      "'=1+1",
      "'+49",
      "'-5",
      "'@x",
      "'\ta",
      "'\rb",
      "''=x",
      'a=b',
      "'tis",
    ]);
    fc.assert(
      fc.property(fc.array(fc.constantFrom("'", '=', '-', 'a', '\t')), (signs) => {
        const text = signs.join('');
        expect(unguardFormula(guardFormula(text))).toBe(text);
        expect(guardFormula(text)).not.toMatch(/^[=+\-@\t\r]/);
      }),
      { seed: 42 },
    );
  });

  test('[EX-43] lists in a cell come back, whatever stands in them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(arbitraryText(), fc.constantFrom('a; b', '"', 'x -> y', ' ', '')), { minLength: 1 }),
        (list) => {
          expect(splitList(joinList(list))).toEqual(list);
          expect(splitList(joinPlaces(list)).slice(0, list.length)).toEqual(
            list.every((one) => one === '') ? [''] : list,
          );
        },
      ),
      { seed: 43, numRuns: 300 },
    );
    expect(splitList('Site -> Call|Desk\nTill;')).toEqual(['Site', 'Call', 'Desk', 'Till', '']);
  });

  test('[EX-43] reads well in a spreadsheet', () => {
    const map: JourneyMap = {
      title: 'Clinic',
      phases: [{ id: 'p1', label: 'First steps' }],
      touchpoints: [
        { id: 'ad', label: 'Banner ad', x: -20, y: 0, role: 'start', phase: 'p1', extra: { Region: 'North' } },
        {
          id: 'form',
          label: 'Form; online',
          reaction: 'negative',
          standard: { text: 'Answer', target: 20, unit: 's' },
        },
        {
          id: 'call',
          label: 'Call',
          tasks: [{ id: 't1', text: 'Train', done: true }],
          ratings: [{ by: 'Ann', side: 'customer', reaction: 'negative', note: 'slow' }],
          competitors: [{ name: 'Rival', reaction: 'positive' }, { name: 'Other' }],
        },
      ],
      transitions: [
        { id: 'ad-call', source: 'ad', target: 'call' },
        { id: 'ad-form', source: 'ad', target: 'form', label: 'in time', share: 0.4 },
      ],
    };
    expect(writeTable(map, ',').split('\r\n')).toEqual([
      '\ufeffid,label,x,y,role,reaction,phase,phase id,standard,standard target,standard unit,tasks,ratings,competitors,next,next label,next share,Region',
      'ad,Banner ad,-20,0,start,,First steps,p1,,,,,,,"Call; ""Form; online""",; in time,; 0.4,North',
      'call,Call,,,,,,,,,,[x] Train,Ann (customer): negative (slow),"Rival: positive\nOther",,,,',
      'form,Form; online,,,,negative,,,Answer,20,s,,,,,,,',
      '',
    ]);
    expect(lossesOfTable(map)).toEqual(['The title of the map is left out.']);
  });
});
