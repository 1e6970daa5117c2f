import { describe, expect, test } from 'vitest';
import { handleKey } from '@/components/actions/handle-key';
import type { KeyPress } from '@/components/actions/keys';
import { pathToWalk } from '@/components/actions/walk-actions';
import { mergeNotes } from '@/components/panels/walk/merge-notes';
import { walkStep } from '@/components/store/walk-step';
import { applyCommands } from '@/lib/document/apply-commands';
import { fill, mapOf, openTestEditor, type TestEditor } from './support';

const PATH = ['ad', 'site', 'form', 'call'];

function press(editor: TestEditor['editor'], key: string, code = key): boolean {
  const event: KeyPress = { key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  return handleKey(editor, event, 'canvas', true);
}

/** A map with a break at the third step and a hand-over behind the fourth, and the ids that the camera was shown. */
function openWalk() {
  const test = openTestEditor();
  fill(
    test.editor,
    mapOf('ad>site>form>call>review>post friend>call', {
      form: { reaction: 'negative', label: 'Online form' },
      call: { role: 'final' },
    }),
  );
  const seen: string[] = [];
  test.editor.camera = { ...test.editor.camera!, lookAt: (id) => seen.push(id) };
  const walk = () => test.editor.store.getState().walk;
  const step = () => walkStep(test.editor.store.getState());
  return { ...test, seen, walk, step };
}

describe('walking a chain', () => {
  test('[PA-73] it begins at the first step, selects it, moves the camera there and says it', () => {
    const { editor, walk, seen } = openWalk();
    editor.setPanel('findings');
    editor.walk.start(PATH);
    expect(walk()).toEqual({ path: PATH, at: 0, presenting: false });
    expect(seen).toEqual(['ad']);
    const { selection, announcement, panel } = editor.store.getState();
    expect([...selection.touchpoints]).toEqual(['ad']);
    expect(announcement.text).toBe('Step 1 of 4: ad, not rated.');
    expect(panel).toBeNull();
    editor.walk.end();
    expect(walk()).toBeNull();
    expect(editor.store.getState().panel).toBe('findings');
  });

  test('[PA-73] arrows, Home, End and Esc are its keys, and none of them moves a card', () => {
    const { editor, walk, map } = openWalk();
    editor.walk.start(PATH);
    const before = map();
    for (const [key, at] of [
      ['ArrowRight', 1],
      ['ArrowDown', 2],
      ['PageDown', 3],
      ['ArrowRight', 3],
      ['ArrowLeft', 2],
      ['Home', 0],
      ['ArrowUp', 0],
      ['End', 3],
      ['PageUp', 2],
    ] as const) {
      expect(press(editor, key), key).toBe(true);
      expect(walk()?.at, key).toBe(at);
    }
    expect(press(editor, 'Tab')).toBe(false);
    press(editor, 'Escape');
    expect(walk()).toBeNull();
    expect(map()).toBe(before);
    press(editor, 'ArrowRight');
    editor.drag.flush();
    expect(map(), 'afterwards they move cards again').not.toBe(before);
  });

  test('[PA-74] a step says whether the chain breaks there, what lies behind, and where it hands over', () => {
    const { editor, step } = openWalk();
    editor.walk.start(PATH);
    expect(step()).toMatchObject({ breaks: false, behind: null, leadsOn: true, handovers: [] });
    editor.walk.to(2);
    expect(step()).toMatchObject({ breaks: true, behind: null, handovers: [] });
    expect(editor.store.getState().announcement.text).toBe(
      'Step 3 of 4: Online form, negative. Here the chain breaks: nobody gets further.',
    );
    editor.walk.to(99);
    expect(step()).toMatchObject({ index: 3, breaks: false, behind: 'form', handovers: ['review'] });
    expect(editor.store.getState().announcement.text).toContain('It lies behind the break.');
  });

  test('[PA-74] 1, 2, 3 and 0 rate the step that one is at, and only that', () => {
    const { editor, map } = openWalk();
    editor.walk.start(PATH);
    press(editor, 'ArrowRight');
    press(editor, '1', 'Digit1');
    expect(
      map()
        .touchpoints.filter((one) => one.reaction === 'negative')
        .map((one) => one.id),
    ).toEqual(['form', 'site']);
    press(editor, '0', 'Digit0');
    expect(map().touchpoints.find((one) => one.id === 'site')?.reaction).toBeUndefined();
  });

  test('[PA-76] when somebody deletes a step the walk goes on without it, and says so', () => {
    const { editor, doc, walk, seen, said } = openWalk();
    editor.walk.start(PATH);
    editor.walk.to(2);
    applyCommands(doc, [{ type: 'remove', touchpoints: ['ad'], transitions: [] }]);
    expect(walk()).toEqual({ path: ['site', 'form', 'call'], at: 1, presenting: false });
    expect(said.at(-1)).toBe('“ad” has been removed; the walk goes on without.');
    expect(seen, 'the step itself stays where it is').toEqual(['ad', 'form']);
    applyCommands(doc, [{ type: 'remove', touchpoints: ['form'], transitions: [] }]);
    expect(walk()).toMatchObject({ path: ['site', 'call'], at: 1 });
    expect(seen.at(-1)).toBe('call');
    expect([...editor.store.getState().selection.touchpoints]).toEqual(['call']);
    expect(walkStep(editor.store.getState())).toMatchObject({ index: 1, count: 2 });
    editor.walk.to(0);
    expect(walkStep(editor.store.getState())?.leadsOn, 'no transition is left between the two').toBe(false);
    applyCommands(doc, [{ type: 'remove', touchpoints: ['site', 'call'], transitions: [] }]);
    expect(walk()).toBeNull();
    expect(said.at(-1)).toContain('it has ended');
  });

  test('[PA-77] a presentation has its own keys, lets ratings and undo through and nothing else', () => {
    const { editor, walk, map } = openWalk();
    editor.walk.start(PATH, { presenting: true });
    press(editor, ' ', 'Space');
    expect(walk()).toMatchObject({ at: 1, presenting: true });
    const before = map();
    press(editor, 'Delete');
    press(editor, 'n', 'KeyN');
    press(editor, 's', 'KeyS');
    expect(map()).toBe(before);
    expect(editor.store.getState().editing).toBeNull();
    press(editor, '3', 'Digit3');
    expect(map().touchpoints.find((one) => one.id === 'site')?.reaction).toBe('positive');
    press(editor, 'Escape');
    expect(walk()).toMatchObject({ at: 1, presenting: false });
    press(editor, 'Escape');
    expect(walk()).toBeNull();
  });

  test('[PA-73] what is walked: a chain through the selection, else the lit path, else from the first start', () => {
    const { editor } = openWalk();
    expect(pathToWalk(editor)[0]).toBe('ad');
    editor.setHighlight({ path: ['friend', 'call'] });
    expect(pathToWalk(editor)).toEqual(['friend', 'call']);
    editor.select({ touchpoints: ['form'] });
    expect(pathToWalk(editor)).toEqual(PATH);
    editor.walk.start(['gone']);
    expect(editor.store.getState().walk).toBeNull();
  });

  test('[PA-73] on a button of the bar arrows lead along the chain, and Enter and Space are the button’s', () => {
    const { editor, walk } = openWalk();
    editor.walk.start(PATH, { presenting: true });
    const on = { code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
    expect(handleKey(editor, { ...on, key: 'ArrowRight' }, 'walk', true)).toBe(true);
    for (const key of [' ', 'Enter', 'Tab']) expect(handleKey(editor, { ...on, key }, 'walk', true)).toBe(false);
    expect(walk()?.at).toBe(1);
  });
});

describe('notes that several people write at once', () => {
  test.each([
    ['nobody else wrote', 'old', 'old and new', 'old', 'old and new'],
    ['only others wrote', 'old', 'old', 'old\ntheirs', 'old\ntheirs'],
    ['both began', '', 'mine', 'theirs', 'theirs\nmine'],
    ['both added', 'old', 'old mine', 'old theirs', 'old theirs\nmine'],
    ['I rewrote, they added', 'old', 'quite new', 'old\ntheirs', 'quite new\ntheirs'],
    ['both rewrote', 'old', 'mine', 'theirs', 'theirs\nmine'],
    ['I cleared, they added', 'old', '', 'old\ntheirs', 'theirs'],
    ['both wrote the same', 'old', 'same', 'same', 'same'],
  ])('[PA-75] %s: nobody loses text', (_what, base, mine, theirs, expected) => {
    expect(mergeNotes(base, mine, theirs)).toBe(expected);
  });
});
