import type { JourneyGraph } from '../graph/journey-graph';
import type { AnalysisTouchpoint } from '../types';
import type { Family } from './family-ends';

/**
 * Of a start: whether it could still be reached if it were none itself, from another start or, where it is the only mark
 * of its family, from what nothing leads into, which would become a start by inference. For all starts in one pass:
 * each vertex keeps two of the places that it can be reached from, enough to know one that is not itself.
 */
export function findOtherEntries(
  graph: JourneyGraph,
  given: ReadonlyMap<string, AnalysisTouchpoint>,
  family: (v: number) => Family,
): (start: number) => boolean {
  const { ids, out, back, isStart } = graph;
  const n = ids.length;
  const first = new Int32Array(n).fill(-1);
  const second = new Int32Array(n).fill(-1);
  // Each vertex is told of twice at most, by each of its places.
  const queue = new Int32Array(2 * n);
  let tail = 0;
  const tell = (v: number, origin: number): void => {
    if (first[v] === -1) first[v] = origin;
    else if (first[v] !== origin && second[v] === -1) second[v] = origin;
    else return;
    queue[tail++] = v;
  };
  for (let v = 0; v < n; v++) if (isStart[v] || wouldStart(v)) tell(v, v);
  const told = new Uint8Array(n);
  for (let head = 0; head < tail; head++) {
    const u = queue[head]!;
    const origin = told[u] ? second[u]! : first[u]!;
    told[u] = 1;
    for (let i = out.offsets[u]!; i < out.offsets[u + 1]!; i++) tell(out.targets[i]!, origin);
  }
  return (start) => first[start] !== start || second[start] !== -1;

  function wouldStart(v: number): boolean {
    if (back.offsets[v + 1]! > back.offsets[v]! || given.get(ids[v]!)?.role !== undefined) return false;
    return family(v).markedStarts.length === 1;
  }
}
