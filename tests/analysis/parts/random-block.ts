import { type Block, makeBlock } from '@/lib/analysis/chains/block';
import { buildGraph } from '@/lib/analysis/graph/build-graph';
import { seededRandom } from '../../support/seeded-random';

export interface RandomBlock {
  readonly block: Block;
  /** By local number. */
  readonly negative: Uint8Array;
  /** Targets of each, by local number. */
  readonly out: readonly (readonly number[])[];
  /** Where a chain comes in and goes out, by local number, ascending. */
  readonly entries: readonly number[];
  readonly exits: readonly number[];
}

/**
 * One loop through `size` touchpoints with `chords` transitions more, that some starts lead into and that leads out to
 * some finals, and to and from what lies on no chain; a share `gloom` of it is negative.
 */
export function randomBlock(seed: number, size: number, chords: number, gloom: number, budget: number): RandomBlock {
  const random = seededRandom(seed);
  const any = () => Math.floor(random() * size);
  const name = (v: number) => `l${String(v).padStart(3, '0')}`;
  const pairs: (readonly [string, string])[] = [];
  for (let v = 0; v < size; v++) pairs.push([name(v), name((v + 1) % size)]);
  for (let i = 0; i < chords; i++) pairs.push([name(any()), name(any())]);
  const doors = 1 + Math.floor(random() * 3);
  for (let i = 0; i < doors; i++) pairs.push([`a${i}`, name(any())], [name(any()), `z${i}`]);
  pairs.push(['x0', name(any())], [name(any()), 'x1']);
  const ids = [...new Set(pairs.flat())].sort();
  const graph = buildGraph({
    touchpoints: ids.map((id) => ({ id })),
    transitions: pairs.map(([source, target], i) => ({ id: `t${i}`, source, target })),
  });
  const vertices = Int32Array.from({ length: size }, (_, v) => graph.indexOf.get(name(v))!);
  const local = new Int32Array(ids.length);
  for (const [at, v] of vertices.entries()) local[v] = at;
  const live = Uint8Array.from(ids, (id) => (id[0] === 'x' ? 0 : 1));
  const block = makeBlock(graph, vertices, 0, local, live, budget);
  const negative = Uint8Array.from({ length: size }, () => (random() < gloom ? 1 : 0));
  const number = (id: string) => Number(id.slice(1));
  const out: Set<number>[] = Array.from({ length: size }, () => new Set());
  for (const [a, b] of pairs) if (a[0] === 'l' && b[0] === 'l' && a !== b) out[number(a)]!.add(number(b));
  const inside = (ends: readonly string[]) => [...new Set(ends.map(number))].sort((a, b) => a - b);
  return {
    block,
    negative,
    out: out.map((targets) => [...targets]),
    entries: inside(pairs.flatMap(([a, b]) => (a[0] === 'a' ? [b] : []))),
    exits: inside(pairs.flatMap(([a, b]) => (b[0] === 'z' ? [a] : []))),
  };
}
