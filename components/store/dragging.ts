import type { Command } from '@/lib/document/types';
import { withInside } from '@/lib/scene/nesting/nest';
import { laneDrop } from './lanes/lane-drop';
import type { DragControl, Editor } from './types';

const NUDGE_REST_MS = 350;

/** The one place where touchpoints are moved by hand, by pointer or by key. */
export function createDragging(
  editor: () => Pick<Editor, 'store' | 'run' | 'presence' | 'aim' | 'announce'>,
): DragControl {
  let timer: ReturnType<typeof setTimeout> | null = null;

  const stopTimer = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
  };

  /** The same set as long as the same touchpoints are moved. */
  const setOf = (ids: readonly string[]): ReadonlySet<string> => {
    const known = editor().store.getState().drag;
    const same = known !== null && known.ids.size === ids.length && ids.every((id) => known.ids.has(id));
    return same ? known.ids : new Set(ids);
  };

  const put = (ids: readonly string[], set: ReadonlySet<string>, dx: number, dy: number): void => {
    const { store, presence } = editor();
    store.setState({ drag: { ids: set, dx, dy } });
    presence.update({ drag: { ids, dx, dy } });
  };

  const cancel = (): void => {
    stopTimer();
    const { store, presence } = editor();
    if (!store.getState().drag) return;
    store.setState({ drag: null });
    presence.update({ drag: undefined });
  };

  const drop = (meaning: readonly Command[] = [], more = 0): void => {
    stopTimer();
    const { store, run } = editor();
    const { drag, places, shown } = store.getState();
    if (!drag) return;
    const moves = [...withInside(shown.nest, drag.ids)].flatMap((id) => {
      const place = places.get(id);
      // What has parts stands where these are.
      if (!place || shown.nest?.parts.has(id)) return [];
      return [{ id, x: Math.round(place.x + drag.dx + more), y: Math.round(place.y + drag.dy) }];
    });
    const moved = drag.dx !== 0 || drag.dy !== 0;
    // The offset goes first: with it still there, the written place would be moved once more for a moment.
    store.setState({ drag: null });
    if (moved && moves.length > 0) run([...meaning, { type: 'move', moves }]);
    editor().presence.update({ drag: undefined });
  };

  /** Ends what was moved by key: it may have come into another lane, as by a drag. */
  const rest = (): void => {
    const { store, announce } = editor();
    const state = store.getState();
    const { drag } = state;
    const lane = drag && laneDrop(state, drag.ids, drag.dx, drag.dy);
    drop(lane?.commands, lane?.dx);
    if (lane) announce(lane.says);
  };

  return {
    to(ids, dx, dy) {
      const set = setOf(ids);
      const aimed = editor().aim?.(set, dx, dy) ?? { dx, dy };
      put(ids, set, aimed.dx, aimed.dy);
    },
    drop,
    cancel,
    nudge(ids, dx, dy) {
      const { drag } = editor().store.getState();
      const same =
        timer !== null && drag !== null && drag.ids.size === ids.length && ids.every((id) => drag.ids.has(id));
      if (!same) rest();
      put(ids, setOf(ids), (same ? drag.dx : 0) + dx, (same ? drag.dy : 0) + dy);
      stopTimer();
      timer = setTimeout(rest, NUDGE_REST_MS);
    },
    flush() {
      if (timer !== null) rest();
    },
  };
}
