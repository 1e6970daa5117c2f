import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readMap } from '@/lib/document/read-map';
import { writeMap } from '@/lib/document/write-map';
import { EXAMPLES, exampleMap } from '@/lib/examples/examples';
import { parseMapFile } from '@/lib/exchange/parse-map-file';
import { writeMapFile } from '@/lib/exchange/write-map-file';
import { toFileObject } from '@/lib/model/file-object';
import { parseMap } from '@/lib/model/parse-map';
import type { JourneyMap } from '@/lib/model/types';
import { arbitraryMap } from '../model/arbitrary-map';

function read(text: string): JourneyMap {
  const result = parseMapFile(text);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.map;
}

/** The same map through bytes, as a document that another peer has received holds it. */
function throughDocument(map: JourneyMap): JourneyMap {
  const [one, other] = [new Y.Doc(), new Y.Doc()];
  writeMap(one, map);
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
  return readMap(other);
}

describe('a map file', () => {
  it.each(EXAMPLES.map((example) => example.id))('[EX-1] is the same bytes after a round trip: %s', (id) => {
    const map = exampleMap(id) as JourneyMap;
    const first = writeMapFile(map);
    expect(writeMapFile(read(first))).toBe(first);
    expect(read(first)).toEqual(map);
    expect(writeMapFile(throughDocument(map))).toBe(first);
  });

  it('[EX-1] is the same bytes after a round trip: 1,000 random maps', () => {
    fc.assert(
      fc.property(arbitraryMap({ loneSurrogates: true }), (map) => {
        const first = writeMapFile(map);
        const bytes = new TextEncoder().encode(first);
        const again = read(new TextDecoder().decode(bytes));
        expect(writeMapFile(again)).toBe(first);
        expect(again).toEqual(map);
      }),
      { numRuns: 1000 },
    );
  });

  it('[EX-1] is the same bytes after a way through a document: 1,000 random maps', () => {
    fc.assert(
      fc.property(arbitraryMap(), (map) => {
        const first = writeMapFile(map);
        const again = throughDocument(map);
        expect(again).toEqual(map);
        expect(writeMapFile(again)).toBe(first);
      }),
      { numRuns: 1000 },
    );
  });

  it('[EX-2] goes by id, with the keys in the order of the format and unknown ones sorted after them', () => {
    const text = writeMapFile(
      read(
        JSON.stringify({
          zeta: { b: 1, a: { 10: 1, 9: 2 } },
          transitions: [{ target: 'B', source: 'a', id: 't', 7: 'unknown', share: 0.5 }],
          touchpoints: [
            { label: 'small', id: 'a' },
            { z: 1, label: 'capital', 3: 1, id: 'B', y: 1, x: -0, reaction: 'negative', role: 'start' },
          ],
          alpha: 1,
          version: 1,
          format: 'throughline',
        }),
      ),
    );
    expect(text).toBe(`{
  "format": "throughline",
  "version": 1,
  "touchpoints": [
    {
      "id": "B",
      "label": "capital",
      "x": 0,
      "y": 1,
      "role": "start",
      "reaction": "negative",
      "3": 1,
      "z": 1
    },
    {
      "id": "a",
      "label": "small"
    }
  ],
  "transitions": [
    {
      "id": "t",
      "source": "a",
      "target": "B",
      "share": 0.5,
      "7": "unknown"
    }
  ],
  "alpha": 1,
  "zeta": {
    "a": {
      "10": 1,
      "9": 2
    },
    "b": 1
  }
}
`);
  });

  it('[EX-2] lists phases in the order of their lanes', () => {
    const phases = [
      { id: 'z', label: 'first' },
      { id: 'a', label: 'second' },
    ];
    const map: JourneyMap = { title: '', phases, touchpoints: [], transitions: [] };
    expect(read(writeMapFile(map)).phases).toEqual(phases);
    expect(throughDocument(map).phases).toEqual(phases);
  });

  it('[EX-2] says the same as the plain value of the map', () => {
    fc.assert(
      fc.property(arbitraryMap({ loneSurrogates: true }), (map) => {
        expect(JSON.parse(writeMapFile(map))).toEqual(JSON.parse(JSON.stringify(toFileObject(map))));
        expect(parseMap(toFileObject(map))).toEqual({ ok: true, map });
      }),
      { numRuns: 300 },
    );
  });

  it('[EX-3] is read with a byte order mark', () => {
    const text = writeMapFile(exampleMap('clinic-mn') as JourneyMap);
    expect(writeMapFile(read(`\ufeff${text}`))).toBe(text);
  });

  it('[EX-3] that is no JSON is refused with its place', () => {
    const faultsOf = (text: string) => {
      const result = parseMapFile(text);
      return result.ok ? [] : result.faults;
    };
    expect(faultsOf('{\n  "format": hello }')).toEqual([
      { pointer: '', message: 'is not JSON: expected value, found "h" (line 2, column 13)' },
    ]);
    expect(faultsOf('')[0]?.message).toBe('is not JSON: it is empty');
    expect(faultsOf('{"format":')[0]?.message).toMatch(/ends too early/);
  });

  it('[EX-4] of 50 MB of nesting is refused at once, and so is one of 60 MB', () => {
    for (const text of ['['.repeat(50 * 1024 * 1024), '{"a":'.repeat(10 * 1024 * 1024)]) {
      const result = parseMapFile(text);
      expect(result.ok ? [] : result.faults).toMatchObject([
        { pointer: '', message: expect.stringMatching(/nested deeper than 64/) },
      ]);
    }
    const large = parseMapFile(`"${'x'.repeat(60 * 1024 * 1024)}"`);
    expect(large.ok ? [] : large.faults).toMatchObject([
      { pointer: '', message: expect.stringMatching(/larger than the 50 MB/) },
    ]);
    const wide = parseMapFile(`"${'ө'.repeat(26 * 1024 * 1024)}"`);
    expect(wide.ok ? [] : wide.faults).toMatchObject([{ message: expect.stringMatching(/larger than the 50 MB/) }]);
  });

  it('[EX-4] may nest unknown values to 64 levels, and not one more', () => {
    const nest = (levels: number) =>
      `{"format":"throughline","version":1,"touchpoints":[],"transitions":[],"x":${'['.repeat(levels)}${']'.repeat(levels)}}`;
    expect(parseMapFile(nest(63)).ok).toBe(true);
    expect(parseMapFile(nest(64)).ok).toBe(false);
    expect(parseMap(JSON.parse(nest(63))).ok).toBe(true);
    expect(parseMap(JSON.parse(nest(64))).ok).toBe(false);
    const deepest = read(nest(63));
    expect(throughDocument(deepest)).toEqual(deepest);
  });
});
