import { routeLoop, routePath, routeTransition } from '@/lib/scene/route';
import type { Box, Route } from '@/lib/scene/types';

/** The way of a line between two cards: found when it is first asked for, and kept while the cards stay. */
export interface LineCourse {
  readonly route: Route;
  /** As SVG path data. */
  readonly d: string;
}

export function createLineCourse(source: Box, target: Box, lane: number, loop: boolean): LineCourse {
  let route: Route | null = null;
  let d: string | null = null;
  return {
    get route() {
      route ??= loop ? routeLoop(source, lane) : routeTransition(source, target, lane);
      return route;
    },
    get d() {
      d ??= routePath(this.route);
      return d;
    },
  };
}

/** The way that was planned for a line round other cards. */
export function plannedCourse(route: Route): LineCourse {
  let d: string | null = null;
  return {
    route,
    get d() {
      d ??= routePath(route);
      return d;
    },
  };
}
