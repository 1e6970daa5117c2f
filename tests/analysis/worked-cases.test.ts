import { describe, expect, it } from 'vitest';
import { analyze } from '@/lib/analysis/analyze';
import { exitCodeOf } from '@/lib/analysis/exit-code';
import { workedMap } from '../support/worked-map';
import { type CheckJson, checkJson } from './compare';

type Extra = Parameters<typeof workedMap>[1];

interface Case {
  readonly map: string;
  readonly extra?: Extra;
  readonly starts: string;
  readonly finals: string;
  /** Intact / total. */
  readonly chains: string;
  readonly states?: string;
  readonly restores?: Record<string, string>;
  readonly shapley?: Record<string, number>;
  readonly repairs?: string;
  readonly exit: 0 | 1;
  readonly more?: (printed: CheckJson) => void;
}

const touchpoint = (printed: CheckJson, id: string) => printed.touchpoints.find((t) => t.id === id)!;

const CASES: readonly Case[] = [
  { map: 'A>B>C', starts: 'A intact 0', finals: 'C', chains: '1/1', states: 'start intact, final intact', exit: 0 },
  {
    map: 'A>N!>C',
    starts: 'A broken 1',
    finals: 'C',
    chains: '0/1',
    states: 'start doomed, final cut-off',
    restores: { N: '1' },
    shapley: { N: 1 },
    repairs: 'N',
    exit: 1,
  },
  {
    map: 'A>B>D A>N!>D',
    starts: 'A at-risk 0',
    finals: 'D',
    chains: '1/2',
    states: 'start intact, start doomed, final intact, final cut-off',
    restores: { N: '1' },
    exit: 0,
  },
  {
    map: 'A>N!>M!>D',
    starts: 'A broken 2',
    finals: 'D',
    chains: '0/1',
    states: 'start doomed, final cut-off, intermediate cut-off',
    restores: { N: '0', M: '0' },
    shapley: { N: 0.5, M: 0.5 },
    repairs: 'M N',
    exit: 1,
  },
  {
    map: 'A>B>N!',
    starts: 'A broken 1',
    finals: 'N',
    chains: '0/1',
    states: 'start doomed, final doomed',
    repairs: 'N',
    exit: 1,
  },
  { map: 'A^>B>C>B C>D', starts: 'A intact 0', finals: 'D', chains: '1/1', exit: 0 },
  {
    map: 'A^>B>C$>D>E',
    starts: 'A intact 0, D intact 0',
    finals: 'C E',
    chains: '2/2',
    states: 'start intact, final intact, handover handover, start-final intact',
    exit: 0,
  },
  {
    map: 'A^>B>C$>A',
    starts: 'A intact 0',
    finals: 'C',
    chains: '1/1',
    states: 'start intact, final intact, handover handover',
    exit: 0,
    more: (printed) => expect(printed.touchpoints.some((t) => t.trap)).toBe(false),
  },
  {
    map: 'A>B>C>A',
    starts: '',
    finals: '',
    chains: '0/0',
    states: 'intermediate unreachable, intermediate unreachable, intermediate unreachable',
    exit: 1,
    more: (printed) => {
      expect(printed.touchpoints.map((t) => [t.trap, t.reachable])).toEqual([
        [true, false],
        [true, false],
        [true, false],
      ]);
    },
  },
  {
    map: 'A^>B>C$ B>X',
    starts: 'A at-risk 0',
    finals: 'C',
    chains: '1/1',
    states: 'start intact, final intact, intermediate leads-nowhere',
    exit: 0,
    more: (printed) => expect(touchpoint(printed, 'X').deadEnd).toBe(true),
  },
  {
    map: 'A>P>C',
    extra: { inside: { P: 'x>y!' } },
    starts: 'A broken 1',
    finals: 'C',
    chains: '0/1',
    repairs: 'P',
    restores: { P: '1', y: '1' },
    exit: 1,
    more: (printed) => {
      expect(touchpoint(printed, 'P').negative).toBe(true);
      expect(printed.scopes.map((scope) => scope.id)).toEqual([null, 'P']);
      expect(printed.scopes[1]!.starts[0]).toMatchObject({ id: 'x', verdict: 'broken' });
    },
  },
  {
    map: 'A>B>F',
    extra: { touchpoints: { B: { dropOff: 0.2 } } },
    starts: 'A intact 0',
    finals: 'F',
    chains: '1/1',
    exit: 0,
    more: (printed) => {
      expect(printed.scopes[0]!.starts[0]).toMatchObject({ conversion: 0.8, touches: 3 });
      expect(touchpoint(printed, 'B').loss).toBe(0.2);
    },
  },
  {
    map: 'A^>B B>A B>F',
    extra: { touchpoints: { B: { dropOff: 0.2 } } },
    starts: 'A intact 0',
    finals: 'F',
    chains: '1/1',
    exit: 0,
    more: (printed) => {
      expect(printed.scopes[0]!.starts[0]!.conversion).toBeCloseTo(2 / 3, 12);
      expect(printed.scopes[0]!.starts[0]!.touches).toBeCloseTo(13 / 3, 12);
      expect(touchpoint(printed, 'B').loss).toBeCloseTo(1 / 3, 12);
    },
  },
];

describe('the worked cases', () => {
  it.each(CASES)('[AN-1] $map $extra.inside', (example) => {
    const input = workedMap(example.map, example.extra);
    const printed = checkJson(input);
    const root = printed.scopes[0]!;
    expect(root.starts.map((s) => `${s.id} ${s.verdict} ${s.repairs}`).join(', ')).toBe(example.starts);
    expect(root.finals.join(' ')).toBe(example.finals);
    expect(`${root.chains.intact}/${root.chains.total}`).toBe(example.chains);
    expect(root.chains.exact).toBe(true);
    if (example.states) expect(printed.transitions.map((t) => `${t.link} ${t.state}`).join(', ')).toBe(example.states);
    for (const [id, restores] of Object.entries(example.restores ?? {}))
      expect(touchpoint(printed, id).restores).toBe(restores);
    for (const [id, shapley] of Object.entries(example.shapley ?? {}))
      expect(touchpoint(printed, id).shapley).toBe(shapley);
    expect(printed.repairs).toEqual({ touchpoints: (example.repairs ?? '').split(' ').filter(Boolean), optimal: true });
    expect(exitCodeOf(analyze(input))).toBe(example.exit);
    example.more?.(printed);
  });

  it('[AN-2] prints the object of format.md, key by key', () => {
    const printed = checkJson({
      touchpoints: [
        { id: 'ad', role: 'start', reaction: 'positive' },
        { id: 'form', reaction: 'negative' },
        { id: 'call', role: 'final' },
      ],
      transitions: [
        { id: 'ad-form', source: 'ad', target: 'form' },
        { id: 'form-call', source: 'form', target: 'call' },
      ],
    });
    expect(JSON.stringify({ ...printed, findings: [] })).toBe(
      JSON.stringify({
        format: 'throughline-analysis',
        version: 1,
        scopes: [
          {
            id: null,
            starts: [{ id: 'ad', verdict: 'broken', repairs: 1, conversion: 0, touches: null, disjoint: 0 }],
            finals: ['call'],
            chains: { total: '1', intact: '0', exact: true },
            flow: { conversion: 0, trapped: 0 },
          },
        ],
        touchpoints: [
          {
            id: 'ad',
            scope: null,
            role: 'start',
            negative: false,
            reachable: true,
            orphan: false,
            deadEnd: false,
            trap: false,
            restores: '0',
            shapley: 0,
            loss: 0,
            assumed: false,
          },
          {
            id: 'call',
            scope: null,
            role: 'final',
            negative: false,
            reachable: true,
            orphan: false,
            deadEnd: false,
            trap: false,
            restores: '0',
            shapley: 0,
            loss: 0,
            assumed: true,
          },
          {
            id: 'form',
            scope: null,
            role: 'intermediate',
            negative: true,
            reachable: true,
            orphan: false,
            deadEnd: false,
            trap: false,
            restores: '1',
            shapley: 1,
            loss: 1,
            assumed: true,
          },
        ],
        transitions: [
          { id: 'ad-form', link: 'start', state: 'doomed' },
          { id: 'form-call', link: 'final', state: 'cut-off' },
        ],
        repairs: { touchpoints: ['form'], optimal: true },
        findings: [],
      }),
    );
  });
});
