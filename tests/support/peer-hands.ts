import { UndoManager, type Map as YMap, Map as YMapType } from 'yjs';
import type { ForeignClient } from './foreign-client';

const REACTIONS = ['positive', 'neutral', 'negative'];
const FRAMES_A_DRAG = 12;
const FRAME_MS = 16;

/** What somebody did so far. */
export interface Done {
  edits: number;
  drags: number;
  /** States of presence that were sent. */
  frames: number;
}

/**
 * Somebody who works in a map with a client that is not ours: moves the cursor, drags, rates, renames, adds, removes and
 * undoes, as often as a busy person does in a minute, only faster. What is added is removed again by and by.
 */
export function createHands(client: ForeignClient, name: string, random: () => number) {
  const touchpoints = client.doc.getMap<YMap<unknown>>('touchpoints');
  const transitions = client.doc.getMap<YMap<unknown>>('transitions');
  const { awareness } = client.provider;
  const undo = new UndoManager([touchpoints, transitions], { captureTimeout: 0 });
  const added: string[] = [];
  const done: Done = { edits: 0, drags: 0, frames: 0 };
  let serial = 0;
  let minutes = 0;

  const pick = <Item>(list: readonly Item[]): Item => list[Math.floor(random() * list.length)] as Item;
  const visible = (): string[] => [...touchpoints.keys()].filter((id) => touchpoints.get(id)?.get('removed') !== true);
  const show = (state: object): void => {
    awareness.setLocalState({ name, color: 1, ...state });
    done.frames += 1;
  };
  const edit = (task: () => void): void => {
    client.doc.transact(task);
    done.edits += 1;
  };
  const pause = () => new Promise((resolve) => setTimeout(resolve, FRAME_MS));

  const drag = async (ids: readonly string[]): Promise<void> => {
    const id = pick(ids);
    const [x = 0, y = 0] = (touchpoints.get(id)?.get('position') as number[] | undefined) ?? [];
    const [dx, dy] = [Math.round(random() * 400 - 200), Math.round(random() * 300 - 150)];
    for (let frame = 1; frame <= FRAMES_A_DRAG; frame += 1) {
      const share = frame / FRAMES_A_DRAG;
      show({ cursor: [x + dx * share, y + dy * share], drag: { ids: [id], dx: dx * share, dy: dy * share } });
      await pause();
    }
    edit(() => touchpoints.get(id)?.set('position', [x + dx, y + dy]));
    show({ cursor: [x + dx, y + dy], selection: [id], view: [-x, -y, 0.8] });
    done.drags += 1;
  };
  const add = (from: string): void => {
    serial += 1;
    const id = `${name}-${serial}`;
    edit(() => {
      const touchpoint = new YMapType<unknown>();
      touchpoint.set('label', `Idea ${serial} of ${name}`);
      touchpoint.set('position', [Math.round(random() * 8000), Math.round(random() * 5000)]);
      touchpoints.set(id, touchpoint);
      const transition = new YMapType<unknown>();
      transition.set('source', from);
      transition.set('target', id);
      transitions.set(`${id}-line`, transition);
    });
    added.push(id);
  };

  return {
    done,
    /** As much as one person does in a minute. */
    async workAMinute(): Promise<void> {
      const ids = visible();
      await drag(ids);
      edit(() => touchpoints.get(pick(ids))?.set('reaction', pick(REACTIONS)));
      await drag(ids);
      edit(() => touchpoints.get(pick(ids))?.set('label', `Renamed by ${name}, ${Math.floor(random() * 1000)}`));
      await pause();
      undo.undo();
      // An hour of four people adds a tenth to a map of a thousand; more would be a measure of the map's growth.
      minutes += 1;
      if (minutes % 2 === 0) add(pick(ids));
      await pause();
      const old = added.length > 2 ? added.shift() : undefined;
      if (old !== undefined) edit(() => touchpoints.get(old)?.set('removed', true));
      undo.stopCapturing();
      undo.clear();
    },
  };
}
