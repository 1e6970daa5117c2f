import { pathThrough } from '../panels/path-through';
import type { Editor } from '../store/types';
import { targetIds } from './targets';
import type { Action } from './types';

const isWalking = (editor: Editor): boolean => editor.store.getState().walk !== null;
const isPresenting = (editor: Editor): boolean => editor.store.getState().walk?.presenting === true;
const hasTouchpoints = (editor: Editor): boolean => editor.store.getState().map.touchpoints.length > 0;

function step(editor: Editor, by: number): void {
  const { walk } = editor.store.getState();
  if (walk) editor.walk.to(walk.at + by);
}

/** What there is to walk: a chain through what is selected, else the path that is lit, else from the first start on. */
export function pathToWalk(editor: Editor): readonly string[] {
  const { map, states, highlight } = editor.store.getState();
  const [target] = targetIds(editor);
  if (target !== undefined) return pathThrough(map.transitions, states, target);
  if (highlight && highlight.path.length > 0) return highlight.path;
  const start = states.scopes.flatMap((scope) => scope.starts)[0]?.id ?? map.touchpoints[0]?.id;
  return start === undefined ? [] : pathThrough(map.transitions, states, start);
}

/** Begins a walk, or shows the one that is under way alone. */
function present(editor: Editor): void {
  if (isWalking(editor)) editor.walk.present(!isPresenting(editor));
  else editor.walk.start(pathToWalk(editor), { presenting: true });
}

/** Walking a chain as the customer does, step by step, also on a shared screen. */
export const WALK_ACTIONS: readonly Action[] = [
  {
    id: 'walk-chain',
    label: 'Walk the chain',
    keys: ['W'],
    group: 'walk',
    enabled: hasTouchpoints,
    perform: (editor) => editor.walk.start(pathToWalk(editor)),
  },
  {
    id: 'present-chain',
    label: 'Present the chain',
    keys: ['Shift+W'],
    group: 'walk',
    duringWalk: 'also',
    enabled: hasTouchpoints,
    perform: present,
  },
  {
    id: 'walk-next',
    label: 'On a walk: next step',
    keys: ['ArrowRight', 'ArrowDown', 'PageDown'],
    group: 'walk',
    duringWalk: 'only',
    enabled: isWalking,
    perform: (editor) => step(editor, 1),
  },
  {
    id: 'walk-back',
    label: 'On a walk: step back',
    keys: ['ArrowLeft', 'ArrowUp', 'PageUp'],
    group: 'walk',
    duringWalk: 'only',
    enabled: isWalking,
    perform: (editor) => step(editor, -1),
  },
  {
    id: 'walk-first',
    label: 'On a walk: first step',
    keys: ['Home'],
    group: 'walk',
    duringWalk: 'only',
    enabled: isWalking,
    perform: (editor) => editor.walk.to(0),
  },
  {
    id: 'walk-last',
    label: 'On a walk: last step',
    keys: ['End'],
    group: 'walk',
    duringWalk: 'only',
    enabled: isWalking,
    perform: (editor) => editor.walk.to(Number.MAX_SAFE_INTEGER),
  },
  {
    id: 'present-next',
    label: 'In a presentation: next step',
    keys: ['Space'],
    group: 'walk',
    duringWalk: 'only',
    enabled: isPresenting,
    perform: (editor) => step(editor, 1),
  },
  {
    id: 'present-back',
    label: 'In a presentation: step back',
    keys: ['Shift+Space'],
    group: 'walk',
    duringWalk: 'only',
    enabled: isPresenting,
    perform: (editor) => step(editor, -1),
  },
  {
    id: 'walk-end',
    label: 'End the presentation, then the walk',
    keys: ['Escape'],
    group: 'walk',
    duringWalk: 'only',
    // A line or a drag that was begun meanwhile is given up first.
    enabled: (editor) =>
      isWalking(editor) && editor.store.getState().connecting === null && editor.store.getState().drag === null,
    perform(editor) {
      if (isPresenting(editor)) editor.walk.present(false);
      else editor.walk.end();
    },
  },
];
