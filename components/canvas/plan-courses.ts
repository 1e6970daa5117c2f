import type { Transition } from '@/lib/model/types';
import { lanesOf, planInSteps, planRoutes } from '@/lib/scene/plan-routes';
import { routePath } from '@/lib/scene/route';
import type { Box, Route } from '@/lib/scene/types';

/** With so few transitions planning takes a moment shorter than a frame, and is done at once. */
export const PLANNED_AT_ONCE = 200;

export interface CoursesInput {
  readonly transitions: readonly Transition[];
  readonly boxes: ReadonlyMap<string, Box>;
  /** Those of the boxes that are frames: lines run over their ground. */
  readonly frames?: ReadonlyMap<string, Box>;
  /** No card is being dragged, by anybody. */
  readonly settled: boolean;
  /** Says when to stop planning a large map for now; without it that is left for later. */
  readonly until?: () => boolean;
}

export interface Courses {
  readonly lanes: ReadonlyMap<string, number>;
  /** Another number whenever other ways were found. */
  readonly version: number;
  /** The way of a transition round other cards, if it needs one and its own cards still stand where that was planned. */
  planned(transition: Transition, source: Box, target: Box): Route | undefined;
  /** Something changed since the routes were planned: ask again soon, with `until`. */
  readonly stale: boolean;
}

const NO_FRAMES: ReadonlyMap<string, Box> = new Map();

/** A plan that is being made. */
interface Job {
  readonly lanes: ReadonlyMap<string, number>;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly steps: ReturnType<typeof planInSteps>;
}

interface Planned {
  readonly route: Route;
  readonly source: Box;
  readonly target: Box;
}

/**
 * Finds lanes and routes of all lines, the very ones of exported pictures (`planRoutes`), again and again. Only places,
 * sizes and ends count: a rating plans nothing. Large maps are planned a piece at a time; a change begins anew. While
 * cards are dragged the other lines keep their routes. A route that comes out as before keeps its identity, so that its
 * line is not drawn again.
 */
export function createCoursePlanner(): (input: CoursesInput) => Courses {
  let lanes: ReadonlyMap<string, number> = new Map();
  let known: readonly Transition[] = [];
  let plannedLanes = lanes;
  let plannedBoxes: ReadonlyMap<string, Box> = new Map();
  let routes: ReadonlyMap<string, Planned> = new Map();

  let job: Job | null = null;
  let version = 0;

  const adopt = (
    transitions: readonly Transition[],
    boxes: ReadonlyMap<string, Box>,
    found: ReadonlyMap<string, Route>,
  ): void => {
    const next = new Map<string, Planned>();
    let changed = false;
    for (const { id, source, target } of found.size === 0 ? [] : transitions) {
      const route = found.get(id);
      const from = boxes.get(source);
      const to = boxes.get(target);
      if (!route || !from || !to) continue;
      const old = routes.get(id);
      const kept = old && sameRoute(old.route, route) ? old.route : route;
      if (kept !== old?.route || !sameBox(from, old.source) || !sameBox(to, old.target)) changed = true;
      next.set(id, { route: kept, source: from, target: to });
    }
    // Lines are looked through for another version: of a map too large to be planned there is but one.
    if (changed || next.size !== routes.size) version += 1;
    routes = next;
    plannedLanes = lanes;
    plannedBoxes = boxes;
  };

  return ({ transitions, boxes, frames = NO_FRAMES, settled, until }) => {
    if (!sameEnds(transitions, known)) lanes = lanesOf(transitions);
    known = transitions;
    const stale = settled && (lanes !== plannedLanes || !sameBoxes(boxes, plannedBoxes));
    if (job && (!stale || job.lanes !== lanes || job.boxes !== boxes)) job = null;
    let found: ReadonlyMap<string, Route> | null = null;
    if (stale && transitions.length <= PLANNED_AT_ONCE) {
      found = planRoutes(transitions, boxes, lanes, frames);
    } else if (stale && until) {
      job ??= { lanes, boxes, steps: planInSteps(transitions, boxes, lanes, frames) };
      found = proceed(job, until);
    }
    if (found) {
      job = null;
      adopt(transitions, boxes, found);
    } else if (settled && !stale) {
      plannedBoxes = boxes;
    }
    return {
      lanes,
      version,
      planned({ id }, source, target) {
        const one = routes.get(id);
        return one && sameBox(one.source, source) && sameBox(one.target, target) ? one.route : undefined;
      },
      stale: stale && !found,
    };
  };
}

/** Goes on planning until it is done, or has to stop: then the answer is null. */
function proceed({ steps }: Job, until: () => boolean): ReadonlyMap<string, Route> | null {
  do {
    const step = steps.next();
    if (step.done) return step.value;
  } while (!until());
  return null;
}

function sameEnds(a: readonly Transition[], b: readonly Transition[]): boolean {
  if (a === b) return true;
  return (
    a.length === b.length &&
    a.every(({ id, source, target }, index) => {
      const other = b[index];
      return other?.id === id && other.source === source && other.target === target;
    })
  );
}

function sameBoxes(a: ReadonlyMap<string, Box>, b: ReadonlyMap<string, Box>): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  for (const [id, box] of a) if (!sameBox(box, b.get(id))) return false;
  return true;
}

function sameBox(a: Box, b: Box | undefined): boolean {
  return a === b || (a.x === b?.x && a.y === b.y && a.width === b.width && a.height === b.height);
}

function sameRoute(a: Route, b: Route): boolean {
  const [ends, others] = [
    [...a.leaves, ...a.arrives],
    [...b.leaves, ...b.arrives],
  ];
  return routePath(a) === routePath(b) && ends.every((value, index) => value === others[index]);
}
