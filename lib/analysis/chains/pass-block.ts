import type { Block } from './block';
import type { Kernel } from './kernel';
import { type NaturalSum, type NaturalVector, toBigInt } from './naturals';

/**
 * Leads what has come to a block through it: writes to `pass`, for each exit (or entry, going back), what goes on from
 * there. `come` and `pass` are by position.
 */
export function passBlock(
  sum: NaturalSum,
  kernel: Kernel,
  block: Block,
  come: NaturalVector,
  pass: NaturalVector,
  intactOnly: boolean,
  forward: boolean,
): void {
  const { first, vertices } = block;
  const { reach } = kernel;
  if (reach) {
    const coming = Array.from(vertices, (_, at) => toBigInt(come, first + at));
    const going = !forward
      ? reach.passIntactBack(coming)
      : intactOnly
        ? reach.passIntact(coming)
        : reach.passAll(coming);
    for (let at = 0; at < going.length; at++) {
      sum.clear();
      sum.addBig(going[at]!);
      sum.write(pass, first + at);
    }
    return;
  }
  const stretches = forward ? kernel.byExit : kernel.stretches;
  for (let i = 0; i < stretches.length; ) {
    const end = forward ? stretches[i]!.exit : stretches[i]!.entry;
    sum.clear();
    for (; i < stretches.length; i++) {
      const { entry, exit, negatives, count } = stretches[i]!;
      if ((forward ? exit : entry) !== end) break;
      if (!intactOnly || negatives === 0) sum.add(come, first + (forward ? entry : exit), count);
    }
    sum.write(pass, first + end);
  }
}
