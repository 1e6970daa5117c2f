import type { Editor } from '../store/types';
import { canEdit, stops, targetIds } from './targets';
import type { Action } from './types';
import { type Direction, followChain, neighbour, readingOrder } from './walk';

const STEP = 8;
const FAR_STEP = 64;
const PAN = 80;

const WAYS: readonly { readonly direction: Direction; readonly key: string; readonly x: number; readonly y: number }[] =
  [
    { direction: 'left', key: 'ArrowLeft', x: -1, y: 0 },
    { direction: 'right', key: 'ArrowRight', x: 1, y: 0 },
    { direction: 'up', key: 'ArrowUp', x: 0, y: -1 },
    { direction: 'down', key: 'ArrowDown', x: 0, y: 1 },
  ];

function goTo(editor: Editor, id: string | null): void {
  if (id === null) return;
  editor.select({ touchpoints: [id] });
  editor.camera?.reveal(id);
}

function walkFrom(editor: Editor): string | null {
  return targetIds(editor).at(-1) ?? null;
}

const CHAIN_LABELS: Readonly<Record<Direction, string>> = {
  right: 'Along the chain: next',
  left: 'Along the chain: back',
  up: 'Other branch, above',
  down: 'Other branch, below',
};

/** Moving touchpoints, and walking among them, by the arrow keys. */
export const MOVE_ACTIONS: readonly Action[] = WAYS.flatMap(({ direction, key, x, y }): Action[] => {
  const walk = (editor: Editor): void => {
    const from = walkFrom(editor);
    goTo(editor, from === null ? (readingOrder(stops(editor))[0] ?? null) : neighbour(stops(editor), from, direction));
  };
  const move = (editor: Editor, step: number): void => {
    const { connecting, putting, selection } = editor.store.getState();
    if (connecting !== null || putting !== null || (selection.touchpoints.size > 0 && !canEdit(editor))) walk(editor);
    else if (selection.touchpoints.size === 0) editor.camera?.panBy(-x * PAN, -y * PAN);
    else editor.drag.nudge([...selection.touchpoints], x * step, y * step);
  };
  return [
    {
      id: `move-${direction}`,
      label: `Move ${direction} by ${STEP}`,
      keys: [key],
      group: 'edit',
      duringWalk: 'never',
      enabled: () => true,
      perform: (editor) => move(editor, STEP),
    },
    {
      id: `move-${direction}-far`,
      label: `Move ${direction} by ${FAR_STEP}`,
      keys: [`Shift+${key}`],
      group: 'edit',
      duringWalk: 'never',
      enabled: () => true,
      perform: (editor) => move(editor, FAR_STEP),
    },
    {
      id: `walk-${direction}`,
      label: `Go to the touchpoint ${direction === 'up' ? 'above' : direction === 'down' ? 'below' : `on the ${direction}`}`,
      keys: [`Mod+${key}`],
      group: 'view',
      enabled: (editor) => editor.store.getState().shown.touchpoints.length > 0,
      perform: walk,
    },
    {
      id: `extend-${direction}`,
      label: `Select the one ${direction === 'up' ? 'above' : direction === 'down' ? 'below' : `on the ${direction}`} as well`,
      keys: [`Mod+Shift+${key}`],
      group: 'view',
      enabled: (editor) => walkFrom(editor) !== null,
      perform(editor) {
        const { focused, selection } = editor.store.getState();
        const from = focused ?? walkFrom(editor);
        const id = from === null ? null : neighbour(stops(editor), from, direction);
        if (from === null || id === null) return;
        editor.select({ touchpoints: [...selection.touchpoints, from, id], transitions: [...selection.transitions] });
        editor.camera?.reveal(id);
      },
    },
    {
      id: `follow-${direction}`,
      label: CHAIN_LABELS[direction],
      keys: [`Alt+${key}`],
      group: 'view',
      enabled: (editor) => walkFrom(editor) !== null,
      perform(editor) {
        const from = walkFrom(editor);
        if (from === null) return;
        const id = followChain(editor.store.getState().shown.transitions, stops(editor), from, direction);
        if (id === null) editor.announce(direction === 'right' ? 'Nothing comes next.' : 'Nothing there.');
        goTo(editor, id);
      },
    },
  ];
});
