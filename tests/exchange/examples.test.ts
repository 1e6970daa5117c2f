import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyze } from '@/lib/analysis/analyze';
import { EXAMPLES, exampleMap } from '@/lib/examples/examples';
import { readLines } from '@/lib/exchange/read-lines';
import { readTable } from '@/lib/exchange/table/read-table';
import type { JourneyMap, Touchpoint } from '@/lib/model/types';

const CARD_WIDTH = 240;
/** Four lines of label and the marks below them. */
const CARD_HEIGHT = 130;

const fixture = (name: string): string => readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');

/** Labels along the only path of a map. */
function walk(map: JourneyMap): string[] {
  const next = new Map(map.transitions.map((item) => [item.source, item.target]));
  const targets = new Set(next.values());
  const label = new Map(map.touchpoints.map((item) => [item.id, item.label]));
  const path: string[] = [];
  let at = map.touchpoints.find((item) => !targets.has(item.id))?.id;
  while (at !== undefined) {
    path.push(label.get(at) ?? '');
    at = next.get(at);
  }
  return path;
}

describe('the examples', () => {
  it.each(['en', 'hu', 'bg', 'ru', 'mn'])(
    '[EX-12] clinic in %s is the chain as given, broken at one link',
    (language) => {
      const map = exampleMap(`clinic-${language}`) as JourneyMap;
      const given = readLines(fixture(`clinic.${language}.txt`));
      expect(walk(map)).toEqual(given.touchpoints.map((item) => item.label));
      expect(map.touchpoints.filter((item) => item.reaction === 'negative').map((item) => item.id)).toEqual(['form']);
      expect(map.phases).toHaveLength(4);
      expect(EXAMPLES.find((example) => example.id === `clinic-${language}`)).toMatchObject({
        language,
        title: map.title,
      });
    },
  );

  it('[EX-12] telephony has the touchpoints as given, with their attributes', () => {
    const map = exampleMap('telephony-en') as JourneyMap;
    const brief = ({ label, customer, phase, channel, area, role }: Touchpoint) =>
      [label, customer, phase, channel, area, role ?? ''].join(',');
    const given = readTable(fixture('telephony.en.csv'))?.touchpoints ?? [];
    expect(given).toHaveLength(28);
    expect(map.touchpoints.map(brief).sort()).toEqual(given.map(brief).sort());
    expect(map.touchpoints.filter((item) => item.reaction === 'negative').map((item) => item.id)).toEqual([
      'first-call',
    ]);
  });

  it.each(EXAMPLES.map((example) => example.id))(
    '[EX-12] %s stands in columns by phase, and no card on another',
    (id) => {
      const { touchpoints, phases } = exampleMap(id) as JourneyMap;
      for (const a of touchpoints) {
        for (const b of touchpoints) {
          if (a.id >= b.id) continue;
          const apart =
            Math.abs((a.x ?? NaN) - (b.x ?? NaN)) >= CARD_WIDTH || Math.abs((a.y ?? NaN) - (b.y ?? NaN)) >= CARD_HEIGHT;
          expect(apart, `${a.id} and ${b.id}`).toBe(true);
        }
      }
      const order = (item: Touchpoint) => phases.findIndex((phase) => phase.id === item.phase);
      for (const a of touchpoints) {
        for (const b of touchpoints) {
          if (order(a) < order(b)) expect(a.x ?? NaN, `${a.id} left of ${b.id}`).toBeLessThan(b.x ?? NaN);
        }
      }
    },
  );

  it('[EX-12] telephony has one broken start, one at risk, the others intact, and hand-overs in order', () => {
    const map = exampleMap('telephony-en') as JourneyMap;
    const { scopes, scopeFigures, transitions } = analyze(map);
    const starts = scopes[0]?.starts ?? [];
    const verdict = Object.fromEntries(starts.map((start) => [start.id, start.verdict]));
    expect(verdict).toEqual({
      advert: 'at-risk',
      'cold-call': 'intact',
      comment: 'intact',
      exhibition: 'intact',
      recommendation: 'broken',
      'set-up': 'intact',
      termination: 'intact',
    });
    expect(scopeFigures[0]?.chains).toEqual({ total: 27n, intact: 21n, exact: true });
    const handovers = map.transitions.filter((item) => transitions.get(item.id)?.state === 'handover');
    expect(handovers.map((item) => item.id)).toEqual([
      'debt-to-cold-call',
      'payment-to-set-up',
      'review-to-recommendation',
    ]);
    for (const handover of handovers) expect(Object.keys(verdict)).toContain(handover.target);
  });

  it('[EX-12] an id that is none has no map', () => {
    expect(exampleMap('__proto__')).toBeNull();
    expect(exampleMap('clinic-xx')).toBeNull();
  });
});
