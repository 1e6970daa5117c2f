import type { Person } from '../store/types';

type Place = { readonly x: number; readonly y: number };
type Places = ReadonlyMap<string, Place>;

export interface PeerDrags {
  /** Where peers hold touchpoints now. `linger` says that it must be asked again after `LINGER_MS`. */
  offsets(
    people: readonly Person[],
    places: Places,
  ): { offsets: Map<string, readonly [number, number]>; linger: boolean };
}

/**
 * A drop arrives on two ways: the end of the drag at once, the new place only after the server has stored it. For so
 * long the touchpoint stays where it was dropped, or it would jump back for a moment.
 */
export const LINGER_MS = 600;

interface Held {
  readonly dx: number;
  readonly dy: number;
  readonly place: Place | undefined;
  /** When it was let go; null while it is held. */
  letGo: number | null;
}

export function createPeerDrags(now: () => number): PeerDrags {
  const held = new Map<string, Held>();
  return {
    offsets(people, places) {
      const live = new Set<string>();
      for (const { drag } of people) {
        if (!drag) continue;
        for (const id of drag.ids) {
          live.add(id);
          held.set(id, { dx: drag.dx, dy: drag.dy, place: places.get(id), letGo: null });
        }
      }
      const offsets = new Map<string, readonly [number, number]>();
      let linger = false;
      for (const [id, hold] of held) {
        if (!live.has(id)) {
          hold.letGo ??= now();
          if (places.get(id) !== hold.place || now() - hold.letGo >= LINGER_MS) {
            held.delete(id);
            continue;
          }
          linger = true;
        }
        offsets.set(id, [hold.dx, hold.dy]);
      }
      return { offsets, linger };
    },
  };
}
