import { describe, expect, it } from 'vitest';
import { findAction } from '@/components/actions/registry';
import { viewInsets } from '@/components/canvas/view-insets';
import { chainWords, lossWords, spokenStep } from '@/components/panels/curve/curve-words';
import { nearestChain } from '@/components/panels/curve/nearest-chain';
import { pointKey } from '@/components/panels/curve/point-key';
import { ratePoint } from '@/components/panels/curve/rate-point';
import { setPreferences } from '@/components/store/preferences';
import { curveSteps } from '@/lib/scene/curve/curve-steps';
import { fill, mapOf, openTestEditor, type TestEditor } from './support';

const press = (key: string, code = key) => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
});

/** a → b → c → d and a → e → d. */
function open() {
  const opened = openTestEditor();
  const { editor } = opened;
  fill(editor, mapOf('a>b>c>d a>e>d', { a: { reaction: 'positive' }, c: { reaction: 'negative' } }));
  const act = (id: string) => findAction(id).perform(editor);
  return { ...opened, act, shown: () => editor.store.getState().curve };
}
const stepsNow = ({ editor }: TestEditor) => {
  const { curve, map, states } = editor.store.getState();
  return curveSteps(curve?.path ?? [], map, states);
};

describe('the emotion curve of a map', () => {
  it('[PA-220] is that of a chain through what is selected; the same key closes it, or shows another chain', () => {
    const { editor, act, shown } = open();
    editor.select({ touchpoints: ['c'] });
    act('show-curve');
    expect(shown()).toEqual({ path: ['a', 'b', 'c', 'd'], at: 'c' });
    editor.select({ touchpoints: ['e'] });
    act('show-curve');
    expect(shown()).toEqual({ path: ['a', 'e', 'd'], at: 'e' });
    act('show-curve');
    expect(shown()).toBeNull();
    editor.select({});
    editor.setHighlight({ path: ['a', 'b'] });
    act('show-curve');
    expect(shown()?.path).toEqual(['a', 'b']);
  });

  it('[PA-220] comes from a walk, which it ends; Esc lets go of what is lit and selected first', () => {
    const { editor, act, shown } = open();
    editor.walk.start(['a', 'b', 'c', 'd']);
    editor.walk.to(2);
    act('show-curve');
    expect(editor.store.getState().walk).toBeNull();
    expect(shown()).toEqual({ path: ['a', 'b', 'c', 'd'], at: 'c' });
    expect(editor.store.getState().selection.touchpoints).toEqual(new Set(['c']));
    act('leave');
    expect(shown()).not.toBeNull();
    act('leave');
    expect(shown()).toBeNull();
  });

  it('[PA-221] follows edits; a chain that is no more is told, with what is left and the nearest one', () => {
    const opened = open();
    const { editor } = opened;
    editor.curve.show(['a', 'b', 'c', 'd']);
    expect(lossWords(stepsNow(opened), 0)).toBeNull();
    expect(chainWords(stepsNow(opened))).toEqual({ from: 'a', to: 'd', how: '4 touches, breaks at “c”' });
    editor.run([{ type: 'set-touchpoints', ids: ['c'], fields: { reaction: 'neutral', label: 'Call\n back' } }]);
    expect(chainWords(stepsNow(opened)).how).toBe('4 touches');
    expect(spokenStep(stepsNow(opened)[2]!, 2, 4)).toBe('Call back, neutral, 3 of 4');
    editor.run([{ type: 'remove', touchpoints: ['b'], transitions: [] }]);
    const left = stepsNow(opened);
    expect(left.map(({ touchpoint }) => touchpoint.id)).toEqual(['a', 'c', 'd']);
    expect(lossWords(left, 1)).toBe(
      'This chain is no more: one touch has been removed; “a” does not lead to “Call back”. Here is what is left of it.',
    );
    const { map, states } = editor.store.getState();
    expect(nearestChain(['a', 'c', 'd'], map.transitions, states)).toEqual(['a', 'e', 'd']);
    expect(nearestChain(['a'], [], states)).toBeNull();
    editor.undo();
    expect(lossWords(stepsNow(opened), 0)).toBeNull();
  });

  it('[PA-222] rates one touch as one undo step, whatever is selected; with a view link none', () => {
    const { editor, touchpoint, updates, doc: editorDoc } = open();
    editor.select({ touchpoints: ['a'] });
    const before = updates();
    ratePoint(editor, 'd', 'positive');
    ratePoint(editor, 'd', 'positive');
    expect(updates()).toBe(before + 1);
    expect(touchpoint('d').reaction).toBe('positive');
    expect(touchpoint('a').reaction).toBe('positive');
    expect(editor.store.getState().announcement.text).toBe('“d”: positive.');
    ratePoint(editor, 'd', null);
    expect(touchpoint('d').reaction).toBeUndefined();
    editor.undo();
    expect(touchpoint('d').reaction).toBe('positive');
    const viewer = openTestEditor({ role: 'view', doc: editorDoc });
    ratePoint(viewer.editor, 'd', 'neutral');
    expect(viewer.touchpoint('d').reaction).toBe('positive');
  });

  it('[PA-222] arrows, Home and End lead along, digits rate unless single keys are off', () => {
    expect(pointKey(press('ArrowRight'), 1, 3)).toEqual({ kind: 'go', to: 2 });
    expect(pointKey(press('ArrowRight'), 2, 3)).toEqual({ kind: 'go', to: 2 });
    expect(pointKey(press('Home'), 2, 3)).toEqual({ kind: 'go', to: 0 });
    expect(pointKey(press('End'), 0, 3)).toEqual({ kind: 'go', to: 2 });
    expect(pointKey(press('&', 'Digit1'), 0, 3)).toEqual({ kind: 'rate', reaction: 'negative' });
    expect(pointKey(press('0', 'Numpad0'), 0, 3)).toEqual({ kind: 'rate', reaction: null });
    expect(pointKey(press('x', 'KeyX'), 0, 3)).toBeNull();
    setPreferences({ singleKeys: false });
    expect(pointKey(press('1', 'Digit1'), 0, 3)).toBeNull();
    setPreferences({ singleKeys: true });
  });

  it('[PA-223] a touch is heard with reaction, place and state', () => {
    const opened = open();
    const { editor } = opened;
    editor.curve.show(['a', 'b', 'c', 'd']);
    const rating = (by: string, side: 'customer' | 'company', reaction: 'negative' | 'positive') =>
      ({ type: 'rate', id: 'b', by, rating: { side, reaction } }) as const;
    editor.run([rating('Anna', 'customer', 'negative'), rating('Bo', 'company', 'positive')]);
    expect(stepsNow(opened).map((step, index) => spokenStep(step, index, 4))).toEqual([
      'a, positive, 1 of 4',
      'b, negative, 2 of 4, the chain breaks here, disputed, customers say negative, the team positive',
      'c, negative, 3 of 4, the chain breaks here, behind the break, no one gets here',
      'd, not rated, 4 of 4, behind the break, no one gets here',
    ]);
  });

  it('[PA-224] covers the canvas from below', () => {
    const wide = { width: 1440, height: 900 };
    expect(viewInsets(wide, false, 'none', false, 260).bottom).toBeGreaterThan(260);
    expect(viewInsets(wide, false, 'none', false, 0)).toEqual(viewInsets(wide, false));
    expect(viewInsets({ width: 390, height: 844 }, false, 'none', false, 300).bottom).toBeGreaterThanOrEqual(300);
    expect(viewInsets(wide, false, 'bar', false, 260)).toEqual(viewInsets(wide, false, 'bar'));
  });
});
