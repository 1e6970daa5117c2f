import { createStore, type StoreApi } from 'zustand/vanilla';
import { areaNear, boxesNear, findSnap, snapReach } from '@/lib/scene/guides/find-snap';
import type { Guide } from '@/lib/scene/guides/types';
import { hullOf } from '@/lib/scene/hull';
import { wholesAround, withInside } from '@/lib/scene/nesting/nest';
import type { ShownMap } from '@/lib/scene/nesting/show-map';
import type { Box } from '@/lib/scene/types';
import { getPreferences } from '../../store/preferences';
import type { Editor } from '../../store/types';

export type GuideStore = StoreApi<{ readonly guides: readonly Guide[] }>;

export interface Snapping {
  readonly store: GuideStore;
  /** Follows the keyboard and the ends of drags until the function that it returns is called. */
  start(target: EventTarget): () => void;
}

/** What is seen of the canvas, in its own pixels, and how large a pixel of it is on the screen. */
export interface Sight {
  readonly view: Box;
  readonly zoom: number;
}

/** A drag as the hand makes it, before anything snaps. */
interface Hand {
  readonly ids: ReadonlySet<string>;
  readonly dx: number;
  readonly dy: number;
}

/** Where cards and frames stand, drags not counted. */
export interface Ground {
  box(id: string): Box | undefined;
  /** Ids of what meets `area`: of a large map not all is looked at for every move. */
  idsIn(area: Box): Iterable<string>;
}

/** What is dragged: the same as long as the same cards of the same map are. */
interface Scene {
  readonly ids: ReadonlySet<string>;
  readonly shown: ShownMap;
  readonly moving: Box | null;
  /** What moves along, or grows with it: nothing to stand in line with. */
  readonly along: ReadonlySet<string>;
}

const NO_GUIDES: readonly Guide[] = [];

/** Lets what is dragged snap into line with what is near, unless Ctrl or Cmd is held; `store` has the lines to show. */
export function createSnapping(editor: Editor, sight: () => Sight | null, ground = groundOf(editor)): Snapping {
  const store: GuideStore = createStore(() => ({ guides: NO_GUIDES }));
  let free = false;
  let hand: Hand | null = null;
  let scene: Scene | null = null;

  const show = (guides: readonly Guide[]): void => {
    if (guides.length > 0 || store.getState().guides.length > 0) store.setState({ guides });
  };

  const aim: NonNullable<Editor['aim']> = (ids, dx, dy) => {
    hand = { ids, dx, dy };
    const seen = free || !getPreferences().guides ? null : sight();
    const { shown } = editor.store.getState();
    if (scene?.ids !== ids || scene.shown !== shown) scene = sceneOf(ids, shown, ground);
    if (!seen || !scene.moving) {
      show(NO_GUIDES);
      return { dx, dy };
    }
    const moving = { ...scene.moving, x: scene.moving.x + dx, y: scene.moving.y + dy };
    const { along } = scene;
    const near = areaNear(moving, seen.view);
    const others = [...ground.idsIn(near)].flatMap((id) => (along.has(id) ? [] : (ground.box(id) ?? [])));
    const snap = findSnap(moving, boxesNear(others, moving, seen.view), snapReach(seen.zoom));
    show(snap.guides);
    return { dx: dx + snap.dx, dy: dy + snap.dy };
  };

  const setFree = (next: boolean): void => {
    if (free === next) return;
    free = next;
    if (hand) editor.drag.to([...hand.ids], hand.dx, hand.dy);
  };
  const onEvent = (event: Event): void => {
    if ('ctrlKey' in event && 'metaKey' in event) setFree(event.ctrlKey === true || event.metaKey === true);
  };

  return {
    store,
    start(target) {
      editor.aim = aim;
      const ends = ['keydown', 'keyup', 'pointermove'].map((type) => {
        target.addEventListener(type, onEvent, true);
        return () => target.removeEventListener(type, onEvent, true);
      });
      const endStore = editor.store.subscribe((state, before) => {
        if (state.drag !== null || before.drag === null) return;
        hand = null;
        scene = null;
        show(NO_GUIDES);
      });
      return () => {
        editor.aim = null;
        endStore();
        for (const end of ends) end();
      };
    },
  };
}

/** The ground of a map that is not drawn: all of it is looked at. */
function groundOf({ store }: Editor): Ground {
  return {
    box: (id) => store.getState().shown.boxes.get(id),
    idsIn: () => store.getState().shown.boxes.keys(),
  };
}

function sceneOf(ids: ReadonlySet<string>, shown: ShownMap, ground: Ground): Scene {
  const { nest } = shown;
  const along = new Set(withInside(nest, ids));
  // A frame around what is dragged follows it, and is nothing to stand in line with.
  for (const id of ids) for (const whole of wholesAround(nest, id)) along.add(whole);
  return { ids, shown, moving: hullOf([...ids].flatMap((id) => ground.box(id) ?? [])), along };
}
