import type { TouchpointState } from '../../analysis/types';
import type { Touchpoint } from '../../model/types';
import { breaksChain, cardCaption } from '../../scene/card';
import { metaItems, metaLines } from '../../scene/card-meta';
import { REACTION_WORDS } from '../../scene/faces';
import { FRAME_HEAD } from '../../scene/nesting/frames';
import type { Box, Ink, Point } from '../../scene/types';
import type { Cell } from './cell';
import { cardStyle, frameStyle, type InkOf, textStyle } from './styles';

/** Signs of the reactions, so that colour is not all. */
const SIGNS = { positive: '+', neutral: '=', negative: '\u2212', none: '\u25cb' } as const;
const INKS = { positive: 'positive', neutral: 'neutral', negative: 'negative', none: 'soft' } as const;

export interface CardCellsInput {
  readonly touchpoint: Touchpoint;
  readonly state: TouchpointState;
  readonly box: Box;
  readonly isFrame: boolean;
  readonly parent: string;
  readonly origin: Point;
  readonly data: Cell['data'];
  readonly names: boolean;
}

/** A touchpoint: its card or frame, and what stands above and in it, which moves along. */
export function cardCells(input: CardCellsInput, inkOf: InkOf): Cell[] {
  const { touchpoint, state, box, isFrame, parent, origin, data, names } = input;
  const id = `t-${touchpoint.id}`;
  const { owner: _owner, ...nameless } = touchpoint;
  const caption = cardCaption({ touchpoint, state }).toUpperCase();
  const reaction = state.reaction ?? 'none';
  const left = state.role === 'start' && !isFrame ? 26 : 16;
  const width = box.width - left - 12;
  const items = [`${SIGNS[reaction]} ${REACTION_WORDS[reaction]}`, ...metaItems(names ? touchpoint : nameless)];
  const said = isFrame ? [] : metaLines(items, width, 0, 2, 12);
  const card: Cell = {
    id,
    parent,
    label: touchpoint.label,
    style: isFrame ? frameStyle(state, FRAME_HEAD, inkOf) : cardStyle(state, inkOf),
    place: { x: box.x - origin[0], y: box.y - origin[1], width: box.width, height: box.height },
    data,
  };
  const ink: Ink = breaksChain({ state }) ? 'negative' : 'soft';
  const above: Words = { label: caption, ink, size: 11, width: box.width - left, corner: [0, 0], offset: [left, -18] };
  const low = -16 * said.length - 8;
  const below: Words = {
    label: said.join('\n'),
    ink: INKS[reaction],
    size: 12,
    width,
    corner: [0, 1],
    offset: [left, low],
  };
  return [
    card,
    ...(caption === '' ? [] : [wordsCell(`c-${touchpoint.id}`, id, above, inkOf)]),
    ...(isFrame ? [] : [wordsCell(`r-${touchpoint.id}`, id, below, inkOf)]),
  ];
}

interface Words {
  readonly label: string;
  readonly ink: Ink;
  readonly size: number;
  readonly width: number;
  readonly corner: Point;
  readonly offset: Point;
}

function wordsCell(id: string, parent: string, words: Words, inkOf: InkOf): Cell {
  const { label, ink, size, width, corner, offset } = words;
  return {
    id,
    parent,
    label,
    connectable: false,
    style: textStyle(ink, size, inkOf, {
      fontStyle: size === 11 ? 1 : 0,
      whiteSpace: 'nowrap',
      part: 1,
      pointerEvents: 0,
    }),
    place: { x: corner[0], y: corner[1], width, height: 16 * label.split('\n').length, offset },
  };
}
