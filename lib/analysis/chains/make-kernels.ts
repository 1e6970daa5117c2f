import type { Block } from './block';
import type { Condensation } from './condensation';
import { exactKernel } from './exact-kernel';
import type { Kernel } from './kernel';
import { reachKernel } from './reach-kernel';

/** The kernels of a condensation's blocks, in their order; those of `last` serve again where no reaction changed. */
export function makeKernels(
  condensation: Condensation,
  negative: Uint8Array,
  last?: { readonly kernels: readonly Kernel[]; readonly negative: Uint8Array },
): Kernel[] {
  return condensation.blocks.map((block, b) => {
    if (last && sameFlags(block.vertices, last.negative, negative)) return last.kernels[b]!;
    const local = localFlags(block, negative);
    return block.exact ? exactKernel(block, local) : reachKernel(block, local);
  });
}

function sameFlags(vertices: Int32Array, a: Uint8Array, b: Uint8Array): boolean {
  for (let at = 0; at < vertices.length; at++) if (a[vertices[at]!] !== b[vertices[at]!]) return false;
  return true;
}

function localFlags(block: Block, flag: Uint8Array): Uint8Array {
  const local = new Uint8Array(block.vertices.length);
  for (let at = 0; at < local.length; at++) local[at] = flag[block.vertices[at]!]!;
  return local;
}
