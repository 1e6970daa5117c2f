import { type Nest, withInside } from '@/lib/scene/nesting/nest';

/** What is dragged takes along all that is inside it. */
export function carryInside(offsets: Map<string, readonly [number, number]>, nest: Nest): void {
  for (const [id, offset] of [...offsets]) {
    for (const inside of withInside(nest, [id])) if (!offsets.has(inside)) offsets.set(inside, offset);
  }
}
