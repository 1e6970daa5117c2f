import type { JourneyGraph } from '../graph/journey-graph';
import type { FlowChances } from './flow-chances';
import { DENSE, solveLinear } from './solve-linear';
import type { SparseRows } from './sparse-rows';

/** Sweeps that a large system is thought to take, for the budget. */
export const SWEEPS = 45;

export interface Comeback {
  /** The chance that a customer at `v` comes to the touchpoint, ever; 1 at itself. */
  chanceFrom(v: number): number;
  readonly work: number;
}

/**
 * For one touchpoint after the other: the chance to come to it from others of its loop, over steps of positive chance.
 * Only those between `targets`, where its own steps lead, and itself are looked at. Void after the next call.
 */
export function comebackChances(
  graph: JourneyGraph,
  chances: FlowChances,
): (u: number, targets: Int32Array) => Comeback {
  const n = graph.ids.length;
  const { of } = graph.components;
  const stamp = new Int32Array(n);
  const local = new Int32Array(n);
  let round = 0;
  return (u, targets) => {
    round++;
    const found: number[] = [];
    const take = (v: number) => {
      if (v === u || of[v] !== of[u] || stamp[v] === round) return;
      stamp[v] = round;
      local[v] = found.length;
      found.push(v);
    };
    for (const v of targets) take(v);
    const row: number[] = [];
    const column: number[] = [];
    const value: number[] = [];
    const straight: number[] = [];
    for (let at = 0; at < found.length; at++) {
      const v = found[at]!;
      straight.push(0);
      for (let i = chances.offsets[v]!; i < chances.offsets[v + 1]!; i++) {
        const w = chances.targets[i]!;
        take(w);
        if (w === u) straight[at] = straight[at]! + chances.chance[i]!;
        else if (stamp[w] === round) {
          row.push(at);
          column.push(local[w]!);
          value.push(chances.chance[i]!);
        }
      }
    }
    const { number, count } = thoseThatReach(straight, row, column);
    const right = new Float64Array(count);
    for (let at = 0; at < found.length; at++) if (number[at]! >= 0) right[number[at]!] = straight[at]!;
    const kept = gatherRows(count, row, column, value, number);
    const solved = count > 0 ? solveLinear(kept, right, false).x : right;
    const mine = round;
    return {
      chanceFrom: (v) => {
        if (v === u) return 1;
        const at = stamp[v] === mine ? number[local[v]!]! : -1;
        return at < 0 ? 0 : solved[at]!;
      },
      work: row.length + (count <= DENSE ? count ** 3 / 3 : SWEEPS * kept.columns.length),
    };
  };
}

/** Numbers those that lead to one with a straight way (-1 for the others). */
function thoseThatReach(straight: readonly number[], row: readonly number[], column: readonly number[]) {
  const number = new Int32Array(straight.length).fill(-1);
  const into: number[][] = straight.map(() => []);
  for (let k = 0; k < row.length; k++) into[column[k]!]!.push(row[k]!);
  const queue: number[] = [];
  const reach = (at: number) => {
    if (number[at]! >= 0) return;
    number[at] = queue.length;
    queue.push(at);
  };
  for (let at = 0; at < straight.length; at++) if (straight[at]! > 0) reach(at);
  for (let head = 0; head < queue.length; head++) for (const at of into[queue[head]!]!) reach(at);
  return { number, count: queue.length };
}

/** The steps between those that have a number. A way to where nobody comes back from adds nothing, and could make the system singular. */
function gatherRows(
  size: number,
  row: readonly number[],
  column: readonly number[],
  value: readonly number[],
  number: Int32Array,
): SparseRows {
  const offsets = new Int32Array(size + 1);
  const stays = (k: number) => number[row[k]!]! >= 0 && number[column[k]!]! >= 0;
  for (let k = 0; k < row.length; k++) {
    if (stays(k)) offsets[number[row[k]!]! + 1] = offsets[number[row[k]!]! + 1]! + 1;
  }
  for (let i = 0; i < size; i++) offsets[i + 1] = offsets[i + 1]! + offsets[i]!;
  const next = offsets.slice(0, size);
  const columns = new Int32Array(offsets[size]!);
  const values = new Float64Array(offsets[size]!);
  for (let k = 0; k < row.length; k++) {
    if (!stays(k)) continue;
    const at = next[number[row[k]!]!]!;
    next[number[row[k]!]!] = at + 1;
    columns[at] = number[column[k]!]!;
    values[at] = value[k]!;
  }
  return { size, offsets, columns, values };
}
