import type { JourneyMap } from '@/lib/model/types';
import type { Editor, PanelName, Walk, WalkControl } from './types';
import { describeStep, walkStep } from './walk-step';

type Owner = Pick<Editor, 'store' | 'select' | 'stopEditing' | 'camera' | 'announce' | 'say'>;

export interface Walking extends WalkControl {
  /** The map has changed; the state is already that of the new one. Tells what the walk has lost, and moves on. */
  mapChanged(before: JourneyMap, walk: Walk | null): void;
}

/** The walk along a chain: the step is selected and in the middle of the view, the panel makes room. */
export function createWalking(editor: () => Owner): Walking {
  let panelBefore: PanelName | null = null;

  const arrive = (): void => {
    const state = editor().store.getState();
    const step = walkStep(state);
    if (!step) return;
    // The camera opens what is closed around it; what is not seen can't be selected.
    editor().camera?.lookAt(step.touchpoint.id);
    editor().select({ touchpoints: [step.touchpoint.id] });
    editor().announce(describeStep(step));
  };

  return {
    start(path, { presenting = false } = {}) {
      editor().stopEditing();
      const { map, walk, panel } = editor().store.getState();
      const known = new Set(map.touchpoints.map((touchpoint) => touchpoint.id));
      const steps = path.filter((id) => known.has(id));
      if (steps.length === 0) {
        editor().say('What was to be walked is no longer on the map.');
        return;
      }
      if (!walk) panelBefore = panel;
      editor().store.setState({
        walk: { path: steps, at: 0, presenting },
        panel: null,
        highlight: null,
        connecting: null,
        following: null,
      });
      arrive();
    },
    to(at) {
      const { walk } = editor().store.getState();
      if (!walk) return;
      const next = Math.max(0, Math.min(walk.path.length - 1, at));
      if (next === walk.at) {
        editor().announce(next === 0 ? 'This is the first step.' : 'This is the last step.');
        return;
      }
      editor().store.setState({ walk: { ...walk, at: next } });
      arrive();
    },
    present(presenting) {
      const { walk } = editor().store.getState();
      if (!walk || walk.presenting === presenting) return;
      editor().store.setState({ walk: { ...walk, presenting }, panel: null });
      arrive();
    },
    end() {
      const { walk, panel } = editor().store.getState();
      if (!walk) return;
      editor().store.setState({ walk: null, panel: panel ?? panelBefore });
      const here = walk.path[walk.at];
      if (here !== undefined) editor().camera?.reveal(here);
      editor().announce('The walk has ended.');
    },
    mapChanged(before, walk) {
      if (!walk) return;
      const now = editor().store.getState().walk;
      if (now === walk) return;
      if (!now) {
        editor().store.setState({ panel: editor().store.getState().panel ?? panelBefore });
        editor().say('All that was left of this walk has been removed, so it has ended.');
        return;
      }
      const gone = before.touchpoints.filter(({ id }) => walk.path.includes(id) && !now.path.includes(id));
      const names = gone.map(({ label }) => `“${label.replace(/\s+/g, ' ').trim() || 'No label'}”`).join(', ');
      editor().say(`${names} ${gone.length === 1 ? 'has' : 'have'} been removed; the walk goes on without.`);
      if (walk.path[walk.at] !== now.path[now.at]) arrive();
    },
  };
}

/** A walk over what is on the map; the same object when that is all of it, null when nothing is left. */
export function pruneWalk(walk: Walk, known: ReadonlySet<string>): Walk | null {
  if (walk.path.every((id) => known.has(id))) return walk;
  const path = walk.path.filter((id) => known.has(id));
  if (path.length === 0) return null;
  const before = walk.path.slice(0, walk.at).filter((id) => known.has(id)).length;
  return { ...walk, path, at: Math.min(before, path.length - 1) };
}
