import { beforeEach, describe, expect, test } from 'vitest';
import { handleKey } from '@/components/actions/handle-key';
import { formatKey, isCharacterKey, type KeyPress, keyNames } from '@/components/actions/keys';
import { ACTIONS, findAction } from '@/components/actions/registry';
import { boxes } from '@/components/actions/targets';
import { followChain, neighbour, readingOrder } from '@/components/actions/walk';
import type { Box } from '@/lib/scene/types';
import { fill, mapOf, openTestEditor, type TestEditor } from './support';

function press(key: string, code: string, mods: Partial<KeyPress> = {}): KeyPress {
  return { key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...mods };
}

describe('the list of actions', () => {
  test('[CV-14] ids and keys are unique', () => {
    const ids = ACTIONS.map((action) => action.id);
    expect(new Set(ids).size).toBe(ids.length);
    // On a walk along a chain some keys mean something else, and then only that.
    for (const walking of [false, true]) {
      const own = ACTIONS.filter(({ duringWalk }) => (duringWalk === 'only') === walking).flatMap(({ keys }) => keys);
      expect(new Set(own).size).toBe(own.length);
    }
  });

  test('[CV-14] every action has a label, and its keys are written as the keyboard names them', () => {
    for (const { label, keys, id } of ACTIONS) {
      expect(label, id).not.toBe('');
      for (const key of keys)
        expect(key, id).toMatch(/^(?:Mod\+)?(?:Alt\+)?(?:Shift\+)?(?:[A-Z0-9?]|[A-Z][a-zA-Z0-9]+)$/);
    }
  });

  test('[CV-14] the keys that people were promised are there', () => {
    const promised = [
      'N',
      'Tab',
      'Shift+Tab',
      'C',
      '1',
      '2',
      '3',
      '0',
      'S',
      'I',
      'F',
      'Enter',
      'F2',
      'Escape',
      'Mod+A',
    ];
    promised.push('Mod+C', 'Mod+X', 'Mod+V', 'Mod+D', 'Mod+Z', 'Mod+Shift+Z', 'Mod+Y', 'Shift+1', 'Shift+2', 'Mod+0');
    for (const arrow of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
      promised.push(arrow, `Shift+${arrow}`, `Mod+${arrow}`, `Alt+${arrow}`);
    }
    promised.push('Shift+L', '?', 'Delete', 'Backspace');
    const keys = new Set(ACTIONS.flatMap((action) => action.keys));
    expect(promised.filter((key) => !keys.has(key))).toEqual([]);
  });

  test('[CV-14] asking for an action that is none is a bug', () => {
    expect(() => findAction('no-such')).toThrow('no-such');
  });
});

describe('names of keys', () => {
  test.each([
    ['a Latin letter', press('n', 'KeyN'), 'N'],
    ['a letter of another Latin layout', press('a', 'KeyQ'), 'A'],
    ['a Cyrillic letter, by its place', press('т', 'KeyN'), 'N'],
    ['a Mongolian letter, by its place', press('ө', 'KeyF'), 'F'],
    ['a capital by Shift', press('L', 'KeyL', { shiftKey: true }), 'Shift+L'],
    ['Ctrl with a Cyrillic letter', press('я', 'KeyZ', { ctrlKey: true }), 'Mod+Z'],
    ['Cmd', press('z', 'KeyZ', { metaKey: true, shiftKey: true }), 'Mod+Shift+Z'],
    ['a digit', press('1', 'Digit1'), '1'],
    ['a digit of a layout that needs Shift for it', press('&', 'Digit1'), '1'],
    ['Shift and a digit', press('!', 'Digit1', { shiftKey: true }), 'Shift+1'],
    ['a digit of the number pad', press('3', 'Numpad3'), '3'],
    ['the question mark of an English layout', press('?', 'Slash', { shiftKey: true }), '?'],
    ['the question mark of a Russian layout', press('?', 'Digit7', { shiftKey: true }), '?'],
    ['an arrow', press('ArrowLeft', 'ArrowLeft', { altKey: true }), 'Alt+ArrowLeft'],
    ['a letter that Alt made into a sign on a Mac', press('å', 'KeyA', { altKey: true }), 'Alt+A'],
    ['plus', press('+', 'Equal', { shiftKey: true }), 'Plus'],
  ])('[CV-15] %s', (_name, event, name) => {
    expect(keyNames(event)).toContain(name);
  });

  test('[CV-15] a dead key is no key', () => {
    expect(keyNames(press('Dead', 'KeyN'))).not.toContain('N');
  });

  test('[CV-16] keys that type a character are known as such', () => {
    expect(['N', '1', '?', 'Shift+L', 'Plus'].every(isCharacterKey)).toBe(true);
    expect(
      ['Mod+Z', 'Alt+ArrowUp', 'Enter', 'Tab', 'F2', 'Escape', 'ArrowLeft', 'Shift+ArrowLeft'].some(isCharacterKey),
    ).toBe(false);
  });

  test('[CV-14] keys are written as people know them', () => {
    expect([formatKey('Mod+Shift+Z', false), formatKey('Mod+Shift+Z', true)]).toEqual(['Ctrl+Shift+Z', '⇧⌘Z']);
    expect([formatKey('Alt+ArrowRight', false), formatKey('Escape', true)]).toEqual(['Alt+→', 'Esc']);
  });
});

describe('keys on the canvas', () => {
  let app: TestEditor;
  const type = (key: string, mods: Partial<KeyPress> = {}): boolean => {
    const code = /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : /^\d$/.test(key) ? `Digit${key}` : key;
    return handleKey(app.editor, press(key, code, mods), 'canvas', true);
  };

  beforeEach(() => {
    app = openTestEditor();
    fill(app.editor, mapOf('a>b>c b>d', { d: { y: 200, x: 640 } }));
  });

  test('[CV-5] 1, 2, 3 and 0 rate the selection', () => {
    app.editor.select({ touchpoints: ['a', 'b'] });
    for (const [key, reaction] of [
      ['1', 'negative'],
      ['2', 'neutral'],
      ['3', 'positive'],
      ['0', undefined],
    ] as const) {
      type(key);
      expect([app.touchpoint('a').reaction, app.touchpoint('b').reaction]).toEqual([reaction, reaction]);
    }
  });

  test('[CV-5] a role is marked, and pressed again taken away', () => {
    app.editor.select({ touchpoints: ['a'] });
    type('s');
    expect(app.touchpoint('a').role).toBe('start');
    type('f');
    expect(app.touchpoint('a').role).toBe('final');
    type('f');
    expect(app.touchpoint('a').role).toBe(undefined);
  });

  test('[CV-5] a transition is made a start link at its source and a final link at its target', () => {
    app.editor.select({ transitions: ['b-c'] });
    type('s');
    type('f');
    expect([app.touchpoint('b').role, app.touchpoint('c').role]).toEqual(['start', 'final']);
  });

  test('[CV-2] Enter edits; after Enter has ended a label it makes the next one, connected', () => {
    app.editor.select({ touchpoints: ['c'] });
    type('Enter');
    expect(app.editor.store.getState().editing).toBe('c');
    app.editor.label.commit({ again: true });
    type('Enter');
    expect(app.editor.store.getState().draft).toMatchObject({ from: 'c' });
    app.editor.label.type('next');
    app.editor.label.commit({ again: true });
    type('Escape');
    type('Enter');
    expect(app.editor.store.getState()).toMatchObject({ editing: null, draft: null });
  });

  test('[CV-2] a key in between makes Enter edit again', () => {
    app.editor.select({ touchpoints: ['c'] });
    app.editor.startEditing('c');
    app.editor.label.commit({ again: true });
    type('1');
    type('Enter');
    expect(app.editor.store.getState()).toMatchObject({ editing: 'c', draft: null });
  });

  test('[CV-3] Tab makes the next one clear of others; without a selection it is not ours', () => {
    app.editor.select({ touchpoints: ['b'] });
    expect(type('Tab')).toBe(true);
    const draft = app.editor.store.getState().draft;
    expect(draft?.from).toBe('b');
    expect(draft && draft.x > 320 + 240).toBe(true);
    // c and d stand to the right of b already.
    for (const [id, { x, y, height }] of boxes(app.editor)) {
      const apart = draft && (draft.x >= x + 240 || draft.x + 240 <= x || draft.y >= y + height || draft.y + 64 <= y);
      expect(apart, id).toBe(true);
    }
    app.editor.label.commit();
    app.editor.select({});
    app.editor.setFocused('a');
    expect(type('Tab')).toBe(false);
  });

  test('[CV-3] Shift+Tab goes back along the chain', () => {
    app.editor.select({ touchpoints: ['c'] });
    type('Tab', { shiftKey: true });
    expect([...app.editor.store.getState().selection.touchpoints]).toEqual(['b']);
  });

  test('[CV-7] C, arrows, Enter connects by keyboard', () => {
    app.editor.select({ touchpoints: ['a'] });
    type('c');
    expect(app.editor.store.getState().connecting).toBe('a');
    type('ArrowRight');
    type('ArrowRight');
    expect([...app.editor.store.getState().selection.touchpoints]).toEqual(['c']);
    type('Enter');
    expect(app.map().transitions.some(({ source, target }) => source === 'a' && target === 'c')).toBe(true);
    expect(app.editor.store.getState().connecting).toBe(null);
    expect(app.editor.store.getState().editing).toBe(null);
  });

  test('[CV-6] a second line in the same direction is refused in words', () => {
    const before = app.map().transitions.length;
    app.editor.select({ touchpoints: ['a'] });
    type('c');
    type('ArrowRight');
    type('Enter');
    expect(app.map().transitions.length).toBe(before);
    expect(app.said.at(-1)).toBe('“a” leads to “b” already.');
  });

  test('[CV-10] deleting takes touchpoints and transitions, in one step', () => {
    app.editor.select({ touchpoints: ['b'], transitions: ['a-b'] });
    type('Delete');
    expect(app.labels()).toEqual(['a', 'c', 'd']);
    app.editor.undo();
    expect([app.labels(), app.map().transitions.length]).toEqual([['a', 'b', 'c', 'd'], 3]);
  });

  test('[CV-12] Escape leaves step by step: the connection, the lit path, the selection', () => {
    app.editor.select({ touchpoints: ['a'] });
    app.editor.setHighlight({ path: ['a'] });
    app.editor.setConnecting('a');
    type('Escape');
    expect(app.editor.store.getState().connecting).toBe(null);
    type('Escape');
    expect(app.editor.store.getState().highlight).toBe(null);
    type('Escape');
    expect(app.editor.store.getState().selection.touchpoints.size).toBe(0);
  });

  test('[CV-16] nothing happens in a text field, in a dialogue, or with single keys switched off', () => {
    app.editor.select({ touchpoints: ['a'] });
    const key = press('1', 'Digit1');
    expect(handleKey(app.editor, key, 'taken', true)).toBe(false);
    expect(handleKey(app.editor, key, 'canvas', false)).toBe(false);
    app.editor.setDialog('share');
    expect(handleKey(app.editor, key, 'canvas', true)).toBe(false);
    app.editor.setDialog(null);
    expect(app.touchpoint('a').reaction).toBe(undefined);
    expect(handleKey(app.editor, press('z', 'KeyZ', { ctrlKey: true }), 'canvas', false)).toBe(true);
  });

  test('[CV-16] a button keeps its own keys and lets the others through', () => {
    app.editor.select({ touchpoints: ['a'] });
    for (const key of ['Enter', 'Tab', 'ArrowLeft', 'Delete', 'Backspace']) {
      expect(handleKey(app.editor, press(key, key), 'control', true), key).toBe(false);
    }
    expect(handleKey(app.editor, press('3', 'Digit3'), 'control', true)).toBe(true);
    expect(app.touchpoint('a').reaction).toBe('positive');
  });

  test('[CV-17] with a view link an editing key says why it does nothing; looking around works', () => {
    app = openTestEditor({ role: 'view' });
    expect(type('n')).toBe(true);
    expect(app.said).toEqual([expect.stringContaining('Ask for an edit link')]);
    expect(type('Tab')).toBe(false);
    expect(type('1', { shiftKey: true })).toBe(false);
  });

  test('[CV-18] a duplicate stands beside, with the lines between, and is selected', () => {
    app.editor.select({ touchpoints: ['b', 'c'] });
    type('d', { ctrlKey: true });
    expect(app.labels()).toEqual(['a', 'b', 'b', 'c', 'c', 'd']);
    const { selection } = app.editor.store.getState();
    expect([selection.touchpoints.size, selection.transitions.size]).toEqual([2, 1]);
    app.editor.undo();
    expect(app.labels()).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('walking', () => {
  const box = (x: number, y: number): Box => ({ x, y, width: 240, height: 80 });
  const cards = new Map([
    ['a', box(0, 0)],
    ['b', box(320, 0)],
    ['c', box(640, -100)],
    ['d', box(640, 140)],
    ['e', box(320, 300)],
  ]);

  test('[CV-12] to the neighbour that lies most in that direction', () => {
    expect(neighbour(cards, 'a', 'right')).toBe('b');
    expect(neighbour(cards, 'b', 'right')).toBe('c');
    expect(neighbour(cards, 'b', 'down')).toBe('e');
    expect(neighbour(cards, 'b', 'left')).toBe('a');
    expect(neighbour(cards, 'a', 'left')).toBe(null);
    expect(neighbour(cards, 'gone', 'left')).toBe(null);
  });

  test('[CV-12] along the chain, and among the branches of a fork', () => {
    const transitions = mapOf('a>b>c b>d c>e d>e').transitions;
    expect(followChain(transitions, cards, 'a', 'right')).toBe('b');
    expect(followChain(transitions, cards, 'b', 'right')).toBe('c');
    expect(followChain(transitions, cards, 'c', 'down')).toBe('d');
    expect(followChain(transitions, cards, 'd', 'up')).toBe('c');
    expect(followChain(transitions, cards, 'c', 'up')).toBe(null);
    expect(followChain(transitions, cards, 'e', 'left')).toBe('c');
    expect(followChain(transitions, cards, 'a', 'left')).toBe(null);
  });

  test('[CV-23] reading order goes by rows', () => {
    expect(readingOrder(cards)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});
