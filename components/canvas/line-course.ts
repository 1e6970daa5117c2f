import { polylineOf, routeLoop, routePath, routeTransition } from '@/lib/scene/route';
import type { Box, Point, Route } from '@/lib/scene/types';

/** The way of a line between two cards: found when it is first asked for, and kept while the cards stay. */
export interface LineCourse {
  readonly route: Route;
  /** As SVG path data. */
  readonly d: string;
  /** As straight pieces, close enough to be hit by. */
  readonly points: readonly Point[];
  /** The middle line lies within; marks and labels reach beyond it. */
  readonly bounds: Box;
}

/** Into so many straight pieces each bend is cut. */
const PIECES = 10;

class Course implements LineCourse {
  private found: Route | null;
  private text: string | null = null;
  private pieces: readonly Point[] | null = null;
  private box: Box | null = null;

  constructor(
    route: Route | null,
    private readonly find: (() => Route) | null,
  ) {
    this.found = route;
  }

  get route(): Route {
    this.found ??= (this.find as () => Route)();
    return this.found;
  }

  get d(): string {
    this.text ??= routePath(this.route);
    return this.text;
  }

  get points(): readonly Point[] {
    this.pieces ??= polylineOf(this.route, PIECES);
    return this.pieces;
  }

  get bounds(): Box {
    this.box ??= boundsOf(this.route);
    return this.box;
  }
}

export function createLineCourse(source: Box, target: Box, lane: number, loop: boolean): LineCourse {
  return new Course(null, () => (loop ? routeLoop(source, lane) : routeTransition(source, target, lane)));
}

/** The way that was planned for a line round other cards. */
export function plannedCourse(route: Route): LineCourse {
  return new Course(route, null);
}

/** A curve lies within its control points. */
function boundsOf({ from, curves }: Route): Box {
  let [left, top] = from;
  let [right, bottom] = from;
  for (const curve of curves) {
    for (const [x, y] of curve) {
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}
