import { expect, test } from 'vitest';
import { writeClipboard } from '@/components/actions/clipboard';
import { pasteText } from '@/components/actions/paste';
import { LIMITS } from '@/lib/protocol/limits';
import { fill, mapOf, openTestEditor } from './support';

test('[CV-18] what is copied can be pasted into another map, with phases and all fields, under new ids', () => {
  const from = openTestEditor();
  from.editor.run([
    {
      type: 'set-phases',
      phases: [
        { id: 'p1', label: 'Awareness' },
        { id: 'p2', label: 'Purchase' },
      ],
    },
  ]);
  fill(
    from.editor,
    mapOf('a>b>c', {
      a: { label: 'Банер <b>', phase: 'p1', reaction: 'negative', owner: 'Өнөр' },
      b: { x: 500, y: 90 },
    }),
  );
  from.editor.select({ touchpoints: ['a', 'b'] });
  const clipboard = writeClipboard(from.editor);
  const to = openTestEditor();
  fill(to.editor, mapOf('a'));
  if (!clipboard) throw new Error('nothing was copied');
  pasteText(to.editor, clipboard);
  expect(to.map().touchpoints).toHaveLength(3);
  const pasted = to.touchpoint('Банер <b>');
  expect(pasted).toMatchObject({ reaction: 'negative', owner: 'Өнөр', phase: 'p1' });
  expect(pasted.id).not.toBe('a');
  expect(to.map().phases).toEqual([{ id: 'p1', label: 'Awareness' }]);
  const [line] = to.map().transitions;
  expect([to.map().transitions.length, line?.source]).toEqual([1, pasted.id]);
  const other = to.touchpoint('b');
  expect([(other.x ?? 0) - (pasted.x ?? 0), (other.y ?? 0) - (pasted.y ?? 0)]).toEqual([500, 90]);
  expect([...to.editor.store.getState().selection.touchpoints].sort()).toEqual([pasted.id, other.id].sort());
  to.editor.undo();
  expect(to.labels()).toEqual(['a']);
});

test('[CV-18] as text a chain is an arrow line and anything else a label a line; HTML holds no markup of labels', () => {
  const { editor } = openTestEditor();
  fill(editor, mapOf('a>b>c', { a: { label: '<img src=x>\nad' } }));
  editor.select({ touchpoints: ['a', 'b', 'c'] });
  expect(writeClipboard(editor)?.text).toBe('<img src=x> ad -> b -> c');
  expect(writeClipboard(editor)?.html).not.toContain('<img');
  editor.select({ touchpoints: ['a', 'c'] });
  expect(writeClipboard(editor)?.text).toBe('<img src=x> ad\nc');
  editor.select({});
  expect(writeClipboard(editor)).toBe(null);
});

test('[CV-18] text alone, as another program keeps it, makes the chain again', () => {
  const { editor, labels, map } = openTestEditor();
  fill(editor, mapOf('a>b>c'));
  editor.select({ touchpoints: ['a', 'b', 'c'] });
  pasteText(editor, { text: writeClipboard(editor)?.text ?? '', html: '' });
  expect([labels(), map().transitions.length]).toEqual([['a', 'a', 'b', 'b', 'c', 'c'], 4]);
});

test('[CV-19] lines become touchpoints, arrows chains, a table columns; one step each', () => {
  const { editor, labels, map } = openTestEditor();
  pasteText(editor, { text: 'Poster -> Shop window -> Till\nReceipt', html: '' });
  expect([labels(), map().transitions.length]).toEqual([['Poster', 'Receipt', 'Shop window', 'Till'], 2]);
  editor.undo();
  expect(labels()).toEqual([]);
  pasteText(editor, { text: 'Label\tReaction\nPhone\tnegative\nDesk\tpositive', html: '<table></table>' });
  expect(
    map()
      .touchpoints.map(({ label, reaction }) => `${label} ${reaction}`)
      .sort(),
  ).toEqual(['Desk positive', 'Phone negative']);
});

test('[CV-19] pasted cards lie apart, and clear of what is there', () => {
  const { editor, map } = openTestEditor();
  fill(editor, mapOf('here', { here: { x: -120, y: -40 } }));
  pasteText(editor, { text: Array.from({ length: 30 }, (_, index) => `line ${index}`).join('\n'), html: '' });
  const cards = map().touchpoints;
  const clashes = cards.flatMap((a, index) =>
    cards
      .slice(index + 1)
      .filter((b) => Math.abs((a.x ?? 0) - (b.x ?? 0)) < 240 && Math.abs((a.y ?? 0) - (b.y ?? 0)) < 60),
  );
  expect([cards.length, clashes]).toEqual([31, []]);
});

test('[CV-19] too many lines, nothing at all, and a broken map add nothing and say why', () => {
  const { editor, labels, said } = openTestEditor();
  pasteText(editor, { text: 'x\n'.repeat(LIMITS.pasteLines + 1), html: '' });
  expect(said.at(-1)).toMatch(/At most 2000/);
  pasteText(editor, { text: ' \n\t\n', html: '' });
  expect(said.at(-1)).toMatch(/nothing in the clipboard/);
  pasteText(editor, {
    text: '{"format":"throughline","version":1,"touchpoints":[{"id":"a"}],"transitions":[]}',
    html: '',
  });
  expect(said.at(-1)).toMatch(/not valid.*\/touchpoints\/0\/label/);
  pasteText(editor, { text: '', html: '<div data-throughline="%E0%A4%A">' });
  expect(said.at(-1)).toMatch(/not valid/);
  expect(labels()).toEqual([]);
});

test('[CV-17] a view link can copy but not paste', () => {
  const { editor, said, updates } = openTestEditor({ role: 'view' });
  pasteText(editor, { text: 'a\nb', html: '' });
  expect([updates(), said.length]).toEqual([0, 1]);
});
