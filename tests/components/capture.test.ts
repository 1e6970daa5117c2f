import fc from 'fast-check';
import { expect, test } from 'vitest';
import { captureIdeas } from '@/components/capture/capture-ideas';
import { readIdea } from '@/lib/exchange/read-idea';
import { fill, mapOf, openTestEditor } from './support';

test('[PA-185] one idea after the other: each is one undo step, selected, below the one before, clear of what is there', () => {
  const { editor, map, labels, updates } = openTestEditor();
  fill(editor, mapOf('here', { here: { x: -440, y: -200 } }));
  const before = updates();
  let captured: readonly string[] = [];
  for (let number = 1; number <= 20; number += 1) captured = captureIdeas(editor, ` Idea ${number} `, captured, false);
  expect([captured.length, updates() - before, map().transitions]).toEqual([20, 20, []]);
  expect([...editor.store.getState().selection.touchpoints]).toEqual([captured.at(-1)]);
  const cards = map().touchpoints;
  const clashes = cards.flatMap((a, index) =>
    cards
      .slice(index + 1)
      .filter((b) => Math.abs((a.x ?? 0) - (b.x ?? 0)) < 240 && Math.abs((a.y ?? 0) - (b.y ?? 0)) < 64),
  );
  expect(clashes).toEqual([]);
  // Columns as high as what is seen, not one long one.
  const lefts = new Set(cards.filter(({ id }) => captured.includes(id)).map(({ x }) => x));
  expect(lefts.size).toBeGreaterThan(1);
  expect(lefts.size).toBeLessThan(8);
  editor.undo();
  expect(labels()).not.toContain('Idea 20');
  expect(labels()).toContain('Idea 19');
});

test('[PA-185] on request each follows the one before, to its right; one that is gone is passed over', () => {
  const { editor, map, touchpoint } = openTestEditor();
  let captured = captureIdeas(editor, 'Ad', [], true);
  captured = captureIdeas(editor, 'Site', captured, true);
  captured = captureIdeas(editor, 'Gone', captured, false);
  editor.run([{ type: 'remove', touchpoints: [touchpoint('Gone').id], transitions: [] }]);
  captureIdeas(editor, 'Call', captured, true);
  const label = (id: string): string => map().touchpoints.find((one) => one.id === id)?.label ?? '';
  expect(
    map()
      .transitions.map(({ source, target }) => `${label(source)}>${label(target)}`)
      .sort(),
  ).toEqual(['Ad>Site', 'Site>Call']);
  expect((touchpoint('Site').x ?? 0) - (touchpoint('Ad').x ?? 0)).toBeGreaterThan(240);
});

test('[PA-185] signs at the end rate, arrows make a chain, lines a list; nothing typed adds nothing', () => {
  const { editor, map, labels, touchpoint, updates } = openTestEditor();
  captureIdeas(editor, 'Hold music -', [], false);
  captureIdeas(editor, 'Ad + -> Site = -> Call', [], false);
  captureIdeas(editor, 'one\n\ntwo', [], false);
  expect(labels()).toEqual(['Ad', 'Call', 'Hold music', 'Site', 'one', 'two']);
  expect(['Hold music', 'Ad', 'Site', 'Call'].map((one) => touchpoint(one).reaction)).toEqual([
    'negative',
    'positive',
    'neutral',
    undefined,
  ]);
  expect(map().transitions.length).toBe(2);
  const before = updates();
  expect(captureIdeas(editor, ' \n ', ['x'], false)).toEqual(['x']);
  expect(updates()).toBe(before);
  editor.undo();
  expect(labels()).toEqual(['Ad', 'Call', 'Hold music', 'Site']);
});

test('[PA-185] inside of a touchpoint it makes parts; with a view link nothing, which is said', () => {
  const { editor, touchpoint } = openTestEditor();
  fill(editor, mapOf('whole'));
  editor.enter('whole');
  captureIdeas(editor, 'part', [], false);
  expect(touchpoint('part').parent).toBe('whole');
  const viewer = openTestEditor({ role: 'view' });
  expect(captureIdeas(viewer.editor, 'x', [], false)).toEqual([]);
  viewer.editor.setCapturing(true);
  expect([viewer.editor.store.getState().capturing, viewer.said.length]).toEqual([false, 2]);
});

test('[PA-185] only a sign of its own rates, whatever else the label has', () => {
  expect(readIdea('C++')).toEqual({ label: 'C++' });
  expect(readIdea('-')).toEqual({ label: '-' });
  expect(readIdea('Phone −')).toEqual({ label: 'Phone', reaction: 'negative' });
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), (text) => {
      const { label, reaction } = readIdea(text);
      expect(text.trim().startsWith(label)).toBe(true);
      expect(reaction === undefined ? label : '').toBe(reaction === undefined ? text.trim() : '');
    }),
    { seed: 3, numRuns: 300 },
  );
});
