import { type Nest, wholesAround } from '@/lib/scene/nesting/nest';
import type { TouchpointNode } from '../elements';

/** Below all cards and lines, whatever is selected: React Flow lifts what is by a thousand. */
const GROUND = -4000;

/**
 * What sets the node of a frame apart from that of a card. It lies under what is in it, and only its head takes the
 * pointer: on its ground one draws a marquee and makes touchpoints as on the canvas. A marquee does not take it.
 */
export function frameTraits(nest: Nest | null, id: string): Pick<TouchpointNode, 'zIndex' | 'style'> {
  const depth = [...wholesAround(nest, id)].length;
  return {
    zIndex: GROUND + Math.min(depth, 900),
    style: { pointerEvents: 'none' },
  };
}
