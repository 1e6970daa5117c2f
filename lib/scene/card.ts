import type { Touchpoint } from '../model/types';
import { metaItems, metaLines } from './card-meta';
import type { Corners } from './card-outline';
import { crackedPath, outlinePath } from './card-outline';
import { FACE_SIZE, faceShapes, REACTION_WORDS } from './faces';
import { formatChains } from './format-count';
import type { TextLayout } from './layout-text';
import { fitText, layoutText, measureText } from './layout-text';
import { formatParts } from './nesting/parts-words';
import { RADIUS, TYPE } from './tokens';
import type { CardInput, CardNames, Ink, Shape } from './types';

/** Every card is this wide, in canvas pixels. */
export const CARD_WIDTH = 240;
/** What stands above a card (its caption) and below it (the tag), in pixels: keep it free when placing cards. */
export const CARD_ABOVE = 24;
export const CARD_BELOW = 18;
/** Where vertical transitions meet a card, from its left: clear of caption, tag and crack. */
export const CARD_VERTICAL_PORT = 184;

/** Label type of a card, for an editor that must look like the drawing. */
export const CARD_LABEL = {
  size: TYPE.body.size,
  weight: 600,
  lineHeight: TYPE.body.line,
  width: 174,
  maxLines: 4,
  x: 16,
  startX: 24,
  y: 12,
} as const;
const META = { size: TYPE.small.size, lineHeight: TYPE.small.line, width: 200, maxLines: 2, gap: 6 } as const;
const BOTTOM = 12;
const FACE_X = CARD_WIDTH - 12 - FACE_SIZE;
const CAPTION = { size: TYPE.caption.size, spacing: 0.66, y: -9 } as const;

interface CardLayout {
  readonly label: TextLayout;
  readonly word: string;
  readonly meta: readonly string[];
  readonly height: number;
}

/** Layouts by touchpoint: a touchpoint object never changes, and a card is drawn far more often than it is edited. */
const layouts: Readonly<Record<CardNames, WeakMap<Touchpoint, CardLayout>>> = {
  page: new WeakMap(),
  none: new WeakMap(),
  all: new WeakMap(),
};

function layoutOf(touchpoint: Touchpoint, names: CardNames = 'page'): CardLayout {
  const known = layouts[names].get(touchpoint);
  if (known) return known;
  const label = layoutText(touchpoint.label, CARD_LABEL);
  const word = REACTION_WORDS[touchpoint.reaction ?? 'none'];
  // The widest word is taken for all, so that a rating never changes the height of a card.
  const lead = measureText('not rated', META.size, 500);
  const [first = '', ...others] = metaItems(touchpoint, names);
  // Somebody's name may be long; who asked for names is not to miss it.
  const items =
    names === 'all' && first !== '' ? [fitText(first, META.width, META.size, 400), ...others] : [first, ...others];
  const meta = metaLines(items.filter(Boolean), META.width, lead, META.maxLines, META.size);
  const content =
    CARD_LABEL.y + label.lines.length * CARD_LABEL.lineHeight + META.gap + meta.length * META.lineHeight + BOTTOM;
  const own = Math.ceil(content / 4) * 4;
  // Cards keep their size in a picture without names: they stand where they stand on the page.
  const height = names === 'page' ? own : Math.max(names === 'all' ? own : 0, layoutOf(touchpoint).height);
  const layout = { label, word, meta, height };
  layouts[names].set(touchpoint, layout);
  return layout;
}

/** Size of a card in pixels, by its content alone: neither reaction nor role nor state changes it. */
export function cardSize(touchpoint: Touchpoint): { readonly width: number; readonly height: number } {
  return { width: CARD_WIDTH, height: layoutOf(touchpoint).height };
}

/** The same in a picture, which may name who is responsible on a line more. */
export function pictureCardSize(touchpoint: Touchpoint, names: CardNames): ReturnType<typeof cardSize> {
  return { width: CARD_WIDTH, height: layoutOf(touchpoint, names).height };
}

/** What is written above a card, in words; empty for an ordinary link. */
export function cardCaption({ touchpoint, state, tried }: CardInput): string {
  const role = state.role === 'start' ? 'start' : state.role === 'final' ? 'final' : '';
  if (tried) return role ? `${role} · tried as mended` : 'tried as mended';
  if (breaksChain({ state })) {
    const inside = state.reaction !== 'negative' && touchpoint.reaction !== 'negative';
    if (role) return inside ? `${role} · broken inside` : `${role} · breaks`;
    return inside ? 'broken inside' : 'breaks the chain';
  }
  if (state.orphan) return role ? `${role} · not linked` : 'not linked yet';
  if (state.cutOff) return role ? `${role} · no one here` : 'no one gets here';
  if (!state.reachable) return role ? `${role} · not reached` : 'not reached';
  if (state.deadEnd && !state.leadsOut) return role ? `${role} · dead end` : 'dead end';
  if (state.trap) return role ? `${role} · no way out` : 'no way out';
  if (state.atRisk) return role ? `${role} · at risk inside` : 'at risk inside';
  return role;
}

/** A negative touchpoint breaks the chain that it is a link of; one that is in no chain breaks none. */
export function breaksChain({ state }: Pick<CardInput, 'state'>): boolean {
  return state.negative && !state.orphan;
}

/** The drawing of a touchpoint, relative to its card's top left corner; caption and tag reach beyond the card. */
export function cardShapes(input: CardInput): Shape[] {
  const { touchpoint, state, restores } = input;
  const layout = layoutOf(touchpoint, input.names);
  const { height } = layout;
  const breaks = breaksChain(input);
  const quiet = !breaks && !state.orphan && (state.cutOff || !state.reachable);
  const start = state.role === 'start';
  const corners: Corners = { left: start ? Math.min(44, height / 2) : RADIUS.xl, right: RADIUS.xl };
  const textX = start ? CARD_LABEL.startX : CARD_LABEL.x;
  const textInk: Ink = quiet || state.cutOff ? 'soft' : 'ink';
  return [
    ...captionShapes(input, textX, breaks),
    { kind: 'path', d: outlinePath(CARD_WIDTH, height, corners), fill: quiet ? 'paper' : 'surface' },
    ...(input.tried
      ? [triedBorder(CARD_WIDTH, height, corners)]
      : borderShapes(height, corners, breaks, state.role === 'final', quiet)),
    ...layout.label.lines.map(
      (text, line): Shape => ({
        kind: 'text',
        x: textX,
        y: CARD_LABEL.y + 15 + line * CARD_LABEL.lineHeight,
        text,
        size: CARD_LABEL.size,
        weight: CARD_LABEL.weight,
        ink: textInk,
      }),
    ),
    ...faceShapes(state.reaction, FACE_X, 12, quiet),
    ...metaShapes(input, layout, textX, quiet),
    ...(restores !== undefined && restores > 0n
      ? tagShapes(`mend: +${formatChains(restores)}`, textX - 4, height)
      : []),
  ];
}

/** What stands above a card or a frame, from `x` on. */
export function captionShapes(input: CardInput, x: number, breaks: boolean): Shape[] {
  const caption = cardCaption(input).toUpperCase();
  if (caption === '') return [];
  const ink: Ink = breaks ? 'negative' : input.tried ? 'positive' : 'soft';
  const final = input.state.role === 'final';
  const text: Shape = {
    kind: 'text',
    x: final ? x + 13 : x,
    y: CAPTION.y,
    text: caption,
    size: CAPTION.size,
    weight: 600,
    ink,
    spacing: CAPTION.spacing,
  };
  return final ? [flagShape(x, CAPTION.y, ink), text] : [text];
}

/** A small flag on a pole, standing on the baseline. */
export function flagShape(x: number, baseline: number, ink: Ink): Shape {
  const top = baseline - 8.5;
  const d = `M${x + 1} ${top}V${baseline}M${x + 1} ${top + 0.5}H${x + 8}L${x + 6} ${top + 2.75}L${x + 8} ${top + 5}H${x + 1}Z`;
  return { kind: 'path', d, fill: ink, stroke: ink, strokeWidth: 1.25, round: true };
}

function borderShapes(height: number, corners: Corners, breaks: boolean, final: boolean, quiet: boolean): Shape[] {
  const inner: Shape = {
    kind: 'path',
    d: outlinePath(CARD_WIDTH, height, corners, 4),
    stroke: breaks ? 'negative' : final && !quiet ? 'faint' : 'line',
    strokeWidth: 1,
  };
  if (breaks) {
    const crack: Shape = {
      kind: 'path',
      d: crackedPath(CARD_WIDTH, height, corners),
      stroke: 'negative',
      strokeWidth: 2.5,
      round: true,
    };
    return [crack];
  }
  const outer: Shape = {
    kind: 'path',
    d: outlinePath(CARD_WIDTH, height, corners),
    stroke: final && !quiet ? 'faint' : 'line',
    strokeWidth: 1.5,
  };
  return final ? [outer, inner] : [outer];
}

/** The outline of what is tried as mended, dashed: it is not so yet. */
export function triedBorder(width: number, height: number, corners: Corners): Shape {
  const d = outlinePath(width, height, corners);
  return { kind: 'path', d, stroke: 'positive', strokeWidth: 2, dash: [7, 5], round: true };
}

function metaShapes(
  { touchpoint, state, parts = 0 }: CardInput,
  layout: CardLayout,
  x: number,
  quiet: boolean,
): Shape[] {
  const reaction = state.reaction ?? touchpoint.reaction ?? null;
  const word = REACTION_WORDS[reaction ?? 'none'];
  const y = CARD_LABEL.y + layout.label.lines.length * CARD_LABEL.lineHeight + META.gap + 12;
  const ink: Ink = quiet || reaction === null ? 'soft' : reaction;
  const shapes: Shape[] = [{ kind: 'text', x, y, text: word, size: META.size, weight: 500, ink }];
  layout.meta.forEach((text, line) => {
    const lead = line === 0 ? measureText(`${word} `, META.size, 500) : 0;
    const plain = line === 0 ? text.trimStart() : text;
    // That there is something inside comes first; it takes no line of its own, so that it never changes the height.
    const shown =
      line === 0 && parts > 0 ? fitText(`· ${formatParts(parts)} ${plain}`, META.width - lead, META.size, 400) : plain;
    if (shown === '') return;
    shapes.push({
      kind: 'text',
      x: x + Math.round(lead * 100) / 100,
      y: y + line * META.lineHeight,
      text: shown,
      size: META.size,
      weight: 400,
      ink: 'soft',
    });
  });
  return shapes;
}

function tagShapes(text: string, x: number, height: number): Shape[] {
  const width = Math.ceil(measureText(text, 12, 600)) + 18;
  return [
    {
      kind: 'group',
      x,
      y: height - 8,
      shapes: [
        { kind: 'path', d: outlinePath(width, 24, { left: RADIUS.lg, right: RADIUS.lg }), fill: 'negative' },
        { kind: 'text', x: 9, y: 16.5, text, size: TYPE.small.size, weight: 600, ink: 'on-negative' },
      ],
    },
  ];
}
