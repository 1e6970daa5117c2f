import type { Analysis } from '../../analysis/types';
import type { JourneyMap, Touchpoint } from '../../model/types';
import { breaksChain, CARD_ABOVE, CARD_BELOW, cardCaption, cardShapes } from '../card';
import { frameShapes, frameTitle } from '../nesting/frame-shapes';
import { readNest } from '../nesting/nest';
import { lanesOf, planRoutes } from '../plan-routes';
import { drawTransition } from '../transition';
import type { Box, CardNames, Shape, TransitionDrawing } from '../types';
import { noteNumber } from './notes-list';

/** A drawn line. */
export interface DrawnLine {
  readonly id: string;
  readonly drawing: TransitionDrawing;
}

/** What is drawn of a map: touchpoints as cards, or as frames where they lie around their parts. */
export interface Drawable {
  readonly map: JourneyMap;
  readonly analysis: Analysis;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly frames: ReadonlyMap<string, Box>;
  /** How many parts each touchpoint has in the whole map, drawn or not. */
  readonly partsOf: (id: string) => number;
  readonly names: CardNames;
  /** Numbers of the notes that are listed, by touchpoint. */
  readonly numbers: ReadonlyMap<string, number>;
}

/**
 * The lines between boxes.
 * @param touchpointOf whom a box stands for, where its key is no touchpoint's id
 */
export function drawLines(
  { map, analysis, boxes, frames }: Pick<Drawable, 'map' | 'analysis' | 'boxes' | 'frames'>,
  touchpointOf: (key: string) => string = (key) => key,
): DrawnLine[] {
  const lanes = lanesOf(map.transitions);
  const routes = planRoutes(map.transitions, boxes, lanes, frames);
  return map.transitions.flatMap((transition): DrawnLine[] => {
    const source = boxes.get(transition.source);
    const target = boxes.get(transition.target);
    const state = analysis.transitions.get(transition.id);
    if (!source || !target || !state) return [];
    const end = analysis.touchpoints.get(touchpointOf(transition.target));
    const targetBreaks = end !== undefined && breaksChain({ state: end });
    const [lane, route] = [lanes.get(transition.id), routes.get(transition.id)];
    const drawing = drawTransition({ transition, state, source, target, targetBreaks, lane, route });
    return [{ id: transition.id, drawing }];
  });
}

/** All that is drawn lies within; captions and tags of cards included. */
export function extentOf(boxes: Iterable<Box>, lines: readonly DrawnLine[]): Box {
  let [left, top, right, bottom] = [0, 0, 0, 0];
  let any = false;
  const take = (x: number, y: number, width: number, height: number): void => {
    left = any ? Math.min(left, x) : x;
    top = any ? Math.min(top, y) : y;
    right = any ? Math.max(right, x + width) : x + width;
    bottom = any ? Math.max(bottom, y + height) : y + height;
    any = true;
  };
  for (const { x, y, width, height } of boxes) take(x, y - CARD_ABOVE, width, height + CARD_ABOVE + CARD_BELOW);
  for (const { drawing } of lines)
    take(drawing.bounds.x, drawing.bounds.y, drawing.bounds.width, drawing.bounds.height);
  return { x: Math.floor(left), y: Math.floor(top), width: Math.ceil(right - left), height: Math.ceil(bottom - top) };
}

/** Frames under lines under labels under cards. */
export function mapShapes(drawable: Drawable, lines: readonly DrawnLine[]): Shape[] {
  return [
    ...frameGroups(drawable),
    ...lines.map(({ id, drawing }): Shape => ({ kind: 'group', x: 0, y: 0, id, shapes: drawing.line })),
    ...lines.flatMap(({ drawing }) => drawing.label),
    ...cardGroups(drawable),
  ];
}

/** Frames, the outer ones first: each lies over what it is a part of, and under all lines and cards. */
function frameGroups({ map, analysis, frames, partsOf, names, numbers }: Drawable): Shape[] {
  const nest = readNest(map.touchpoints);
  return [...(nest?.wholes ?? [])].reverse().flatMap((touchpoint): Shape[] => {
    const frame = frames.get(touchpoint.id);
    const state = analysis.touchpoints.get(touchpoint.id);
    if (!frame || !state) return [];
    const parts = partsOf(touchpoint.id);
    const input = { touchpoint, state, parts, width: frame.width, height: frame.height, names };
    const shapes = [...frameShapes(input), ...numberShapes(touchpoint, numbers, frame.width)];
    return [{ kind: 'group', x: frame.x, y: frame.y, id: touchpoint.id, title: frameTitle(input), shapes }];
  });
}

function cardGroups({ map, analysis, boxes, frames, partsOf, names, numbers }: Drawable): Shape[] {
  return map.touchpoints.flatMap((touchpoint): Shape[] => {
    const box = boxes.get(touchpoint.id);
    const state = analysis.touchpoints.get(touchpoint.id);
    if (!box || !state || frames.has(touchpoint.id)) return [];
    const restores = analysis.figures.get(touchpoint.id)?.restores;
    const input = { touchpoint, state, restores, parts: partsOf(touchpoint.id), names };
    const says = [touchpoint.label.slice(0, 200), cardCaption(input), state.reaction ?? 'not rated'].filter(Boolean);
    const shapes = [...cardShapes(input), ...numberShapes(touchpoint, numbers, box.width)];
    return [{ kind: 'group', x: box.x, y: box.y, id: touchpoint.id, title: says.join(', '), shapes }];
  });
}

/** On the upper edge, above the face. */
function numberShapes({ id }: Touchpoint, numbers: ReadonlyMap<string, number>, width: number): Shape[] {
  const number = numbers.get(id);
  return number === undefined ? [] : [noteNumber(number, width - 12, -1)];
}
