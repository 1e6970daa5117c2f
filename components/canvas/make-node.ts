import type { Nest } from '@/lib/scene/nesting/nest';
import type { Box } from '@/lib/scene/types';
import type { CardRecord, TouchpointNode } from './elements';
import { frameTraits } from './nesting/frame-traits';

/** All that decides what React Flow gets of a mounted card. */
export interface NodeTraits {
  readonly card: CardRecord;
  readonly box: Box;
  readonly selected: boolean;
  /** It is being dragged, here. */
  readonly held: boolean;
  /** Tab reaches it. */
  readonly tabStop: boolean;
  readonly name: string;
  /** A finger on it moves the card and not the view. */
  readonly movable: boolean;
  readonly nest: Nest | null;
}

const TAKES_POINTER = { pointerEvents: 'all' } as const;

/** The node of a mounted card. React Flow mounts and places it; selecting and dragging are ours. */
export function makeNode({ card, box, selected, held, tabStop, name, movable, nest }: NodeTraits): TouchpointNode {
  const { x, y, width, height } = box;
  return {
    id: card.id,
    type: card.type,
    position: { x, y },
    width,
    height,
    // What is known need not be measured: a card is drawn in the frame in which it comes.
    measured: { width, height },
    data: card.data,
    selected,
    className: `${movable ? 'nopan' : ''}${held ? ' dragging' : ''}`,
    ariaLabel: name,
    ariaRole: 'group',
    domAttributes: {
      tabIndex: tabStop ? 0 : -1,
      'aria-roledescription': 'touchpoint',
      'aria-current': selected,
    },
    style: TAKES_POINTER,
    ...(card.type === 'frame' && frameTraits(nest, card.id)),
  };
}
