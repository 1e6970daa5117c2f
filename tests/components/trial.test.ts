import { describe, expect, test } from 'vitest';
import { findAction } from '@/components/actions/registry';
import { revivedStarts, trialSentence } from '@/components/panels/trial/trial-words';
import { createTrial, type Judged, type TrialParts } from '@/components/store/trial';
import { analyze } from '@/lib/analysis/analyze';
import { analyzeStates } from '@/lib/analysis/states/analyze-states';
import type { Analysis } from '@/lib/analysis/types';
import type { JourneyMap } from '@/lib/model/types';
import { cardShapes } from '@/lib/scene/card';
import { openCanvas } from './canvas-support';
import { fill, mapOf, openTestEditor } from './support';

const NEGATIVE = { reaction: 'negative' } as const;
const BROKEN = mapOf('a>n>m>z b>n', { n: NEGATIVE, m: NEGATIVE });
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

function open(map: JourneyMap = BROKEN) {
  const app = openTestEditor();
  fill(app.editor, map);
  return { ...app, state: () => app.editor.store.getState() };
}

describe('trying what mending brings', () => {
  test('[PA-50] shows the map as if mended, and writes and sends nothing', async () => {
    const { editor, map, updates, state } = open();
    await settle();
    const [before, written, sent] = [map(), updates(), state().me];
    editor.setTrial(['n', 'm', 'a', 'nobody']);
    expect([...(state().trial ?? [])]).toEqual(['n', 'm']);
    expect(state().states.scopes[0]?.starts.map((start) => start.verdict)).toEqual(['intact', 'intact']);
    expect(state().actual.states.scopes[0]?.starts.map((start) => start.verdict)).toEqual(['broken', 'broken']);
    await settle();
    expect(state().analysis?.scopeFigures[0]?.chains).toMatchObject({ intact: 2n, total: 2n });
    expect(state().actual.analysis?.scopeFigures[0]?.chains).toMatchObject({ intact: 0n, total: 2n });
    expect([map(), updates(), state().me]).toEqual([before, written, sent]);
    editor.setTrial(null);
    expect(state()).toMatchObject({ trial: null, states: state().actual.states, analysis: state().actual.analysis });
  });

  test('[PA-50] can be done with a view link', async () => {
    const { editor: writer, doc } = open();
    const { editor, said } = openTestEditor({ role: 'view', doc });
    editor.setTrial(['n', 'm']);
    expect(editor.store.getState().states.scopes[0]?.starts[0]?.verdict).toBe('intact');
    expect([said, writer.store.getState().trial]).toEqual([[], null]);
  });

  test('[PA-51] edits go on while something is tried, and both are of the newest map', async () => {
    const { editor, state } = open();
    editor.setTrial(['n', 'm']);
    editor.run([{ type: 'set-touchpoints', ids: ['z'], fields: NEGATIVE }]);
    expect(state().states.scopes[0]?.starts[0]).toMatchObject({ verdict: 'broken', repairs: 1 });
    expect(state().actual.states.scopes[0]?.starts[0]).toMatchObject({ verdict: 'broken', repairs: 3 });
    editor.run([{ type: 'add-transition', id: 'c', source: 'a', target: 'z' }]);
    editor.run([{ type: 'set-touchpoints', ids: ['z'], fields: { reaction: 'positive' } }]);
    await settle();
    expect(state().analysis?.scopeFigures[0]?.chains).toMatchObject({ intact: 3n, total: 3n });
    expect(state().actual.analysis?.scopeFigures[0]?.chains).toMatchObject({ intact: 1n, total: 3n });
  });

  test('[PA-51] what is removed, or negative no longer, is no longer tried; without any the trial is over', () => {
    const { editor, state } = open();
    editor.setTrial(['n', 'm']);
    editor.run([{ type: 'set-touchpoints', ids: ['n'], fields: { reaction: 'neutral' } }]);
    expect([...(state().trial ?? [])]).toEqual(['m']);
    editor.run([{ type: 'remove', touchpoints: ['m'], transitions: [] }]);
    expect([state().trial, state().states]).toEqual([null, state().actual.states]);
    editor.undo();
    expect(state().trial).toBeNull();
  });

  test('[PA-51] a part of it that is broken inside can be tried as a whole', async () => {
    const inside = mapOf('a>p>z x>y', { x: { parent: 'p' }, y: { parent: 'p', ...NEGATIVE } });
    const { editor, state } = open(inside);
    expect(state().states.touchpoints.get('p')?.brokenInside).toBe(true);
    editor.setTrial(['p']);
    expect(state().states.scopes[0]?.starts[0]?.repairs).toBe(0);
    await settle();
    expect(state().analysis?.scopeFigures[0]?.flow.conversion).toBe(1);
    expect(state().actual.analysis?.scopeFigures[0]?.flow.conversion).toBe(0);
  });

  test('[PA-51] a trial that is over waits for no answer', () => {
    const asked: { answer: (analysis: Analysis) => void; mended: ReadonlySet<string> | undefined }[] = [];
    let ended = 0;
    let judged: Judged | null = null;
    const actual = { states: analyzeStates(BROKEN), analysis: analyze(BROKEN) };
    const parts: TrialParts = {
      current: () => ({ map: BROKEN, actual }),
      show: (next) => {
        judged = next;
      },
      startAnalyst: (answer) => ({
        ask: (_map, _states, mended) => asked.push({ answer, mended }),
        destroy: () => {
          ended += 1;
        },
      }),
    };
    const trial = createTrial(parts);
    trial.set(['n']);
    expect(asked.map(({ mended }) => [...(mended ?? [])])).toEqual([['n']]);
    expect(judged).toMatchObject({ analysis: actual.analysis });
    trial.set(null);
    expect([ended, judged]).toEqual([1, { trial: null, actual, ...actual }]);
    trial.set(['n', 'm']);
    const answer = analyze({ ...BROKEN, mended: new Set(['n', 'm']) });
    asked.at(-1)?.answer(answer);
    expect(judged).toMatchObject({ analysis: answer, actual });
    trial.destroy();
    expect(ended).toBe(2);
  });
});

describe('marking what is tried as mended', () => {
  test('[PA-52] rates it positive, as one step; the trial is then over', () => {
    const { editor, map, updates, state } = open();
    editor.setTrial(['n', 'm']);
    const before = updates();
    findAction('mark-tried').perform(editor);
    expect(updates()).toBe(before + 1);
    expect(map().touchpoints.map(({ reaction }) => reaction)).toEqual([
      undefined,
      undefined,
      'positive',
      'positive',
      undefined,
    ]);
    expect(state().trial).toBeNull();
    editor.undo();
    expect(
      map()
        .touchpoints.filter(({ reaction }) => reaction === 'negative')
        .map(({ id }) => id),
    ).toEqual(['m', 'n']);
  });

  test('[PA-52] what is broken inside is not marked: it stays tried, and that is said', () => {
    const inside = mapOf('a>p>n>z x>y', { x: { parent: 'p' }, y: { parent: 'p', ...NEGATIVE }, n: NEGATIVE });
    const { editor, said, touchpoint, state } = open(inside);
    editor.setTrial(['p', 'n']);
    findAction('mark-tried').perform(editor);
    expect([touchpoint('n').reaction, touchpoint('p').reaction]).toEqual(['positive', undefined]);
    expect([...(state().trial ?? [])]).toEqual(['p']);
    expect(said).toEqual(['“p” is broken inside and can’t be marked: mend the parts.']);
    editor.setTrial(['p', 'y']);
    findAction('mark-tried').perform(editor);
    expect([touchpoint('y').reaction, state().trial, said.length]).toEqual(['positive', null, 1]);
  });

  test('[PA-52] cannot be done with a view link; stopping can', () => {
    const { doc } = open();
    const { editor } = openTestEditor({ role: 'view', doc });
    editor.setTrial(['n']);
    expect(findAction('mark-tried').enabled(editor)).toBe(false);
    expect(findAction('stop-trying').enabled(editor)).toBe(true);
    findAction('stop-trying').perform(editor);
    expect(editor.store.getState().trial).toBeNull();
  });

  test('[PA-53] the menu tries what is selected and negative, and takes it back', () => {
    const { editor, state } = open();
    editor.select({ touchpoints: ['a', 'z'] });
    expect(findAction('try-mended').enabled(editor)).toBe(false);
    editor.select({ touchpoints: ['a', 'n', 'm'] });
    findAction('try-mended').perform(editor);
    expect([...(state().trial ?? [])]).toEqual(['n', 'm']);
    editor.select({ touchpoints: ['n'] });
    findAction('try-mended').perform(editor);
    expect([...(state().trial ?? [])]).toEqual(['m']);
  });
});

describe('what a trial brings, in words', () => {
  const words = (map: JourneyMap, ...ids: string[]): string =>
    trialSentence(analyze(map), analyze({ ...map, mended: new Set(ids) }), ids.length);

  test('[PA-53] chains and conversion, beside how they are now', () => {
    expect(words(BROKEN, 'n', 'm')).toBe(
      'Trying 2 mended: 2 of 2 chains work, now 0. Conversion 100\u202f% instead of 0\u202f%.',
    );
    expect(words(BROKEN, 'n')).toBe('Trying 1 mended: 0 of 2 chains work, as now. Conversion stays 0\u202f%.');
  });

  test('[PA-53] the starts that work again', () => {
    const two = mapOf('a>n>z b>m>z c>z', { n: NEGATIVE, m: NEGATIVE });
    const revived = (...ids: string[]) => revivedStarts(analyze(two), analyze({ ...two, mended: new Set(ids) }));
    expect([revived('n'), revived('m', 'n'), revived()]).toEqual([['a'], ['a', 'b'], []]);
  });

  test('[PA-53] a tried card is marked as such, and its spoken name says so', () => {
    const { editor } = open();
    const { node: look } = openCanvas(editor);
    const other = look('m');
    editor.setTrial(['n']);
    expect(look('n')).toMatchObject({ data: { tried: true } });
    expect(look('n')?.ariaLabel).toMatch(/tried as mended$/);
    expect(look('m')?.data.tried).toBe(other?.data.tried);
    const { touchpoint, state } = look('n')!.data;
    const tried = cardShapes({ touchpoint, state, tried: true });
    expect(JSON.stringify(tried)).toContain('TRIED AS MENDED');
    expect(tried.some((shape) => shape.kind === 'path' && shape.dash && shape.stroke === 'positive')).toBe(true);
    expect(JSON.stringify(cardShapes({ touchpoint, state }))).not.toContain('TRIED');
  });
});
