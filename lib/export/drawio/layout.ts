import type { JourneyMap } from '../../model/types';
import { CARD_ABOVE, CARD_BELOW } from '../../scene/card';
import { boxesOf, FRAME_HEAD } from '../../scene/nesting/frames';
import { type Nest, readNest } from '../../scene/nesting/nest';
import { columnsInUse, type PhaseColumn, phaseColumns } from '../../scene/phase-columns';
import { placeMissing } from '../../scene/place';
import { lanesOf, planRoutes } from '../../scene/plan-routes';
import { routeLoop, routeTransition } from '../../scene/route';
import type { Box, Route } from '../../scene/types';

/** Where all of a map stands, on the canvas: what draw.io and the like are told. */
export interface DiagramLayout {
  readonly nest: Nest | null;
  readonly boxes: ReadonlyMap<string, Box>;
  /** Boxes of what has parts, which stand around these. */
  readonly frames: ReadonlyMap<string, Box>;
  /** Phases as columns; empty where the cards don't stand so. */
  readonly columns: readonly PhaseColumn[];
  /** The column that each outermost touchpoint stands in, where that is the one of its phase. */
  readonly columnOf: ReadonlyMap<string, PhaseColumn>;
  readonly routes: ReadonlyMap<string, Route>;
  /** Around all cards, with their captions. */
  readonly extent: Box;
}

export { FRAME_HEAD };

/** Lays a map out as its picture is. */
export function layOutDiagram(map: JourneyMap): DiagramLayout {
  const nest = readNest(map.touchpoints);
  const positions = placeMissing(map);
  const { boxes, frames } = boxesOf(map.touchpoints, positions, () => true);
  const columns = columnsInUse(phaseColumns(map, positions, { frames }));
  return {
    nest,
    boxes,
    frames,
    columns,
    columnOf: columnsByTouchpoint(map, nest, boxes, columns),
    routes: routesOf(map, boxes, frames),
    extent: extentOf(boxes),
  };
}

function columnsByTouchpoint(
  map: JourneyMap,
  nest: Nest | null,
  boxes: ReadonlyMap<string, Box>,
  columns: readonly PhaseColumn[],
): ReadonlyMap<string, PhaseColumn> {
  const byPhase = new Map(columns.map((column) => [column.id, column]));
  const columnOf = new Map<string, PhaseColumn>();
  for (const { id, phase } of map.touchpoints) {
    const column = phase === undefined || nest?.parent.has(id) ? undefined : byPhase.get(phase);
    const box = boxes.get(id);
    if (column && box && box.x >= column.x && box.x + box.width <= column.x + column.width) columnOf.set(id, column);
  }
  return columnOf;
}

function routesOf(
  { transitions }: JourneyMap,
  boxes: ReadonlyMap<string, Box>,
  frames: ReadonlyMap<string, Box>,
): ReadonlyMap<string, Route> {
  const lanes = lanesOf(transitions);
  const planned = planRoutes(transitions, boxes, lanes, frames);
  const routes = new Map<string, Route>();
  for (const { id, source, target } of transitions) {
    const [from, to] = [boxes.get(source), boxes.get(target)];
    if (!from || !to) continue;
    const straight = () =>
      source === target ? routeLoop(from, lanes.get(id)) : routeTransition(from, to, lanes.get(id));
    routes.set(id, planned.get(id) ?? straight());
  }
  return routes;
}

function extentOf(boxes: ReadonlyMap<string, Box>): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of boxes.values()) {
    left = Math.min(left, x);
    top = Math.min(top, y - CARD_ABOVE);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height + CARD_BELOW);
  }
  return left > right
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x: left, y: top, width: right - left, height: bottom - top };
}
