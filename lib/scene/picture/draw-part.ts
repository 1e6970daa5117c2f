import type { Analysis, TouchpointState, TransitionStateResult } from '../../analysis/types';
import type { JourneyMap, Touchpoint } from '../../model/types';
import { LIMITS } from '../../protocol/limits';
import { pictureCardSize } from '../card';
import { boxesOf } from '../nesting/frames';
import { readNest } from '../nesting/nest';
import { columnsInUse, type PhaseColumn, phaseColumns } from '../phase-columns';
import { placeMissing } from '../place';
import type { Box, Shape } from '../types';
import type { ChosenPart } from './choose-part';
import { type DrawnLine, drawLines, extentOf, mapShapes } from './draw-map';
import { touchpointsWithNotes } from './notes-list';
import type { PictureOptions } from './options';
import { placeStubs, stubShapes } from './stubs';

/** States of what is drawn, for a legend. */
export interface DrawnStates {
  readonly touchpoints: ReadonlyMap<string, TouchpointState>;
  readonly transitions: ReadonlyMap<string, TransitionStateResult>;
}

/** A part of a map, drawn at its own place on the canvas. */
export interface DrawnPart {
  readonly shapes: readonly Shape[];
  readonly extent: Box;
  readonly columns: readonly PhaseColumn[];
  readonly states: DrawnStates;
  /** The touchpoints whose notes are to be listed, in the order of their numbers. */
  readonly noted: readonly Touchpoint[];
}

/** Draws the cards, frames and lines of a part where they stand on the whole map. */
export function drawPart(
  whole: JourneyMap,
  analysis: Analysis,
  part: ChosenPart,
  options: Pick<PictureOptions, 'part' | 'names' | 'notes'>,
): DrawnPart {
  const { map } = part;
  const names = options.names ? 'all' : 'none';
  const positions = placeMissing(whole);
  const { boxes, frames } = boxesOf(map.touchpoints, positions, part.isOpen, (one) => pictureCardSize(one, names));
  const noted = options.notes ? touchpointsWithNotes(map.touchpoints, boxes) : [];
  const numbers = new Map(noted.slice(0, LIMITS.pictureNotes).map(({ id }, i) => [id, i + 1]));
  const nest = readNest(whole.touchpoints);
  const partsOf = (id: string): number => nest?.parts.get(id)?.length ?? 0;
  const drawable = { map, analysis, boxes, frames, partsOf, names, numbers } as const;
  const outside = placeStubs(whole, part.crossing, boxes, extentOf(boxes.values(), []));
  const lines = [...drawLines(drawable), ...linesToStubs(drawable, outside)];
  const around = [...outside.stubs, ...outside.more];
  const extent = extentOf([...boxes.values(), ...around.map(({ box }) => box)], lines);
  // The name of a phase is in the title.
  const columns = options.part.kind === 'phase' ? [] : columnsInUse(phaseColumns(map, positions, { frames }));
  return {
    shapes: [
      ...outside.stubs.map((stub) => stubShapes(stub, true)),
      ...outside.more.map((rest) => stubShapes(rest, false)),
      ...mapShapes(drawable, lines),
    ],
    extent,
    columns,
    states: part.name === null ? analysis : statesOf(analysis, map, lines),
    noted,
  };
}

function linesToStubs(
  drawable: Parameters<typeof drawLines>[0],
  { stubs, transitions }: ReturnType<typeof placeStubs>,
): DrawnLine[] {
  if (stubs.length === 0) return [];
  const boxes = new Map(drawable.boxes);
  for (const { key, box } of stubs) boxes.set(key, box);
  const real = new Map(stubs.map(({ key, touchpoint }) => [key, touchpoint]));
  const map = { ...drawable.map, transitions };
  return drawLines({ ...drawable, map, boxes }, (key) => real.get(key) ?? key);
}

function statesOf(analysis: Analysis, map: JourneyMap, lines: readonly DrawnLine[]): DrawnStates {
  const pick = <T>(all: ReadonlyMap<string, T>, ids: readonly { readonly id: string }[]): Map<string, T> =>
    new Map(
      ids.flatMap(({ id }) => {
        const state = all.get(id);
        return state === undefined ? [] : [[id, state] as const];
      }),
    );
  return { touchpoints: pick(analysis.touchpoints, map.touchpoints), transitions: pick(analysis.transitions, lines) };
}
