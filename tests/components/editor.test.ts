import { describe, expect, test, vi } from 'vitest';
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs';
import { type AnalysisWorker, createAnalyst } from '@/components/store/analyst';
import { createStateKeeper, sameFigures } from '@/components/store/derive-states';
import { describeTally, emptyTally, tallyChanges } from '@/components/store/describe-changes';
import type { Draft } from '@/components/store/types';
import { analyze } from '@/lib/analysis/analyze';
import { analyzeStates } from '@/lib/analysis/states/analyze-states';
import { packFigures } from '@/lib/analysis/transfer/pack-figures';
import { patchList } from '@/lib/analysis/transfer/slice-input';
import type { Analysis, AnalysisTouchpoint } from '@/lib/analysis/types';
import { applyCommands } from '@/lib/document/apply-commands';
import { EMPTY_MAP } from '@/lib/model/types';
import { LIMITS } from '@/lib/protocol/limits';
import { fill, mapOf, openTestEditor } from './support';

const DRAFT: Draft = { id: 'new', x: 10, y: 20 };

describe('labels', () => {
  test('[CV-1] a new touchpoint is made when it gets a name, with its transition, in one step', () => {
    const { editor, map, updates } = openTestEditor();
    fill(editor, mapOf('a'));
    const before = updates();
    editor.startDraft({ ...DRAFT, from: 'a' });
    expect(editor.store.getState()).toMatchObject({ editing: 'new', draft: { from: 'a' } });
    expect(updates()).toBe(before);
    editor.label.type('Web site');
    editor.label.commit({ again: true });
    expect(updates()).toBe(before + 1);
    expect(map().touchpoints.find((one) => one.id === 'new')).toMatchObject({ label: 'Web site', x: 10, y: 20 });
    expect(map().transitions).toMatchObject([{ source: 'a', target: 'new' }]);
    expect([...editor.store.getState().selection.touchpoints]).toEqual(['new']);
    editor.undo();
    expect([map().touchpoints.map((one) => one.id), map().transitions]).toEqual([['a'], []]);
  });

  test('[CV-1] one without a name leaves no trace, and the selection goes back to where it came from', () => {
    const { editor, map, updates } = openTestEditor();
    fill(editor, mapOf('a'));
    const before = updates();
    editor.startDraft({ ...DRAFT, from: 'a' });
    editor.label.type('  \n ');
    editor.label.commit();
    expect([updates(), map().touchpoints.length]).toEqual([before, 1]);
    expect(editor.store.getState()).toMatchObject({ editing: null, draft: null });
    expect([...editor.store.getState().selection.touchpoints]).toEqual(['a']);
  });

  test('[CV-2] Enter is remembered until something else is done', () => {
    const { editor } = openTestEditor();
    fill(editor, mapOf('a b'));
    editor.startEditing('a');
    editor.label.commit({ again: true });
    expect(editor.label.justEnded()).toBe('a');
    editor.select({ touchpoints: ['b'] });
    expect(editor.label.justEnded()).toBe(null);
  });

  test('[CV-4] blanks around a label go, and what is over the limit is cut and said', () => {
    const { editor, touchpoint, said, map } = openTestEditor();
    fill(editor, mapOf('a'));
    editor.startEditing('a');
    editor.label.type('  Call\r\nus ');
    editor.label.commit();
    expect(touchpoint('Call\nus').id).toBe('a');
    editor.startEditing('a');
    editor.label.type(`${'x'.repeat(LIMITS.labelCharacters - 1)}😀😀`);
    editor.label.commit();
    expect(map().touchpoints[0]?.label).toBe(`${'x'.repeat(LIMITS.labelCharacters - 1)}😀`);
    expect(said.at(-1)).toMatch(/at most 500 characters/);
  });

  test('[CV-4] an unchanged label writes nothing', () => {
    const { editor, updates } = openTestEditor();
    fill(editor, mapOf('a'));
    const before = updates();
    editor.startEditing('a');
    editor.label.type('a ');
    editor.label.commit();
    expect(updates()).toBe(before);
  });

  test('[CO-5] a touchpoint that is removed while it is edited keeps its open label; the text comes back with it', () => {
    const { editor, doc, map, offers } = openTestEditor();
    fill(editor, mapOf('a>b'));
    editor.startEditing('a');
    editor.label.type('two hours of thought');
    const peer = new Doc();
    applyUpdate(peer, encodeStateAsUpdate(doc));
    applyCommands(peer, [{ type: 'remove', touchpoints: ['a'], transitions: [] }]);
    applyUpdate(doc, encodeStateAsUpdate(peer), 'network');
    expect(map().touchpoints.map((one) => one.id)).toEqual(['b']);
    expect(editor.store.getState().editing).toBe('a');
    expect(editor.label.text()).toBe('two hours of thought');
    editor.label.commit({ again: true });
    expect(offers).toHaveLength(1);
    expect(offers[0]?.message).toContain('two hours of thought');
    offers[0]?.perform();
    expect(map().touchpoints.map((one) => one.label)).toEqual(['two hours of thought', 'b']);
    expect(map().transitions).toHaveLength(1);
    peer.destroy();
  });

  test('[PA-79] what was done is told with a button that takes back just that, once; what changes nothing is told so', () => {
    const { editor, touchpoint, offers, said } = openTestEditor();
    fill(editor, mapOf('a>b'));
    expect(
      editor.runAndTell([{ type: 'set-touchpoints', ids: ['a'], fields: { reaction: 'positive' } }], 'Done: it.'),
    ).toBe(true);
    expect(offers.at(-1)?.message).toBe('Done: it.');
    editor.run([{ type: 'set-touchpoints', ids: ['b'], fields: { reaction: 'neutral' } }]);
    expect(
      editor.runAndTell([{ type: 'set-touchpoints', ids: ['a'], fields: { reaction: 'positive' } }], 'Done: it.'),
    ).toBe(false);
    expect(said.at(-1)).toContain('done already');
    expect(offers).toHaveLength(1);
    offers[0]?.perform();
    expect(touchpoint('a').reaction).toBeUndefined();
    expect(touchpoint('b').reaction).toBe('neutral');
    offers[0]?.perform();
    expect(said.at(-1)).toBe('That has been taken back already.');
  });

  test('[CO-5] the label of a transition that is removed meanwhile is not lost either', () => {
    const { editor, offers } = openTestEditor();
    fill(editor, mapOf('a>b'));
    editor.startEditingTransition('a-b');
    editor.label.type('within a day');
    editor.run([{ type: 'remove', touchpoints: [], transitions: ['a-b'] }]);
    editor.label.commit();
    expect(offers[0]?.message).toContain('within a day');
  });

  test('[CV-2] opening another label ends the first and keeps it', () => {
    const { editor, labels } = openTestEditor();
    fill(editor, mapOf('a b'));
    editor.startEditing('a');
    editor.label.type('first');
    editor.startEditing('b');
    expect(labels()).toEqual(['b', 'first']);
    expect(editor.store.getState().editing).toBe('b');
  });
});

describe('selection', () => {
  test('[CV-10] what is removed is no longer selected, focused, lit or the start of a connection', () => {
    const { editor } = openTestEditor();
    fill(editor, mapOf('a>b>c'));
    editor.select({ touchpoints: ['a', 'b'], transitions: ['a-b', 'b-c'] });
    editor.setFocused('b');
    editor.setConnecting('b');
    editor.setHighlight({ path: ['a', 'b'] });
    editor.run([{ type: 'remove', touchpoints: ['b'], transitions: [] }]);
    const { selection, focused, connecting, highlight } = editor.store.getState();
    expect([...selection.touchpoints]).toEqual(['a']);
    expect([...selection.transitions]).toEqual([]);
    expect([focused, connecting, highlight]).toEqual([null, null, null]);
  });

  test('[CV-10] a selection that is untouched keeps its identity', () => {
    const { editor } = openTestEditor();
    fill(editor, mapOf('a b'));
    editor.select({ touchpoints: ['a'] });
    const { selection } = editor.store.getState();
    editor.run([{ type: 'remove', touchpoints: ['b'], transitions: [] }]);
    expect(editor.store.getState().selection).toBe(selection);
  });
});

describe('moving', () => {
  test('[CO-3] a drag is one write on drop, rounded to whole pixels', () => {
    const { editor, updates, touchpoint } = openTestEditor();
    fill(editor, mapOf('a b'));
    const before = updates();
    for (let step = 1; step <= 60; step += 1) editor.drag.to(['a', 'b'], step * 1.3, step * 0.5);
    expect(updates()).toBe(before);
    editor.drag.drop();
    expect(updates()).toBe(before + 1);
    expect([touchpoint('a').x, touchpoint('a').y, touchpoint('b').x]).toEqual([78, 30, 398]);
    expect(editor.store.getState().drag).toBe(null);
  });

  test('[CO-3] a drag that comes back to where it began, or is given up, writes nothing', () => {
    const { editor, updates } = openTestEditor();
    fill(editor, mapOf('a'));
    const before = updates();
    editor.drag.to(['a'], 50, 0);
    editor.drag.to(['a'], 0, 0);
    editor.drag.drop();
    editor.drag.to(['a'], 50, 0);
    editor.drag.cancel();
    editor.drag.drop();
    expect(updates()).toBe(before);
  });

  test('[CO-3] a touchpoint that a peer removes while it is dragged is left out of the write', () => {
    const { editor, map } = openTestEditor();
    fill(editor, mapOf('a b'));
    editor.drag.to(['a', 'b'], 8, 0);
    applyCommands(new Doc(), []);
    editor.run([{ type: 'remove', touchpoints: ['a'], transitions: [] }]);
    editor.drag.drop();
    expect(map().touchpoints).toMatchObject([{ id: 'b', x: 328 }]);
  });

  test('[CV-11] arrow keys add up to one write when they come to rest, or before the next edit', () => {
    vi.useFakeTimers();
    try {
      const { editor, updates, touchpoint } = openTestEditor();
      fill(editor, mapOf('a'));
      const before = updates();
      for (let press = 0; press < 5; press += 1) editor.drag.nudge(['a'], 8, 0);
      expect(updates()).toBe(before);
      vi.advanceTimersByTime(1000);
      expect([updates(), touchpoint('a').x]).toEqual([before + 1, 40]);
      editor.drag.nudge(['a'], 0, 64);
      editor.run([{ type: 'set-touchpoints', ids: ['a'], fields: { reaction: 'positive' } }]);
      expect(touchpoint('a')).toMatchObject({ x: 40, y: 64, reaction: 'positive' });
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('undo', () => {
  test("[CO-4] only one's own steps are taken back", () => {
    const { editor, doc, labels } = openTestEditor();
    editor.run([{ type: 'add-touchpoint', id: 'mine', label: 'mine', x: 0, y: 0 }]);
    const peer = new Doc();
    applyCommands(peer, [{ type: 'add-touchpoint', id: 'theirs', label: 'theirs', x: 0, y: 0 }]);
    applyUpdate(doc, encodeStateAsUpdate(peer), 'network');
    expect(editor.store.getState().undo).toEqual({ canUndo: true, canRedo: false });
    editor.undo();
    expect(labels()).toEqual(['theirs']);
    expect(editor.store.getState().undo).toEqual({ canUndo: false, canRedo: true });
    editor.redo();
    expect(labels()).toEqual(['mine', 'theirs']);
    peer.destroy();
  });

  test('[CO-4] an undo that can do nothing says why', () => {
    const { editor, doc, said } = openTestEditor();
    fill(editor, mapOf('a'));
    editor.run([{ type: 'set-touchpoints', ids: ['a'], fields: { reaction: 'negative' } }]);
    const peer = new Doc();
    applyUpdate(peer, encodeStateAsUpdate(doc));
    applyCommands(peer, [{ type: 'set-touchpoints', ids: ['a'], fields: { reaction: 'positive' } }]);
    applyUpdate(doc, encodeStateAsUpdate(peer), 'network');
    editor.undo();
    expect(said.at(-1)).toMatch(/somebody has since changed/);
    editor.undo();
    editor.undo();
    expect(said.at(-1)).toMatch(/Nothing left to undo/);
    peer.destroy();
  });
});

describe('view links', () => {
  test('[CV-17] nothing is changed, and it says why', () => {
    const { editor, said, updates } = openTestEditor({ role: 'view' });
    editor.run([{ type: 'set-title', title: 'x' }]);
    editor.startDraft(DRAFT);
    editor.undo();
    expect(updates()).toBe(0);
    expect(editor.store.getState().editing).toBe(null);
    expect(said.every((message) => message.includes('Ask for an edit link'))).toBe(true);
    expect(said).toHaveLength(3);
  });

  test('[CV-17] while the map is opening it says that instead', () => {
    const { editor, said } = openTestEditor({ role: 'view', save: { kind: 'loading' } });
    editor.run([{ type: 'set-title', title: 'x' }]);
    expect(said).toEqual([expect.stringContaining('still opening')]);
  });
});

describe('states and figures', () => {
  test('[CV-20] states are always of the current map, and are not worked out again for a label', () => {
    const { editor } = openTestEditor();
    fill(editor, mapOf('a>b>c'));
    expect(editor.store.getState().states.scopes[0]?.starts[0]?.verdict).toBe('intact');
    const { states } = editor.store.getState();
    editor.run([{ type: 'set-touchpoints', ids: ['a'], fields: { label: 'Advert' } }]);
    expect(editor.store.getState().states).toBe(states);
    editor.run([{ type: 'set-touchpoints', ids: ['b'], fields: { reaction: 'negative' } }]);
    expect(editor.store.getState().states.scopes[0]?.starts[0]?.verdict).toBe('broken');
  });

  test('[CV-21] the state of a touchpoint that stayed the same is the same object', () => {
    const keep = createStateKeeper();
    const before = keep(mapOf('a>b>c d>e'));
    const after = keep(mapOf('a>b>c d>e', { b: { reaction: 'negative' } }));
    const same = (id: string): boolean => before.touchpoints.get(id) === after.touchpoints.get(id);
    expect(['a', 'b', 'c', 'd', 'e'].map(same)).toEqual([true, false, false, true, true]);
    expect(before.transitions.get('d-e')).toBe(after.transitions.get('d-e'));
    expect(before.transitions.get('a-b')).not.toBe(after.transitions.get('a-b'));
  });

  test('[CV-20] figures are asked for when shares, drop-offs, views, efforts or customers change, not when a label does', () => {
    const map = mapOf('a>b');
    expect(sameFigures(map, mapOf('a>b', { a: { label: 'x', x: 5 } }))).toBe(true);
    expect(sameFigures(map, mapOf('a>b', { a: { dropOff: 0.2 } }))).toBe(false);
    expect(sameFigures(map, mapOf('a>b', { a: { customers: 2 } }))).toBe(false);
    expect(sameFigures(map, { ...map, transitions: [{ id: 'a-b', source: 'a', target: 'b', share: 0.5 }] })).toBe(
      false,
    );
    expect(sameFigures(map, mapOf('a>b', { a: { ratings: [{ by: 'x', reaction: 'negative' }] } }))).toBe(false);
    expect(sameFigures(map, mapOf('a>b', { a: { effort: 3 } }))).toBe(false);
  });

  test('[CV-20] [AN-106] one question is under way at a time, of those that wait the newest wins, and findings are taken in one message after the other', () => {
    vi.useFakeTimers();
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    try {
      const asked: number[] = [];
      let wentOn = 0;
      let list: readonly AnalysisTouchpoint[] = [];
      const worker: AnalysisWorker = {
        onmessage: null,
        postMessage: (message) => {
          if ('rest' in message) asked.push(list.length);
          else if ('slice' in message) list = patchList(list, message.slice.touchpoints);
          else wentOn++;
        },
        terminate: () => undefined,
      };
      const answers: Analysis[] = [];
      const analyst = createAnalyst(worker, (analysis) => answers.push(analysis));
      const ask = (chains: string): void => analyst.ask(mapOf(chains), analyzeStates(mapOf(chains)));
      const answer = (data: object): void => worker.onmessage?.({ data } as MessageEvent);
      ask('a b c d e');
      ask('a');
      vi.advanceTimersByTime(100);
      expect(asked).toEqual([1]);
      for (const chains of ['a b', 'a b c', 'a b c d']) ask(chains);
      vi.advanceTimersByTime(100);
      expect(asked).toEqual([1]);
      const { findings } = analyze(mapOf('a'));
      answer({ revision: 1, findings });
      expect(wentOn).toBe(1);
      answer({ revision: 1, figures: packFigures(analyze(mapOf('a'))) });
      vi.advanceTimersByTime(100);
      expect(asked).toEqual([1, 4]);
      expect(answers).toHaveLength(1);
      expect(answers[0]?.findings).toEqual(findings);
      expect(answers[0]?.figures).toEqual(analyze(mapOf('a')).figures);
      answer({ revision: 2, error: 'no' });
      expect([answers.length, complaint.mock.calls.length]).toEqual([1, 1]);
      ask('a b');
      vi.advanceTimersByTime(100);
      expect(asked).toEqual([1, 4, 2]);
    } finally {
      complaint.mockRestore();
      vi.useRealTimers();
    }
  });
});

test('[CV-20] nothing is said of an empty map once the map has come', async () => {
  const { editor } = openTestEditor();
  const sizes: number[] = [];
  editor.store.subscribe(({ analysis }, before) => {
    if (analysis && analysis !== before.analysis) sizes.push(analysis.touchpoints.size);
  });
  fill(editor, mapOf('a>b'));
  await Promise.resolve();
  await Promise.resolve();
  expect(sizes).toEqual([2]);
});

test('[CO-15] what others did is told in one sentence', () => {
  const tally = emptyTally();
  tallyChanges(tally, EMPTY_MAP, mapOf('a>b'));
  tallyChanges(tally, mapOf('a>b c'), mapOf('a>b'));
  expect(describeTally(tally)).toBe('Others added “a” and “b”, removed “c”, connected “a” to “b”.');
  expect(describeTally(emptyTally())).toBe(null);
});

describe('a map of a newer program', () => {
  test('[CO-17] is shown and not edited, and that is said', () => {
    const { editor, doc, map, said } = openTestEditor();
    fill(editor, mapOf('a'));
    doc.getMap('meta').set('schema', 99);
    expect(editor.store.getState().role).toBe('view');
    expect(editor.run([{ type: 'set-title', title: 'Written by an old program' }])).toBe(false);
    expect(map().title).not.toBe('Written by an old program');
    expect(map().touchpoints).toHaveLength(1);
    expect(said.at(-1)).toContain('reload the page');
  });
});
