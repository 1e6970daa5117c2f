import { expect, test } from 'vitest';
import { findAction } from '@/components/actions/registry';
import { chooseItem } from '@/components/palette/choose-item';
import { nameTouchpoint } from '@/components/palette/describe-touchpoint';
import { excerpt } from '@/components/palette/excerpt';
import { listItems, MOST_LISTED } from '@/components/palette/list-items';
import type { PaletteItem, PaletteList } from '@/components/palette/palette-item';
import type { PaletteMode } from '@/components/palette/palette-modes';
import { LISTED } from '@/components/palette/search-actions';
import { subjectsOf } from '@/components/palette/subjects';
import type { Editor } from '@/components/store/types';
import type { Touchpoint } from '@/lib/model/types';
import { fill, mapOf, openTestEditor } from './support';

function list(editor: Editor, typed: string, mode: PaletteMode = 'palette'): PaletteList {
  return listItems(editor, { mode, map: editor.store.getState().map, typed, subjects: subjectsOf(editor, mode) });
}

function words(item: PaletteItem): string {
  if (item.kind === 'touchpoint') return item.touchpoint.label;
  if (item.kind === 'new') return `new ${item.label}`;
  return item.whyNot === null ? item.action.label : `${item.action.label} (${item.whyNot})`;
}

const lines = ({ groups }: PaletteList): string[][] => groups.map(({ title, items }) => [title, ...items.map(words)]);

function choose(editor: Editor, typed: string, wanted: string, mode: PaletteMode = 'palette'): void {
  const item = list(editor, typed, mode)
    .groups.flatMap(({ items }) => items)
    .find((one) => words(one) === wanted);
  if (!item) throw new Error(`no line "${wanted}"`);
  chooseItem(editor, mode, subjectsOf(editor, mode), item);
}

test('[PA-180] touchpoints and commands stand in one list, what answers best on top; commands that can’t be done say why', () => {
  const { editor } = openTestEditor();
  fill(editor, mapOf('Redo>Undoing>x', { x: { notes: 'undo it all' } }));
  expect(lines(list(editor, 'undo'))).toEqual(
    [
      ['Touchpoints', 'Undoing', 'x'],
      ['Commands', 'Undo'],
      ['New', 'new undo'],
    ].sort((a, b) => (a[0] === 'Commands' ? -1 : b[0] === 'Commands' ? 1 : 0)),
  );
  expect(list(editor, 'undo').status).toBe('2 touchpoints, 1 command');
  expect(lines(list(editor, 'dupl'))[0]).toEqual(['Commands', 'Duplicate (select a touchpoint first)']);
  editor.select({ touchpoints: ['x'] });
  expect(lines(list(editor, 'dupl'))[0]).toEqual(['Commands', 'Duplicate']);
  expect(list(editor, 'qqqq')).toMatchObject({ groups: [{ title: 'New' }], status: 'Nothing found' });
});

test('[PA-180] with a view link it finds and looks, and says that it can’t change', () => {
  const { editor } = openTestEditor({ role: 'view' });
  expect(lines(list(editor, 'tidy'))).toEqual([
    ['Commands', 'Tidy up the map (not with a view link)', 'Tidy up the selection (not with a view link)'],
  ]);
  expect(lines(list(editor, 'brand new'))).toEqual([]);
});

test('[PA-180] before anything is typed it offers what was chosen last, then all that can be done now', () => {
  const { editor } = openTestEditor();
  fill(editor, mapOf('a>b'));
  const [commands, ...none] = list(editor, '').groups;
  expect([commands?.title, none, commands?.more]).toEqual(['Commands', [], 0]);
  expect(commands?.items.every((item) => item.kind === 'action' && item.whyNot === null)).toBe(true);
  choose(editor, 'help', 'Show all keys');
  expect(editor.store.getState().dialog).toBe('help');
  choose(editor, 'select all', 'Select all');
  const [recent, others] = lines(list(editor, ''));
  expect(recent).toEqual(['Recent', 'Select all', 'Show all keys']);
  expect(others).not.toContain('Select all');
});

test('[PA-180] every command is listed, but for moves by arrow keys and what a walk has for itself', () => {
  const missing = ['undo', 'rate-positive', 'go-inside', 'tidy', 'single-keys', 'open-share', 'show-mend'].filter(
    (id) => !LISTED.includes(findAction(id)),
  );
  expect(missing).toEqual([]);
  expect(LISTED.some(({ id }) => id === 'walk-next' || id === 'move-left')).toBe(false);
});

test('[PA-180] of many it lists some and says how many more there are', () => {
  const { editor } = openTestEditor();
  const touchpoints = Array.from(
    { length: 80 },
    (_, index): Touchpoint => ({ id: `t${index}`, label: `Call ${index}` }),
  );
  fill(editor, { title: '', phases: [], touchpoints, transitions: [] });
  const [found] = list(editor, 'call').groups;
  expect([found?.items.length, found?.more]).toEqual([MOST_LISTED.touchpoints, 30]);
  expect(list(editor, 'call').status).toMatch(/^80 touchpoints/);
});

test('[PA-183] what is gone to is selected, brought to sight and given the keyboard; what a peer has removed is told', () => {
  const { editor, said } = openTestEditor();
  fill(editor, mapOf('whole part', { part: { parent: 'whole' } }));
  const looked: unknown[] = [];
  const camera = editor.camera as NonNullable<Editor['camera']>;
  editor.camera = {
    ...camera,
    lookAt(id, options) {
      looked.push([id, options]);
      editor.setOpened('whole', true);
    },
  };
  const { groups } = list(editor, 'part', 'go-to');
  choose(editor, 'part', 'part', 'go-to');
  expect(looked).toEqual([['part', { focus: true }]]);
  expect([...editor.store.getState().selection.touchpoints]).toEqual(['part']);
  editor.run([{ type: 'remove', touchpoints: ['part'], transitions: [] }]);
  chooseItem(editor, 'go-to', [], groups[0]?.items[0] as PaletteItem);
  expect([said.at(-1), looked.length]).toEqual(['Somebody has just removed that touchpoint.', 1]);
});

test('[PA-183] connecting by typing: to what is there, or to a new touchpoint of that name, one undo step each', () => {
  const { editor, map, labels, said, touchpoint } = openTestEditor();
  fill(editor, mapOf('ad>site shop', { till: { parent: 'shop' } }));
  editor.select({ touchpoints: ['ad'] });
  // Not to itself.
  expect(lines(list(editor, 'ad', 'connect-to'))).toEqual([['New', 'new ad']]);
  choose(editor, 'sho', 'shop', 'connect-to');
  expect(map().transitions.some(({ source, target }) => source === 'ad' && target === 'shop')).toBe(true);
  expect(said.at(-1)).toBe('“ad” leads to “shop” now.');
  editor.select({ touchpoints: ['ad'] });
  choose(editor, 'Flyer', 'new Flyer', 'connect-to');
  const flyer = touchpoint('Flyer');
  expect(map().transitions.some(({ source, target }) => source === 'ad' && target === flyer.id)).toBe(true);
  expect([...editor.store.getState().selection.touchpoints]).toEqual([flyer.id]);
  expect(flyer.x).toBeGreaterThan(240);
  editor.undo();
  expect([labels(), map().transitions.length]).toEqual([['ad', 'shop', 'site'], 2]);
});

test('[PA-183] what waits for a click to be connected or put in is what the search chooses for', () => {
  const { editor, touchpoint } = openTestEditor();
  fill(editor, mapOf('a b c'));
  editor.select({ touchpoints: ['b'] });
  editor.setConnecting('a');
  findAction('palette').perform(editor);
  expect([editor.store.getState().dialog, subjectsOf(editor, 'connect-to')]).toEqual(['connect-to', ['a']]);
  editor.setPutting(['a', 'b']);
  findAction('palette').perform(editor);
  expect([editor.store.getState().dialog, subjectsOf(editor, 'put-into')]).toEqual(['put-into', ['a', 'b']]);
  // Neither is offered as the place for itself.
  expect(lines(list(editor, '', 'put-into'))).toEqual([['Touchpoints', 'c']]);
  choose(editor, 'c', 'c', 'put-into');
  expect([touchpoint('a').parent, touchpoint('b').parent]).toEqual(['c', 'c']);
  editor.undo();
  expect([touchpoint('a').parent, touchpoint('b').parent]).toEqual([undefined, undefined]);
});

test('[PA-180] a line says what the touchpoint is in its chain, and shows the notes around what was sought', () => {
  const { editor, touchpoint } = openTestEditor();
  editor.run([{ type: 'set-phases', phases: [{ id: 'p', label: 'Purchase' }] }]);
  fill(editor, {
    ...mapOf('ad>till>bill shop', { till: { reaction: 'negative', phase: 'p', parent: 'shop', label: 'The\ntill' } }),
    phases: [{ id: 'p', label: 'Purchase' }],
  });
  expect(nameTouchpoint(touchpoint('The\ntill'), editor.store.getState())).toBe(
    'The till, negative, start, breaks the chain, Purchase, in “shop”',
  );
  expect(excerpt('a long story that goes on and on until the point is made', 'point')).toMatch(
    /^….*the point is made$/,
  );
});
