import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFault } from '@/lib/model/faults';
import { migrate } from '@/lib/model/migrate';
import { parseMap } from '@/lib/model/parse-map';

type Parts = Record<string, unknown>;

function file(touchpoints: unknown, transitions: unknown = [], more: Parts = {}): Parts {
  return { format: 'throughline', version: 1, touchpoints, transitions, ...more };
}

/** The faults as people read them. */
function faultsOf(value: unknown): string[] {
  const result = parseMap(value);
  return result.ok ? [] : result.faults.map(formatFault);
}

const A = { id: 'a', label: 'A' };
const B = { id: 'b', label: 'B' };

describe('parseMap', () => {
  it('[MO-1] needs only format, version, touchpoints, transitions, and of those ids, labels and ends', () => {
    expect(parseMap(file([B, A], [{ id: 't', source: 'a', target: 'b' }]))).toEqual({
      ok: true,
      map: { title: '', phases: [], touchpoints: [A, B], transitions: [{ id: 't', source: 'a', target: 'b' }] },
    });
    expect(faultsOf({})).toEqual([
      '/format: is missing: must be "throughline"',
      '/version: is missing: must be 1',
      '/touchpoints: is missing: must be a list',
      '/transitions: is missing: must be a list',
    ]);
    expect(faultsOf(file([{}], [{}]))).toEqual([
      '/touchpoints/0/id: is missing',
      '/touchpoints/0/label: is missing',
      '/transitions/0/id: is missing',
      '/transitions/0/source: is missing',
      '/transitions/0/target: is missing',
    ]);
  });

  it('[MO-2] lists every fault with its pointer, in the order of the file', () => {
    const value = file(
      [
        { id: 'a b', label: 7 },
        { ...A, role: 'boss', impact: 6, dropOff: -0.1, due: '2026-02-30', tasks: [{ id: 't', done: 'no' }] },
        null,
        { id: 'a', label: 'x'.repeat(501), 'a/b~c': [[Infinity]], ratings: [{ by: 'x' }, { reaction: 'bad', by: 3 }] },
        { id: 'c', label: '', parent: 'gone' },
      ],
      [
        { id: 't', source: 'a', target: 'pay' },
        { id: 't', source: 5, target: 'a', share: 1.01 },
      ],
      { title: 1, phases: [{ id: 'p' }, { id: 'p', label: null }] },
    );
    expect(faultsOf(value)).toEqual([
      '/title: must be a text',
      '/phases/1/label: must be a text',
      '/touchpoints/0/id: must be an id: 1–64 characters of A-Z a-z 0-9 _ -',
      '/touchpoints/0/label: must be a text',
      '/touchpoints/1/role: must be one of "start", "intermediate", "final"',
      '/touchpoints/1/impact: must be a whole number from 1 to 5',
      '/touchpoints/1/dropOff: must be a number from 0 to 1',
      '/touchpoints/1/due: must be a day of the calendar, YYYY-MM-DD',
      '/touchpoints/1/tasks/0/done: must be true or false',
      '/touchpoints/2: must be an object',
      '/touchpoints/3/label: must have at most 500 characters',
      '/touchpoints/3/ratings/0/reaction: must be one of "positive", "neutral", "negative"',
      '/touchpoints/3/ratings/1/by: must be a text',
      '/touchpoints/3/ratings/1/reaction: must be one of "positive", "neutral", "negative"',
      '/touchpoints/3/a~1b~0c/0/0: is a number too large to keep',
      '/transitions/1/source: must be an id, a text',
      '/transitions/1/share: must be a number from 0 to 1',
      '/phases/1/id: id "p" is already used at /phases/0',
      '/touchpoints/3/id: id "a" is already used at /touchpoints/1',
      '/transitions/1/id: id "t" is already used at /transitions/0',
      '/touchpoints/4/parent: no touchpoint "gone"',
      '/transitions/0/target: no touchpoint "pay"',
    ]);
  });

  it('[MO-2] does not blame a transition for a touchpoint that is there and has other faults', () => {
    const value = file([A, { ...B, x: '1' }], [{ id: 't', source: 'a', target: 'b' }]);
    expect(faultsOf(value)).toEqual(['/touchpoints/1/x: must be a number']);
    expect(faultsOf(file(7, [{ id: 't', source: 'a', target: 'b' }]))).toEqual(['/touchpoints: must be a list']);
  });

  it('[MO-3] refuses parents that go in a circle, for each of its members and for nobody below', () => {
    const value = file([
      { ...A, parent: 'b' },
      { ...B, parent: 'a' },
      { id: 'below', label: '', parent: 'a' },
      { id: 'self', label: '', parent: 'self' },
    ]);
    expect(faultsOf(value)).toEqual([
      '/touchpoints/0/parent: parents go in a circle: a → b → a',
      '/touchpoints/1/parent: parents go in a circle: a → b → a',
      '/touchpoints/3/parent: parents go in a circle: self → self',
    ]);
    const deep = Array.from({ length: 50_000 }, (_, i) => ({ id: `n${i}`, label: '', parent: `n${(i + 1) % 50_000}` }));
    expect(
      faultsOf(file(deep.slice(0, 9_999).concat([{ ...deep[0], id: 'n9999', parent: 'n0' }] as never))),
    ).toHaveLength(10_001);
    deep[49_999] = { id: 'n49999', label: '' } as never;
    expect(faultsOf(file(deep))).toEqual([]);
  });

  it('[MO-4] refuses a newer version, with nothing but that, and what is no version', () => {
    expect(faultsOf(file([{}], 3, { version: 2 }))).toEqual([
      '/version: version 2 is newer than this program knows (1); a newer Throughline can open it',
    ]);
    for (const version of [0, 1.5, '1', null, -1]) {
      expect(faultsOf(file([], [], { version }))).toEqual(['/version: must be a whole number, 1 or more']);
    }
    expect(faultsOf(file([], [], { format: 'other' }))).toEqual(['/format: must be "throughline"']);
  });

  it('[MO-4] brings older versions up to date step by step, without touching what it is given', () => {
    const steps = new Map([
      [1, (old: Readonly<Parts>) => ({ ...old, steps: [...(old.steps as string[]), 'one'] })],
      [2, (old: Readonly<Parts>) => ({ ...old, steps: [...(old.steps as string[]), 'two'] })],
    ]);
    const old = Object.freeze({ version: 1, steps: Object.freeze([]) as unknown as string[] });
    expect(migrate(old, 1, steps, 3)).toEqual({ version: 3, steps: ['one', 'two'] });
    expect(() => migrate(old, 1, new Map(), 2)).toThrow('no migration');
  });

  it('[MO-4] reads the frozen file of version 1 as it always did', () => {
    const read = (name: string): unknown =>
      JSON.parse(readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8'));
    const result = parseMap(read('map-1.journey.json'));
    expect(result).toEqual({ ok: true, map: read('map-1.expected.json') });
  });

  it('[MO-5] keeps unknown keys at every level, hostile ones too', () => {
    const text = `{"format":"throughline","version":1,"__proto__":{"polluted":1},"z":[{"__proto__":2}],
      "phases":[{"id":"p","label":"P","color":"red"}],
      "touchpoints":[{"id":"__proto__","label":"","constructor":1,"extra":{"a":1},
        "standard":{"target":1,"__proto__":"s"},"tasks":[{"id":"t","text":"x","done":true,"by":null}]}],
      "transitions":[{"id":"toString","source":"__proto__","target":"__proto__","hasOwnProperty":false}]}`;
    const result = parseMap(JSON.parse(text));
    if (!result.ok) throw new Error(result.faults.map(formatFault).join());
    const { map } = result;
    expect(JSON.stringify(map.extra)).toBe('{"__proto__":{"polluted":1},"z":[{"__proto__":2}]}');
    expect(JSON.stringify(map.phases[0]?.extra)).toBe('{"color":"red"}');
    expect(JSON.stringify(map.touchpoints[0]?.extra)).toBe('{"constructor":1,"extra":{"a":1}}');
    expect(JSON.stringify(map.touchpoints[0]?.standard)).toBe('{"target":1,"extra":{"__proto__":"s"}}');
    expect(JSON.stringify(map.touchpoints[0]?.tasks)).toBe('[{"text":"x","done":true,"id":"t","extra":{"by":null}}]');
    expect(JSON.stringify(map.transitions[0]?.extra)).toBe('{"hasOwnProperty":false}');
    expect(({} as Parts).polluted).toBeUndefined();
  });

  it('[MO-6] counts characters, not UTF-16 units', () => {
    expect(faultsOf(file([{ id: 'a', label: '👩‍👩‍👧'.repeat(100) }]))).toEqual([]);
    expect(faultsOf(file([{ id: 'a', label: '😀'.repeat(501) }]))).toHaveLength(1);
  });

  it('[MO-7] keeps a phase that no list names', () => {
    expect(parseMap(file([{ ...A, phase: 'later' }]))).toMatchObject({
      ok: true,
      map: { phases: [], touchpoints: [{ phase: 'later' }] },
    });
  });

  it('[MO-8] never throws and never accepts what is no map, whatever comes in', () => {
    const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSparseArray: true });
    fc.assert(
      fc.property(anything, anything, (a, b) => {
        expect(parseMap(a).ok).toBe(false);
        const result = parseMap(file([{ ...A, unknown: a }], [], { more: b }));
        if (result.ok) expect(JSON.stringify(result.map)).toBeTypeOf('string');
      }),
      { numRuns: 2000 },
    );
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; i += 1) deep = [deep];
    expect(faultsOf(file([{ ...A, deep }]))).toHaveLength(1);
    const circle: Parts = {};
    circle.self = circle;
    expect(faultsOf(file([], [], { circle }))[0]).toMatch(/nested deeper than 64 levels$/);
  });

  it('[MO-8] is not drowned by a file with millions of faults or of unknown members', () => {
    const bad = Array.from({ length: 300_000 }, () => ({ id: 1, source: 2, target: 3 }));
    const faults = faultsOf(file([{ ...A, ratings: new Array(2_000_000).fill(1) }], bad));
    expect(faults).toHaveLength(10_001);
    expect(faults[0]).toBe('/touchpoints/0/ratings: has more than 10000 members');
    expect(faults.at(-1)).toBe('has more faults; the first 10000 are listed');
    expect(faultsOf(file([], [], { wide: new Array(3_000_000).fill(Number.POSITIVE_INFINITY) }))).toHaveLength(10_001);
    expect(parseMap(file([], [], { wide: new Array(3_000_000).fill(1) })).ok).toBe(true);
  });

  it('[MO-8] is quick: 10,000 touchpoints and 15,000 transitions', () => {
    const touchpoints = Array.from({ length: 10_000 }, (_, i) => ({
      id: `n${i}`,
      label: `Touchpoint ${i}`,
      x: i,
      y: i,
      role: 'start',
      reaction: 'positive',
      phase: 'p',
      unknown: [i],
    }));
    const transitions = Array.from({ length: 15_000 }, (_, i) => ({
      id: `t${i}`,
      source: `n${i % 10_000}`,
      target: `n${(i * 7) % 10_000}`,
    }));
    const start = performance.now();
    expect(parseMap(file(touchpoints, transitions)).ok).toBe(true);
    const elapsed = performance.now() - start;
    console.info(`parseMap: 10,000 touchpoints in ${Math.round(elapsed)} ms`);
    expect(elapsed).toBeLessThan(3000);
  });
});
