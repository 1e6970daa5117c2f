import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exampleMap } from '@/lib/examples/examples';
import { readCanvas } from '@/lib/exchange/json-canvas/read-canvas';
import { writeCanvas } from '@/lib/exchange/json-canvas/write-canvas';
import type { JourneyMap } from '@/lib/model/types';
import { boxesOf } from '@/lib/scene/nesting/frames';
import { placeMissing } from '@/lib/scene/place';
import { arbitraryMap } from '../../model/arbitrary-map';

type Node = Record<string, unknown>;
interface File {
  nodes: Node[];
  edges: Node[];
  throughline?: unknown;
}

/** After the sample of the JSON Canvas specification (https://jsoncanvas.org), MIT. */
const SAMPLE: File = {
  nodes: [
    { id: '754a8ef995f366bc', type: 'group', x: -300, y: -460, width: 610, height: 200, label: 'JSON Canvas' },
    { id: '8132d4d894c80022', type: 'file', file: 'readme.md', x: -280, y: -200, width: 570, height: 560, color: '6' },
    { id: '7efdbbe0c4742315', type: 'file', file: '_site/logo.svg', x: -280, y: -440, width: 217, height: 80 },
    {
      id: '59e896bc8da20699',
      type: 'text',
      text: 'Learn more:\n\n- [Apps](/docs/apps.md)\n- [Spec](spec/1.0.md)',
      x: 40,
      y: -440,
      width: 250,
      height: 160,
    },
  ],
  edges: [
    {
      id: '6fa11ab87f90b8af',
      fromNode: '7efdbbe0c4742315',
      fromSide: 'right',
      toNode: '59e896bc8da20699',
      toSide: 'left',
    },
  ],
};

function write(map: JourneyMap, data = true): string {
  return writeCanvas(map, { data, boxes: boxesOf(map.touchpoints, placeMissing(map), () => true).boxes });
}

function read(file: string | object): { map: JourneyMap; notes: readonly string[] } {
  const result = readCanvas(typeof file === 'string' ? file : JSON.stringify(file));
  if (!result.ok) throw new Error(JSON.stringify(result.faults.slice(0, 3)));
  return result;
}

function faults(file: unknown): string[] {
  const result = readCanvas(typeof file === 'string' ? file : JSON.stringify(file));
  return result.ok ? [] : result.faults.map(({ pointer, message }) => `${pointer}: ${message}`);
}

describe('a JSON Canvas', () => {
  test('[EX-80] gives the whole map back', () => {
    fc.assert(
      fc.property(arbitraryMap({ loneSurrogates: true }), (map) => {
        expect(read(write(map)).map).toEqual(map);
      }),
      { numRuns: process.env.SOAK ? 3000 : 15, seed: 80 },
    );
    for (const id of ['clinic-mn', 'telephony-en']) {
      const map = exampleMap(id) as JourneyMap;
      expect(read(write(map)).map).toEqual(map);
    }
  });

  test('[EX-80] has what the specification asks for, and without data nothing of our own but a mark', () => {
    const file = JSON.parse(write(exampleMap('telephony-en') as JourneyMap, false)) as File;
    for (const { id, type, x, y, width, height } of file.nodes) {
      expect([typeof id, ['text', 'group'].includes(String(type))]).toEqual(['string', true]);
      for (const value of [x, y, width, height]) expect(Number.isInteger(value)).toBe(true);
    }
    expect(file.nodes.some((node) => 'throughline' in node)).toBe(false);
    expect(file.throughline).toEqual({ version: 1 });
    const { map } = read(file);
    const whole = exampleMap('telephony-en') as JourneyMap;
    expect(map.touchpoints.map(({ label, reaction }) => [label, reaction])).toEqual(
      whole.touchpoints.map(({ label, reaction }) => [label, reaction]),
    );
    expect(map.transitions.map(({ label, share }) => [label, share])).toEqual(
      whole.transitions.map(({ label, share }) => [label, share]),
    );
  });

  test('[EX-81] that was edited elsewhere wins over what it keeps', () => {
    const file = (): File => JSON.parse(write(exampleMap('clinic-en') as JourneyMap)) as File;
    const edited = (id: string, change: (node: Node, whole: File) => void) => {
      const whole = file();
      change([...whole.nodes, ...whole.edges].find((one) => one.id === id) as Node, whole);
      const { map } = read(whole);
      return { map, one: map.touchpoints.find((touchpoint) => touchpoint.id === id) };
    };
    const text = edited('ad', (node) => Object.assign(node, { text: 'Poster\n\nBy the *road*' }));
    expect(text.one).toMatchObject({ label: 'Poster', notes: 'By the *road*', role: 'start', channel: 'online' });
    expect(edited('form', (node) => Object.assign(node, { color: '4' })).one).toMatchObject({
      reaction: 'positive',
      impact: 5,
    });
    expect(edited('form', (node) => delete node.color).one?.reaction).toBeUndefined();
    const moved = edited('form', (node) => Object.assign(node, { x: 9000 })).one;
    expect(moved).toMatchObject({ x: 9000, impact: 5 });
    expect(moved?.phase).toBeUndefined();
    const gone = edited('ad-site', (edge, whole) => whole.edges.splice(whole.edges.indexOf(edge), 1));
    expect(gone.map.transitions.map(({ id }) => id)).not.toContain('ad-site');
    const label = edited('ad-site', (edge) => Object.assign(edge, { label: 'often (25%)' })).map.transitions[0];
    expect(label).toMatchObject({ id: 'ad-site', label: 'often', share: 0.25 });
    const bad = edited('form', (node) => Object.assign(node.throughline as object, { touchpoint: { impact: 50 } }));
    expect(bad.one).toMatchObject({ id: 'form', reaction: 'negative' });
  });

  test('[EX-82] of anybody is read: the sample of the specification', () => {
    const { map, notes } = read(SAMPLE);
    expect(map.phases).toEqual([{ id: '754a8ef995f366bc', label: 'JSON Canvas' }]);
    expect(map.touchpoints.map(({ label, phase, notes: more }) => [label, phase, more])).toEqual([
      ['Learn more:', '754a8ef995f366bc', '- [Apps](/docs/apps.md)\n- [Spec](spec/1.0.md)'],
      ['logo.svg', '754a8ef995f366bc', undefined],
      ['readme', undefined, undefined],
    ]);
    expect(map.touchpoints[2]).toMatchObject({ x: -280, width: 570, extra: { file: 'readme.md', color: '6' } });
    expect(map.transitions).toEqual([
      { id: '6fa11ab87f90b8af', source: '7efdbbe0c4742315', target: '59e896bc8da20699' },
    ]);
    expect(notes.join()).toContain('1 colour');
    expect(read({}).map.touchpoints).toEqual([]);
  });

  test('[EX-82] ends of edges give directions, groups within groups or with edges are touchpoints with parts', () => {
    const box = (id: string, type: string, x: number, size: number, rest: object = {}): Node => {
      return { id, type, x, y: 0, width: size, height: size, text: id, ...rest };
    };
    const { map, notes } = read({
      nodes: [
        box('outer', 'group', 0, 100, { label: 'Outer' }),
        box('inner', 'group', 10, 50, { label: 'Inner' }),
        box('a', 'text', 20, 10),
        box('ö b', 'link', 200, 10, { url: 'https://example.org/x' }),
      ],
      edges: [
        { id: '1', fromNode: 'a', toNode: 'ö b', fromEnd: 'arrow', toEnd: 'none' },
        { id: '2', fromNode: 'a', toNode: 'ö b', fromEnd: 'arrow', label: '40%' },
        { id: '3', fromNode: 'a', toNode: 'a', toEnd: 'none' },
      ],
    });
    const link = map.touchpoints.find(({ label }) => label === 'https://example.org/x')?.id;
    expect(map.touchpoints.find(({ id }) => id === 'a')?.parent).toBe('inner');
    expect(map.touchpoints.find(({ id }) => id === 'inner')).toMatchObject({ phase: 'outer', label: 'Inner' });
    expect(map.transitions.map(({ source, target, share }) => [source, target, share])).toEqual([
      [link, 'a', undefined],
      ['a', link, 0.4],
      ['a', 'a', undefined],
      [link, 'a', 0.4],
    ]);
    expect(notes.join()).toContain('1 line without an arrowhead');
  });

  test('[EX-83] with faults is refused, each with its pointer', () => {
    const [node, edge] = [SAMPLE.nodes[3] as Node, SAMPLE.edges[0] as Node];
    expect(faults({ nodes: [{ ...node, x: '1', type: 'card' }, 5], edges: [{ ...edge, fromSide: 'in' }] })).toEqual([
      '/nodes/0/x: must be a number',
      '/nodes/0/type: must be one of "text", "file", "link", "group"',
      '/nodes/1: must be an object',
      '/edges/0/fromSide: must be one of "top", "right", "bottom", "left"',
    ]);
    expect(faults({ nodes: [node, node], edges: [] })).toEqual([`/nodes/1/id: id "${node.id}" is already used`]);
    expect(faults({ nodes: [node], edges: [edge] })).toEqual([`/edges/0/fromNode: no node "${edge.fromNode}"`]);
    expect(faults({ nodes: [{ ...node, text: undefined }] })).toEqual(['/nodes/0/text: is missing']);
    expect(faults('[')[0]).toContain('line 1, column 2');
    expect(faults('['.repeat(100_000))[0]).toContain('nested deeper');
    expect(faults([])).toEqual([': must be an object: a JSON Canvas']);
  });

  test('[EX-83] hostile canvases are refused or read', () => {
    const groups = Array.from({ length: 3000 }, (_, i) => ({
      id: `g${i}`,
      type: 'group',
      x: i,
      y: i,
      width: 9000 - 2 * i,
      height: 9000 - 2 * i,
    }));
    expect(read({ nodes: groups }).map.touchpoints.length).toBeGreaterThan(1000);
    const own = { throughline: { touchpoint: { parent: 'p', label: 5, __proto__: null }, drawn: [1] } };
    const proto = read(
      `{"nodes":[{"id":"__proto__","type":"text","text":"x","x":0,"y":0,"width":1,"height":1,"__proto__":{"a":1},"role":5}],"throughline":${JSON.stringify(own)}}`,
    );
    expect(proto.map.touchpoints[0]?.label).toBe('x');
  });
});
