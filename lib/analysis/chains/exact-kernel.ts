import type { Block } from './block';
import type { Kernel, Stretch } from './kernel';
import { createPathWalker } from './walk-simple-paths';

/** A negative that is alone on `count` stretches from `entry` to `exit`. */
interface Single {
  readonly negative: number;
  readonly entry: number;
  readonly exit: number;
  readonly count: number;
}

/** The kernel of a block within its step budget: every simple path in it is counted. */
export function exactKernel(block: Block, negative: Uint8Array): Kernel {
  const n = block.vertices.length;
  const { stretches, singles } = listStretches(block, negative);
  const empty = () => new Array<bigint>(n).fill(0n);
  return {
    stretches,
    reach: null,
    byExit: byExit(stretches),
    restores(arrive, leave) {
      const restored = empty();
      for (const single of singles) {
        const v = single.negative;
        restored[v] = restored[v]! + arrive[single.entry]! * BigInt(single.count) * leave[single.exit]!;
      }
      return restored;
    },
    spread(weight, add) {
      // The weights of all stretches that continue the current path, summed on the way back from each vertex.
      const sums: number[] = [];
      const walk = createPathWalker(block.out);
      for (const x of block.entries) {
        let negatives = 0;
        const known = new Map<number, number>();
        walk(
          x,
          (v) => {
            negatives += negative[v]!;
            let here = 0;
            if (block.isExit[v] && negatives > 0) {
              const key = negatives * n + v;
              here = known.get(key) ?? weight(x, v, negatives);
              known.set(key, here);
            }
            sums.push(here);
            return true;
          },
          (v) => {
            const sum = sums.pop()!;
            if (sums.length > 0) sums[sums.length - 1] = sums[sums.length - 1]! + sum;
            if (!negative[v]) return;
            negatives--;
            if (sum > 0) add(v, sum);
          },
        );
      }
    },
  };
}

/** In the order of their exits, as they mostly are already. */
function byExit(stretches: readonly Stretch[]): readonly Stretch[] {
  for (let i = 1; i < stretches.length; i++) {
    if (stretches[i - 1]!.exit > stretches[i]!.exit) return [...stretches].sort((a, b) => a.exit - b.exit);
  }
  return stretches;
}

function listStretches(block: Block, negative: Uint8Array): { stretches: Stretch[]; singles: Single[] } {
  const n = block.vertices.length;
  const stretches: Stretch[] = [];
  const singles: Single[] = [];
  const walk = createPathWalker(block.out);
  for (const entry of block.entries) {
    const byExit = new Map<number, number>();
    const bySingle = new Map<number, number>();
    const passed: number[] = [];
    walk(
      entry,
      (v) => {
        if (negative[v]) passed.push(v);
        if (!block.isExit[v]) return true;
        const key = passed.length * n + v;
        byExit.set(key, (byExit.get(key) ?? 0) + 1);
        if (passed.length === 1) {
          const single = passed[0]! * n + v;
          bySingle.set(single, (bySingle.get(single) ?? 0) + 1);
        }
        return true;
      },
      (v) => {
        if (negative[v]) passed.pop();
      },
    );
    for (const [key, count] of byExit) {
      stretches.push({ entry, exit: key % n, negatives: Math.floor(key / n), count });
    }
    for (const [key, count] of bySingle) {
      singles.push({ negative: Math.floor(key / n), entry, exit: key % n, count });
    }
  }
  return { stretches, singles };
}
