import type { JourneyMap, Touchpoint, Transition } from '../../model/types';
import type { Box, Positions } from '../types';
import { boxesOf } from './frames';
import { createLifter } from './lift-lines';
import { type Nest, readNest } from './nest';

/** How somebody looks at a map: what is open, and what they are inside of. */
export interface Looking {
  readonly opened: ReadonlySet<string>;
  /** The touchpoint that was entered; null on the whole map. */
  readonly scope: string | null;
}

/** What of a map is to be seen: some touchpoints stand for what is inside them, some lie around it as frames. */
export interface ShownMap {
  /** Null on a map without parts: then all is shown as it is. */
  readonly nest: Nest | null;
  /** Those that are seen, as cards or frames, in the order of the map. */
  readonly touchpoints: readonly Touchpoint[];
  /** Lines between these. One may stand for several transitions; it has the id of the first. */
  readonly transitions: readonly Transition[];
  /** All the transitions that a line stands for, where it is more than one. */
  readonly bundles: ReadonlyMap<string, readonly string[]>;
  /** The open ones among the touchpoints. */
  readonly frames: ReadonlyMap<string, Box>;
  readonly boxes: ReadonlyMap<string, Box>;
  /** The touchpoint that is seen in the place of another: itself, or the closed one around it. Null when none is. */
  standIn(id: string): string | null;
}

const NO_BUNDLES: ShownMap['bundles'] = new Map();
const NO_FRAMES: ShownMap['frames'] = new Map();

/**
 * Says what of a map is to be seen, map after map; lines that did not change keep their identity. A map without parts
 * is shown as it is.
 */
export function createMapShower(): (map: JourneyMap, places: Positions, looking: Looking) => ShownMap {
  const lift = createLifter();
  return (map, places, { opened, scope }) => {
    const { touchpoints, transitions } = map;
    const nest = readNest(touchpoints);
    if (!nest && scope === null) {
      const standIn = (id: string): string | null => (places.has(id) ? id : null);
      let boxes: ShownMap['boxes'] | null = null;
      return {
        nest,
        touchpoints,
        transitions,
        bundles: NO_BUNDLES,
        frames: NO_FRAMES,
        // Most changes of a large map ask for no box.
        get boxes() {
          boxes ??= boxesOf(touchpoints, places, () => false).boxes;
          return boxes;
        },
        standIn,
      };
    }
    const standIns = standInsOf(touchpoints, nest, opened, scope);
    const standIn = (id: string): string | null => standIns.get(id) ?? null;
    const shown = touchpoints.filter(({ id }) => standIns.get(id) === id);
    const isOpen = (id: string): boolean => standIns.get(id) === id && opened.has(id);
    const all = boxesOf(touchpoints, places, isOpen);
    const boxes = new Map(
      shown.flatMap(({ id }) => {
        const box = all.boxes.get(id);
        return box ? [[id, box] as const] : [];
      }),
    );
    return { nest, touchpoints: shown, ...lift(transitions, standIn), frames: all.frames, boxes, standIn };
  };
}

/** What is seen in the place of each touchpoint, if anything is. Goes inwards, so that depth costs nothing. */
function standInsOf(
  touchpoints: readonly Touchpoint[],
  nest: Nest | null,
  opened: ReadonlySet<string>,
  scope: string | null,
): ReadonlyMap<string, string> {
  const standIns = new Map<string, string>();
  const outer = scope === null ? touchpoints.filter(({ id }) => !nest?.parent.has(id)) : (nest?.parts.get(scope) ?? []);
  for (const { id } of outer) standIns.set(id, id);
  for (const [id, standIn] of standIns) {
    const inner = standIn === id && opened.has(id);
    for (const part of nest?.parts.get(id) ?? []) standIns.set(part.id, inner ? part.id : standIn);
  }
  return standIns;
}
