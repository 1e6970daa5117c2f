import { breaksChain, captionShapes, cardCaption, triedBorder } from '../card';
import { type Corners, crackedPath, outlinePath } from '../card-outline';
import { FACE_SIZE, faceShapes, REACTION_WORDS } from '../faces';
import { fitText, measureText } from '../layout-text';
import type { CardInput, Ink, Shape } from '../types';
import { FRAME_HEAD } from './frames';
import { formatParts } from './parts-words';

/** What stands in the head of a frame, for buttons that lie over it: free space at its right end. */
export const FRAME_BUTTONS = 84;
const CORNER = 16;
const START_CORNER = 40;
const LABEL = { size: 14, weight: 600, x: 16, startX: 28, y: 24 } as const;
const META = { size: 12, y: 41 } as const;

export interface FrameInput extends CardInput {
  readonly width: number;
  readonly height: number;
  /** How many parts it has itself. */
  readonly parts: number;
  /** Room at the right end of the head that is left free, in pixels. */
  readonly free?: number;
}

/** The drawing of an open touchpoint, relative to the top left corner of its frame; its caption stands above. */
export function frameShapes(input: FrameInput): Shape[] {
  const { touchpoint, state, width, height, free = 0 } = input;
  const breaks = breaksChain(input);
  const quiet = !breaks && !state.orphan && (state.cutOff || !state.reachable);
  const start = state.role === 'start';
  const corners: Corners = { left: start ? START_CORNER : CORNER, right: CORNER };
  const x = start ? LABEL.startX : LABEL.x;
  const faceX = width - free - 12 - FACE_SIZE;
  const room = faceX - x - 12;
  const label = fitText(touchpoint.label.replace(/\s+/g, ' ').trim() || ' ', room, LABEL.size, LABEL.weight);
  const border: Shape = input.tried
    ? triedBorder(width, height, corners)
    : breaks
      ? { kind: 'path', d: crackedPath(width, height, corners), stroke: 'negative', strokeWidth: 2.5, round: true }
      : { kind: 'path', d: outlinePath(width, height, corners), stroke: quiet ? 'line' : 'faint', strokeWidth: 1.5 };
  const inner: Shape[] =
    state.role === 'final' && !breaks
      ? [{ kind: 'path', d: outlinePath(width, height, corners, 4), stroke: 'line', strokeWidth: 1 }]
      : [];
  return [
    ...captionShapes(input, x, breaks),
    { kind: 'path', d: outlinePath(width, height, corners), fill: 'paper' },
    { kind: 'path', d: headPath(width, corners), fill: quiet ? 'paper' : 'surface' },
    { kind: 'path', d: `M0 ${FRAME_HEAD}H${width}`, stroke: 'line', strokeWidth: 1 },
    border,
    ...inner,
    {
      kind: 'text',
      x,
      y: LABEL.y,
      text: label,
      size: LABEL.size,
      weight: LABEL.weight,
      ink: quiet ? 'soft' : 'ink',
    },
    ...metaShapes(input, x, room, quiet),
    ...faceShapes(state.reaction, faceX, 14, quiet),
  ];
}

/** The upper end of the frame, down to the line under its head. */
function headPath(width: number, { left, right }: Corners): string {
  return `M0 ${FRAME_HEAD}V${left}A${left} ${left} 0 0 1 ${left} 0H${width - right}A${right} ${right} 0 0 1 ${width} ${right}V${FRAME_HEAD}Z`;
}

function metaShapes(input: FrameInput, x: number, room: number, quiet: boolean): Shape[] {
  const { touchpoint, state, parts } = input;
  const owner = input.names === 'all' ? (touchpoint.owner ?? '').trim() : '';
  const reaction = state.reaction ?? touchpoint.reaction ?? null;
  const word = REACTION_WORDS[reaction ?? 'none'];
  const ink: Ink = quiet || reaction === null ? 'soft' : reaction;
  const lead = measureText(`${word} `, META.size, 500);
  const rest = fitText(
    `· ${formatParts(parts)}${owner && ` · owner: ${owner}`}`,
    Math.max(0, room - lead),
    META.size,
    400,
  );
  const at = { y: META.y, size: META.size } as const;
  return [
    { kind: 'text', x, text: word, weight: 500, ink, ...at },
    { kind: 'text', x: x + Math.round(lead * 100) / 100, text: rest, weight: 400, ink: 'soft', ...at },
  ];
}

/** What a frame says to those who cannot see it. */
export function frameTitle(input: FrameInput): string {
  const { touchpoint, state, parts } = input;
  return [touchpoint.label.slice(0, 200), cardCaption(input), state.reaction ?? 'not rated', formatParts(parts)]
    .filter(Boolean)
    .join(', ');
}
