import type { Touchpoint } from '@/lib/model/types';
import { outermost, wholesAround, withInside } from '@/lib/scene/nesting/nest';
import { onlyThese, type TidyQuestion } from '@/lib/scene/tidy/tidy-question';
import type { Box, Positions } from '@/lib/scene/types';
import { freePlace } from '../../actions/free-place';
import { lanesOf } from '../lanes/lanes-of';
import type { Editor, EditorState, TidyControl } from '../types';
import type { StartTidy } from './start-tidy';

/**
 * Works a layout out without holding up the page, and writes it when it is there. What somebody has moved or removed in
 * the meantime is left as it is, and that is said.
 */
export function createTidying(editor: () => Editor, start: StartTidy): TidyControl {
  let end: (() => void) | null = null;

  const stop = (): void => {
    end?.();
    end = null;
    if (editor().store.getState().tidying) editor().store.setState({ tidying: null });
  };

  const apply = (layout: Positions | null, asked: Positions, ids: readonly string[] | undefined): void => {
    stop();
    const { say, run, announce, camera, store } = editor();
    if (!layout) {
      say('The map could not be laid out; nothing was changed. Try again.', 'error');
      return;
    }
    const { map, places } = store.getState();
    const left = new Map(map.touchpoints.map((touchpoint) => [touchpoint.id, touchpoint]));
    const stays = (id: string): boolean =>
      places.get(id)?.x === asked.get(id)?.x && places.get(id)?.y === asked.get(id)?.y;
    const { dx, dy } = ids ? aside(store.getState(), layout, ids) : { dx: 0, dy: 0 };
    const moves = [...layout].flatMap(([id, { x, y }]) =>
      left.has(id) && stays(id) ? [{ id, x: x + dx, y: y + dy }] : [],
    );
    const before = store.getState().places;
    if (!run([{ type: 'move', moves }])) return;
    const skipped = layout.size - moves.length;
    if (skipped > 0) say(skippedWords(skipped));
    const changed = store.getState().places !== before;
    if (ids === undefined) camera?.fit();
    const what = ids === undefined ? 'The map' : 'The selection';
    announce(changed ? `${what} is laid out anew.` : `${what} is tidy already.`);
  };

  return {
    start(ids) {
      const { store, drag, announce } = editor();
      drag.flush();
      stop();
      const state = store.getState();
      const question = ids ? aboutThese(state, ids) : aboutAll(state);
      if (question.map.touchpoints.length === 0) return;
      const count = question.map.touchpoints.length;
      let done = false;
      const ending = start(
        question,
        (layout) => {
          done = true;
          apply(layout, question.now, ids);
        },
        (share) => {
          // In whole percents: nobody sees more of it.
          const percent = Math.floor(share * 100);
          const { tidying } = store.getState();
          if (tidying && tidying.percent !== percent) store.setState({ tidying: { count, percent } });
        },
      );
      if (done) return;
      end = ending;
      store.setState({ tidying: { count, percent: 0 } });
      announce(`Tidying up ${count} touchpoints. Escape cancels.`);
    },
    cancel() {
      if (!editor().store.getState().tidying) return;
      stop();
      editor().say('Tidying was cancelled. Nothing was changed.');
    },
  };
}

/** How far a laid out selection moves so that it stands on nothing else. */
function aside({ shown }: EditorState, layout: Positions, ids: readonly string[]): { dx: number; dy: number } {
  const inside = withInside(shown.nest, ids);
  const boxes = outermost(shown.nest, ids).flatMap((id): Box[] => {
    const [box, at] = [shown.boxes.get(id), layout.get(id)];
    return box && at ? [{ ...box, x: at.x, y: at.y }] : [];
  });
  if (boxes.length === 0) return { dx: 0, dy: 0 };
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
  const extent: Box = {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
  const around = new Set(ids.flatMap((id) => [...wholesAround(shown.nest, id)]));
  const others = [...shown.boxes].flatMap(([id, box]) => (inside.has(id) || around.has(id) ? [] : [box]));
  const to = freePlace(extent, others);
  return { dx: to.x - Math.round(extent.x), dy: to.y - Math.round(extent.y) };
}

function skippedWords(count: number): string {
  return count === 1
    ? 'One touchpoint was moved or removed while the map was tidied, and was left as it is.'
    : `${count} touchpoints were moved or removed while the map was tidied, and were left as they are.`;
}

function aboutAll({ map, places, rows }: EditorState): TidyQuestion {
  const { phases, transitions } = map;
  const touchpoints = map.touchpoints.map(needed);
  return { map: { title: '', phases, touchpoints, transitions }, now: places, rows, begins: new Map() };
}

/** Some touchpoints stay in the columns where they stand. */
function aboutThese(state: EditorState, ids: readonly string[]): TidyQuestion {
  const { map, places, rows, shown, scope } = state;
  const { nest } = shown;
  const outer = new Set(outermost(nest, ids));
  const inside = withInside(nest, outer);
  const chosen = onlyThese(map, inside, outer);
  const { columns } = lanesOf(state);
  const begins = new Map(columns.map(({ id, headingX }) => [id, headingX]));
  const inColumns = chosen.touchpoints.every(
    ({ id, phase }) =>
      !outer.has(id) || ((nest?.parent.get(id) ?? null) === scope && phase !== undefined && begins.has(phase)),
  );
  const now = new Map([...places].filter(([id]) => inside.has(id)));
  return {
    map: { ...chosen, touchpoints: chosen.touchpoints.map(needed) },
    now,
    rows,
    begins: inColumns ? begins : new Map(),
  };
}

const NOT_DRAWN = [
  'notes',
  'tasks',
  'ratings',
  'competitors',
  'goal',
  'feeling',
  'thought',
  'sells',
  'takeaway',
  'extra',
];

/** What a layout needs of a touchpoint, and not its notes and lists: less to copy to a worker. */
function needed(touchpoint: Touchpoint): Touchpoint {
  const entries = Object.entries(touchpoint).filter(([key]) => !NOT_DRAWN.includes(key));
  return Object.fromEntries(entries) as unknown as Touchpoint;
}
