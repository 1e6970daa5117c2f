import { describe, expect, it } from 'vitest';
import { workedMap } from '../support/worked-map';
import { checkJson } from './compare';

type Map = Parameters<typeof workedMap>;

interface Sentence {
  readonly says: string;
  readonly map: Map;
  /** Of the root scope. */
  readonly conversion: number;
  readonly trapped?: number;
  /** All losses that are not 0, in any scope. */
  readonly lost: Readonly<Record<string, number>>;
}

/** What the method says of customers, sentence by sentence. */
const SENTENCES: readonly Sentence[] = [
  {
    says: 'a negative touchpoint with a measured drop-off still passes the others',
    map: ['A>N!>C', { touchpoints: { N: { dropOff: 0.25 } } }],
    conversion: 0.75,
    lost: { N: 0.25 },
  },
  { says: 'one without loses everyone', map: ['A>N!>C'], conversion: 0, lost: { N: 1 } },
  { says: 'so does a negative final', map: ['A>B>N!'], conversion: 0, lost: { N: 1 } },
  {
    says: 'the drop-off of a final counts',
    map: ['A>B', { touchpoints: { B: { dropOff: 0.1 } } }],
    conversion: 0.9,
    lost: { B: 0.1 },
  },
  {
    says: 'a parent broken inside loses everyone, whatever was measured',
    map: ['A>P>C', { inside: { P: 'x>y!' }, touchpoints: { P: { dropOff: 0.1 } } }],
    conversion: 0,
    lost: { P: 1, y: 1 },
  },
  {
    says: 'unset shares divide equally what drop-off and given shares leave',
    map: [
      'A>B A>C A>D',
      { touchpoints: { A: { dropOff: 0.1 }, B: { dropOff: 1 }, C: { dropOff: 1 } }, shares: { 'A-B': 0.5 } },
    ],
    conversion: 0.2,
    lost: { A: 0.1, B: 0.5, C: 0.2 },
  },
  {
    says: 'where all shares are given and something is left, it is lost there',
    map: ['A>B A>C', { shares: { 'A-B': 0.5, 'A-C': 0.25 } }],
    conversion: 0.75,
    lost: { A: 0.25 },
  },
  {
    says: 'shares that exceed what the drop-off leaves are scaled to it',
    map: ['A>B A>C', { touchpoints: { A: { dropOff: 0.2 }, B: { dropOff: 1 } }, shares: { 'A-B': 0.9, 'A-C': 0.3 } }],
    conversion: 0.2,
    lost: { A: 0.2, B: 0.6 },
  },
  {
    says: 'parallel transitions each take their own part',
    map: ['A>B A>B A>C', { touchpoints: { B: { dropOff: 1 } } }],
    conversion: 1 / 3,
    lost: { B: 2 / 3 },
  },
  {
    says: 'so does a self-loop',
    map: ['A>B A>A', { touchpoints: { A: { dropOff: 0.2 } } }],
    conversion: 2 / 3,
    lost: { A: 1 / 3 },
  },
  { says: 'a dead end loses everyone who arrives', map: ['A^>B$ A>X'], conversion: 0.5, lost: { X: 0.5 } },
  { says: 'what circles for ever is trapped', map: ['A^>F$ A>B>C>B'], conversion: 0.5, trapped: 0.5, lost: {} },
  {
    says: 'a drop-off within a trap is a loss',
    map: ['A^>F$ A>B>C>B', { touchpoints: { C: { dropOff: 0.1 } } }],
    conversion: 0.5,
    lost: { C: 0.5 },
  },
  {
    says: 'customers enter the starts in proportion to their numbers, one by default',
    map: ['A>B C>D', { touchpoints: { A: { customers: 3 }, B: { dropOff: 1 } } }],
    conversion: 0.25,
    lost: { B: 0.75 },
  },
  {
    says: 'where nobody enters, nobody is lost',
    map: ['A>N!>B', { touchpoints: { A: { customers: 0 } } }],
    conversion: 0,
    lost: {},
  },
  {
    says: 'a handover carries no flow',
    map: ['A^>B$>C>D', { touchpoints: { C: { dropOff: 1 } } }],
    conversion: 0.5,
    lost: { C: 0.5 },
  },
  {
    says: 'the share of a lifted transition is of the customers of the parent',
    map: ['A>P>F P>G x>G', { inside: { P: 'w>x' }, touchpoints: { F: { dropOff: 1 } }, shares: { 'x-G': 0.4 } }],
    conversion: 0.7,
    lost: { F: 0.3 },
  },
];

describe('where customers are lost', () => {
  it.each(SENTENCES)('[AN-94] $says', ({ map, conversion, trapped = 0, lost }) => {
    const printed = checkJson(workedMap(...map));
    const { flow } = printed.scopes[0]!;
    expect(flow.conversion).toBeCloseTo(conversion, 12);
    expect(flow.trapped).toBeCloseTo(trapped, 12);
    expect(printed.touchpoints.filter((t) => t.loss > 0).map((t) => t.id)).toEqual(Object.keys(lost));
    for (const { id, loss } of printed.touchpoints) expect(loss).toBeCloseTo(lost[id] ?? 0, 12);
  });

  it('[AN-94] a loss that is not measured is marked as assumed; without conversion there are no touches', () => {
    const measured = checkJson(workedMap('A>N!>C', { touchpoints: { N: { dropOff: 0.25 } } }));
    const assumed = checkJson(workedMap('A>N!>C'));
    const told = ({ touchpoints, scopes }: typeof measured) => [
      touchpoints.find((t) => t.id === 'N')!.assumed,
      scopes[0]!.starts[0]!.touches,
    ];
    expect([told(measured), told(assumed)]).toEqual([
      [false, 3],
      [true, null],
    ]);
  });
});
