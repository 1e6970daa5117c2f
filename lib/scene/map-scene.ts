import type { Analysis } from '../analysis/types';
import { verdictLine } from '../analysis/words/verdict-line';
import type { JourneyMap } from '../model/types';
import { breaksChain, CARD_ABOVE, CARD_BELOW, cardCaption, cardShapes } from './card';
import { headerOf } from './header';
import { layoutText } from './layout-text';
import { legendOf } from './legend';
import { frameShapes, frameTitle } from './nesting/frame-shapes';
import { boxesOf } from './nesting/frames';
import { readNest } from './nesting/nest';
import type { PhaseColumn } from './phase-columns';
import { columnsInUse, phaseColumns } from './phase-columns';
import { placeMissing } from './place';
import { lanesOf, planRoutes } from './plan-routes';
import { TYPE } from './tokens';
import { drawTransition } from './transition';
import type { Box, Scene, Shape, TransitionDrawing } from './types';

const MARGIN = 48;
const LEAST_WIDTH = 720;
const HEADING = { size: TYPE.detail.size, weight: 600, height: 40 } as const;
/** The dot of a phase that has a colour, before its name. */
const MARK = { radius: 4, room: 14 } as const;

/**
 * A whole map as a picture: title, verdict, phases, cards and transitions as the screen shows them, legend.
 * Touchpoints without a position are placed. The same map and analysis give the same scene, in either theme.
 */
export function mapScene(map: JourneyMap, analysis: Analysis): Scene {
  const positions = placeMissing(map);
  // A picture shows all: whatever has parts is open.
  const { boxes, frames } = boxesOf(map.touchpoints, positions, () => true);
  const drawings = drawTransitions(map, analysis, boxes, frames);
  const columns = columnsInUse(phaseColumns(map, positions, { frames }));
  const extent = extentOf(boxes, drawings);
  const inner = Math.ceil(Math.max(extent.width, LEAST_WIDTH - 2 * MARGIN));
  const verdict = verdictLine(analysis);
  const header = headerOf(map.title.trim() || 'Untitled map', verdict, analysis, inner);
  const headings = columns.length > 0 ? HEADING.height : 0;
  const top = MARGIN + header.height + 28;
  const bottom = top + headings + extent.height;
  const legend = legendOf(analysis, inner);
  const legendTop = bottom + 36;
  const left = MARGIN + Math.floor((inner - extent.width) / 2);
  const shapes: Shape[] = [
    { kind: 'group', x: MARGIN, y: MARGIN, shapes: header.shapes },
    ...columnShapes(columns, left - extent.x, top, bottom),
    {
      kind: 'group',
      x: left - extent.x,
      y: top + headings - extent.y,
      shapes: [
        ...frameGroups(map, analysis, frames),
        ...lineGroups(drawings),
        ...labelGroups(drawings),
        ...cardGroups(map, analysis, boxes, frames),
      ],
    },
  ];
  if (legend.height > 0) {
    const d = `M${MARGIN} ${legendTop - 16}H${MARGIN + inner}`;
    shapes.push({ kind: 'path', d, stroke: 'line', strokeWidth: 1 });
    shapes.push({ kind: 'group', x: MARGIN, y: legendTop, shapes: legend.shapes });
  }
  return {
    width: inner + 2 * MARGIN,
    height: Math.ceil(legendTop + legend.height + (legend.height > 0 ? 32 : 0)),
    title: map.title.trim() || 'Untitled map',
    description: describe(map, verdict.text, verdict.hint),
    shapes,
  };
}

interface Drawn {
  readonly id: string;
  readonly drawing: TransitionDrawing;
}

function drawTransitions(
  map: JourneyMap,
  analysis: Analysis,
  boxes: ReadonlyMap<string, Box>,
  frames: ReadonlyMap<string, Box>,
): Drawn[] {
  const lanes = lanesOf(map.transitions);
  const routes = planRoutes(map.transitions, boxes, lanes, frames);
  return map.transitions.flatMap((transition): Drawn[] => {
    const source = boxes.get(transition.source);
    const target = boxes.get(transition.target);
    const state = analysis.transitions.get(transition.id);
    if (!source || !target || !state) return [];
    const end = analysis.touchpoints.get(transition.target);
    const targetBreaks = end !== undefined && breaksChain({ state: end });
    const [lane, route] = [lanes.get(transition.id), routes.get(transition.id)];
    const drawing = drawTransition({ transition, state, source, target, targetBreaks, lane, route });
    return [{ id: transition.id, drawing }];
  });
}

function extentOf(boxes: ReadonlyMap<string, Box>, drawings: readonly Drawn[]): Box {
  let [left, top, right, bottom] = [0, 0, 0, 0];
  let any = false;
  const take = (x: number, y: number, width: number, height: number): void => {
    left = any ? Math.min(left, x) : x;
    top = any ? Math.min(top, y) : y;
    right = any ? Math.max(right, x + width) : x + width;
    bottom = any ? Math.max(bottom, y + height) : y + height;
    any = true;
  };
  for (const { x, y, width, height } of boxes.values())
    take(x, y - CARD_ABOVE, width, height + CARD_ABOVE + CARD_BELOW);
  for (const { drawing } of drawings)
    take(drawing.bounds.x, drawing.bounds.y, drawing.bounds.width, drawing.bounds.height);
  return { x: Math.floor(left), y: Math.floor(top), width: Math.ceil(right - left), height: Math.ceil(bottom - top) };
}

function lineGroups(drawings: readonly Drawn[]): Shape[] {
  return drawings.map(({ id, drawing }) => ({ kind: 'group', x: 0, y: 0, id, shapes: drawing.line }));
}

function labelGroups(drawings: readonly Drawn[]): Shape[] {
  return drawings.flatMap(({ drawing }) => drawing.label);
}

/** Frames, the outer ones first: each lies over what it is a part of, and under all lines and cards. */
function frameGroups(map: JourneyMap, analysis: Analysis, frames: ReadonlyMap<string, Box>): Shape[] {
  const nest = readNest(map.touchpoints);
  return [...(nest?.wholes ?? [])].reverse().flatMap((touchpoint): Shape[] => {
    const frame = frames.get(touchpoint.id);
    const state = analysis.touchpoints.get(touchpoint.id);
    if (!frame || !state) return [];
    const parts = nest?.parts.get(touchpoint.id)?.length ?? 0;
    const input = { touchpoint, state, parts, width: frame.width, height: frame.height };
    const shapes = frameShapes(input);
    return [{ kind: 'group', x: frame.x, y: frame.y, id: touchpoint.id, title: frameTitle(input), shapes }];
  });
}

function cardGroups(
  map: JourneyMap,
  analysis: Analysis,
  boxes: ReadonlyMap<string, Box>,
  frames: ReadonlyMap<string, Box>,
): Shape[] {
  return map.touchpoints.flatMap((touchpoint): Shape[] => {
    const box = boxes.get(touchpoint.id);
    const state = analysis.touchpoints.get(touchpoint.id);
    if (!box || !state || frames.has(touchpoint.id)) return [];
    const input = { touchpoint, state, restores: analysis.figures.get(touchpoint.id)?.restores };
    const says = [touchpoint.label.slice(0, 200), cardCaption(input), state.reaction ?? 'not rated'].filter(Boolean);
    return [
      { kind: 'group', x: box.x, y: box.y, id: touchpoint.id, title: says.join(', '), shapes: cardShapes(input) },
    ];
  });
}

function columnShapes(columns: readonly PhaseColumn[], shift: number, top: number, bottom: number): Shape[] {
  return columns.flatMap(({ label, color, x, width, headingX }, i): Shape[] => {
    const indent = color === null ? 0 : MARK.room;
    const room = width - (headingX - x) - indent - 8;
    const text = layoutText(label, { width: room, ...HEADING, maxLines: 1 }).lines[0] ?? '';
    const type = { size: HEADING.size, weight: HEADING.weight, ink: 'soft' } as const;
    const shapes: Shape[] = [{ kind: 'text', x: headingX + indent + shift, y: top + 12, text, ...type }];
    if (color !== null) {
      const [left, middle] = [headingX + shift, top + 7.5];
      const d = `M${left} ${middle}a${MARK.radius} ${MARK.radius} 0 1 1 ${2 * MARK.radius} 0a${MARK.radius} ${MARK.radius} 0 1 1 ${-2 * MARK.radius} 0z`;
      shapes.push({ kind: 'path', d, fill: `phase-${color}` });
    }
    if (i > 0) shapes.push({ kind: 'path', d: `M${x + shift} ${top - 4}V${bottom}`, stroke: 'line', strokeWidth: 1 });
    return shapes;
  });
}

function describe(map: JourneyMap, text: string, hint: string | null): string {
  const { touchpoints, transitions } = map;
  const counts = `${touchpoints.length} touchpoints and ${transitions.length} transitions.`;
  return [text, hint].filter(Boolean).join(' · ') + (text ? '. ' : '') + counts;
}
