import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addPhase, colorPhase, movePhaseBy, removePhase, renamePhase } from '@/components/actions/lanes/phases';
import { findAction } from '@/components/actions/registry';
import { laneHeads } from '@/components/canvas/lanes/lane-heads-room';
import { createDropTargets } from '@/components/canvas/nesting/drop-target';
import { laneDrop } from '@/components/store/lanes/lane-drop';
import { lanesOf } from '@/components/store/lanes/lanes-of';
import { tidyAtOnce } from '@/components/store/tidying/start-tidy';
import type { Touchpoint } from '@/lib/model/types';
import { overlaps } from '@/lib/scene/box-index';
import { phaseColor } from '@/lib/scene/lanes/phase-color';
import { fill, openTestEditor, type TestEditor } from './support';

const PHASES = ['a', 'b', 'c'].map((id) => ({ id, label: id.toUpperCase() }));

function open(touchpoints: readonly Partial<Touchpoint>[], phases = PHASES): TestEditor {
  const t = openTestEditor();
  const all = touchpoints.map((one, i) => ({ id: `t${i}`, label: `T${i}`, x: 0, y: 0, ...one }));
  fill(t.editor, { title: '', phases, touchpoints: all, transitions: [] });
  return t;
}

/** One card in each column, 400 apart; phase `c` is empty unless asked for. */
const row = (...phases: (string | undefined)[]): Partial<Touchpoint>[] =>
  phases.map((phase, i) => ({ x: i * 400, ...(phase !== undefined && { phase }) }));

const one = (t: TestEditor, id: string): Touchpoint => t.map().touchpoints.find((item) => item.id === id) as Touchpoint;
const columns = (t: TestEditor): (string | number)[][] =>
  lanesOf(t.editor.store.getState()).columns.map(({ id, x, width }) => [id, x, width]);

/** Drags by the pointer, as the canvas does. */
function drag(t: TestEditor, ids: readonly string[], dx: number, dy = 0): void {
  const drops = createDropTargets(t.editor);
  t.editor.drag.to(ids, dx, dy);
  drops.over(ids, { x: -9999, y: -9999 }, false);
  drops.drop(ids, { x: -9999, y: -9999 });
}

describe('[CV-170] a card that is dropped into a column', () => {
  test('gets its phase with the move: one write, one undo step; the column is lit before', () => {
    const t = open(row('a', 'b'));
    const drops = createDropTargets(t.editor);
    const updates = t.updates();
    t.editor.drag.to(['t0'], 380, 200);
    drops.over(['t0'], { x: -9999, y: -9999 }, false);
    expect(drops.store.getState()).toMatchObject({ column: 'b', target: null });
    drops.drop(['t0'], { x: -9999, y: -9999 });
    expect(drops.store.getState()).toMatchObject({ column: null, row: null });
    expect(one(t, 't0')).toMatchObject({ phase: 'b', x: 380, y: 200 });
    expect(t.updates()).toBe(updates + 1);
    expect(t.editor.store.getState().announcement.text).toBe('Put “T0” into “B”.');
    t.editor.undo();
    expect(one(t, 't0')).toMatchObject({ phase: 'a', x: 0, y: 0 });
  });

  test('keeps it where it only moves about in its column; nothing is lit', () => {
    const t = open(row('a', 'b'));
    expect(laneDrop(t.editor.store.getState(), ['t0'], 20, 300)).toBeNull();
    drag(t, ['t0'], 20, 300);
    expect(one(t, 't0')).toMatchObject({ phase: 'a', x: 20, y: 300 });
  });

  test('stands at the beginning of an empty one, which stays where it is', () => {
    const t = open([...row('a', 'b'), { x: 400, y: 200, phase: 'b' }]);
    const before = columns(t);
    const [, x = 0, width = 0] = before[2] as [string, number, number];
    drag(t, ['t1'], x + width / 2 - 400 - 160, 40);
    expect(one(t, 't1')).toMatchObject({ phase: 'c', x: x + 24, y: 40 });
    expect(columns(t)[2]?.[1]).toBe(x);
  });

  test('loses its phase far beyond all columns, but not when it stood elsewhere before', () => {
    const t = open(row('a', 'b'));
    drag(t, ['t1'], 3000);
    expect(one(t, 't1').phase).toBeUndefined();
    t.editor.undo();
    const strays = open([...row('a', 'b', 'b', 'b', 'b'), { x: 4000, phase: 'a' }]);
    drag(strays, ['t5'], 300);
    expect(one(strays, 't5').phase).toBe('a');
  });

  test('several get a phase when all come to stand in it, and keep what they have when they spread', () => {
    const t = open([...row('a', 'b'), { x: 0, y: 200, phase: 'a' }]);
    drag(t, ['t0', 't1'], 300);
    expect([one(t, 't0').phase, one(t, 't1').phase]).toEqual(['a', 'b']);
    t.editor.undo();
    drag(t, ['t0', 't2'], 400);
    expect([one(t, 't0').phase, one(t, 't2').phase]).toEqual(['b', 'b']);
  });

  test('says nothing of phases on a map without any; a part keeps its own', () => {
    const bare = open(row(undefined, undefined), []);
    expect(laneDrop(bare.editor.store.getState(), ['t0'], 400, 0)).toBeNull();
    const t = open([...row('a', 'b'), { x: 30, y: 120, parent: 't0' }]);
    t.editor.setOpened('t0', true);
    expect(laneDrop(t.editor.store.getState(), ['t2'], 400, 0)).toBeNull();
  });

  test('moved by keys it is the same', () => {
    const t = open(row('a', 'b'));
    t.editor.drag.nudge(['t0'], 380, 0);
    t.editor.drag.flush();
    expect(one(t, 't0')).toMatchObject({ phase: 'b', x: 380 });
  });

  test('by a key it goes to the phase beside, into its column, where there is room', () => {
    const t = open(row('a', 'b'));
    t.editor.select({ touchpoints: ['t0'] });
    findAction('phase-next').perform(t.editor);
    expect(one(t, 't0')).toMatchObject({ phase: 'b', x: 400 });
    expect(one(t, 't0').y).toBeGreaterThan(60);
    t.editor.undo();
    expect(one(t, 't0')).toMatchObject({ phase: 'a', x: 0, y: 0 });
  });
});

describe('[CV-171] phases as columns', () => {
  test('one that is added between two gets room; what stands to the right moves; one undo step', () => {
    const t = open(row('a', 'b', 'c'));
    addPhase(t.editor, 'a');
    const { map, renamingPhase } = t.editor.store.getState();
    expect(map.phases.map(({ label }) => label)).toEqual(['A', 'Retention', 'B', 'C']);
    expect(renamingPhase).toBe(map.phases[1]?.id);
    expect([one(t, 't0').x, one(t, 't1').x, one(t, 't2').x]).toEqual([0, 688, 1088]);
    expect(lanesOf(t.editor.store.getState()).columns[1]).toMatchObject({ empty: true, width: 288 });
    t.editor.undo();
    expect(t.map().phases).toEqual(PHASES);
    expect(one(t, 't1').x).toBe(400);
  });

  test('they change places with all that stands in them, and back', () => {
    const stands = fc.array(fc.record({ column: fc.nat(2), x: fc.integer({ min: 0, max: 160 }), y: fc.nat(900) }), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(stands, fc.nat(2), fc.constantFrom(1, -1), (cards, which, by) => {
        const t = open(cards.map(({ column, x, y }) => ({ x: column * 500 + x, y, phase: 'abc'[column] })));
        const id = 'abc'[which] as string;
        const before = t.map();
        movePhaseBy(t.editor, id, by);
        const moved = which + by >= 0 && which + by <= 2;
        const order = t.map().phases.map((phase) => phase.id);
        expect(order.indexOf(id)).toBe(moved ? which + by : which);
        // Each card still stands in the column of its phase.
        const { columns: now } = lanesOf(t.editor.store.getState());
        for (const { x = 0, phase } of t.map().touchpoints) {
          const column = now.find((one) => one.id === phase);
          expect(column && x + 120 >= column.x && x + 120 <= column.x + column.width).toBe(true);
        }
        if (moved) t.editor.undo();
        expect(t.map()).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });

  test('they are renamed and coloured; a blank name is none', () => {
    const t = open(row('a', 'b'));
    renamePhase(t.editor, 'a', '  First \n contact ');
    renamePhase(t.editor, 'b', '   ');
    colorPhase(t.editor, 'a', 'teal');
    expect(t.map().phases.map(({ label }) => label)).toEqual(['First contact', 'B', 'C']);
    expect(t.map().phases.map(phaseColor)).toEqual(['teal', null, null]);
    colorPhase(t.editor, 'a', null);
    expect(t.map().phases[0]).toEqual({ id: 'a', label: 'First contact' });
  });

  test('removing one leaves its cards where they are, which is said; undo brings it back', () => {
    const t = open(row('a', 'b'));
    removePhase(t.editor, 'b');
    expect(t.map().phases.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(one(t, 't1')).toMatchObject({ x: 400, y: 0 });
    expect(t.offers[0]?.message).toBe('Removed the phase “B”. Its touchpoint stays where it is.');
    t.offers[0]?.perform();
    expect(t.map().phases).toEqual(PHASES);
    expect(columns(t).map(([id]) => id)).toEqual(['a', 'b', 'c']);
  });

  test('actions are about the phase whose head was used last, or that of the selection', () => {
    const t = open(row('a', 'b'));
    expect(findAction('remove-phase').enabled(t.editor)).toBe(false);
    t.editor.select({ touchpoints: ['t1'] });
    expect(findAction('move-phase-left').enabled(t.editor)).toBe(true);
    findAction('move-phase-left').perform(t.editor);
    expect(t.map().phases.map(({ id }) => id)).toEqual(['b', 'a', 'c']);
    t.editor.setPhase('c');
    findAction('color-phase-rose').perform(t.editor);
    expect(t.map().phases.map(phaseColor)).toEqual([null, null, 'rose']);
  });
});

describe('[CV-172] rows', () => {
  const CUSTOMERS = [
    { x: 0, y: 0, customer: 'potential' },
    { x: 400, y: 8, customer: 'potential' },
    { x: 0, y: 300, customer: 'former' },
  ] as const;

  test('are this person’s own choice, never written, and offered to be tidied when cards stand in none', () => {
    const t = open(
      [
        { y: 0, customer: 'former' },
        { y: 300, customer: 'current' },
        { y: 600, customer: 'potential' },
      ],
      [],
    );
    const updates = t.updates();
    findAction('rows-customer').perform(t.editor);
    expect(t.updates()).toBe(updates);
    expect(lanesOf(t.editor.store.getState()).rows).toEqual([]);
    expect(t.offers[0]?.message).toContain('do not stand in rows by customer status yet');
    t.offers[0]?.perform();
    expect(lanesOf(t.editor.store.getState()).rows.map(({ value }) => value)).toEqual([
      'potential',
      'current',
      'former',
    ]);
    t.editor.undo();
    expect(one(t, 't0').y).toBe(0);
    findAction('rows-none').perform(t.editor);
    expect(lanesOf(t.editor.store.getState()).rows).toEqual([]);
  });

  test('a card that is dropped into one gets its value with the move', () => {
    const t = open(CUSTOMERS, []);
    t.editor.setRows('customer');
    expect(lanesOf(t.editor.store.getState()).rows.map(({ value }) => value)).toEqual([
      'potential',
      'current',
      'former',
    ]);
    // Their names stand at the left edge, where nothing of the map is shown when all of it is.
    expect(laneHeads(t.editor.store.getState(), 1440)).toEqual({ top: 0, left: 128 });
    expect(laneHeads(t.editor.store.getState(), 390)).toEqual({ top: 0, left: 0 });
    const updates = t.updates();
    drag(t, ['t1'], 0, 300);
    expect(one(t, 't1')).toMatchObject({ customer: 'former', y: 308 });
    expect(t.updates()).toBe(updates + 1);
  });
});

describe('[CV-173] tidying', () => {
  /** A layout that is worked out later: what happens meanwhile can be told apart. */
  function openSlow(touchpoints: readonly Partial<Touchpoint>[]): TestEditor & { finish(): void; ended(): number } {
    let finish = (): void => undefined;
    let ended = 0;
    const t = openTestEditor({
      startTidy: (question, onDone) => {
        finish = () => tidyAtOnce(question, onDone, () => undefined);
        return () => {
          ended += 1;
        };
      },
    });
    const all = touchpoints.map((one, i) => ({ id: `t${i}`, label: `T${i}`, x: 0, y: 0, ...one }));
    const transitions = [{ id: 'e', source: 't0', target: 't1' }];
    fill(t.editor, { title: '', phases: [], touchpoints: all, transitions });
    return { ...t, finish: () => finish(), ended: () => ended };
  }
  const MESS = [
    { x: 900, y: 10 },
    { x: 0, y: 700 },
    { x: 30, y: 20 },
  ];

  test('is one write and one undo step; of a tidy map it changes nothing', () => {
    const t = openSlow(MESS);
    const before = t.map();
    const updates = t.updates();
    t.editor.tidy.start();
    expect(t.editor.store.getState().tidying).toMatchObject({ count: 3 });
    expect(t.updates()).toBe(updates);
    t.finish();
    expect(t.editor.store.getState().tidying).toBeNull();
    expect(t.updates()).toBe(updates + 1);
    expect(one(t, 't0').x).toBeLessThan(one(t, 't1').x as number);
    t.editor.tidy.start();
    t.finish();
    expect(t.updates()).toBe(updates + 1);
    expect(t.editor.store.getState().announcement.text).toBe('The map is tidy already.');
    t.editor.undo();
    expect(t.map()).toEqual(before);
  });

  test('Escape cancels it, and says that nothing was changed', () => {
    const t = openSlow(MESS);
    const before = t.map();
    t.editor.tidy.start();
    findAction('leave').perform(t.editor);
    expect(t.editor.store.getState().tidying).toBeNull();
    expect(t.ended()).toBe(1);
    expect(t.said).toEqual(['Tidying was cancelled. Nothing was changed.']);
    expect(t.map()).toEqual(before);
  });

  test('leaves what was moved or removed meanwhile, and says so', () => {
    const t = openSlow(MESS);
    t.editor.tidy.start();
    t.editor.run([{ type: 'move', moves: [{ id: 't1', x: 5000, y: 5000 }] }]);
    t.editor.run([{ type: 'remove', touchpoints: ['t2'], transitions: [] }]);
    t.finish();
    expect(one(t, 't1')).toMatchObject({ x: 5000, y: 5000 });
    expect(t.labels()).toEqual(['T0', 'T1']);
    expect(t.said[0]).toBe('2 touchpoints were moved or removed while the map was tidied, and were left as they are.');
  });

  test('of a selection moves nothing else, and puts nothing on anything else', () => {
    const t = open([
      { x: 0, y: 0 },
      { x: 90, y: 40 },
      { x: 300, y: 30 },
      { x: 50, y: 260 },
    ]);
    t.editor.select({ touchpoints: ['t0', 't1'] });
    findAction('tidy-selection').perform(t.editor);
    expect([one(t, 't2'), one(t, 't3')]).toMatchObject([
      { x: 300, y: 30 },
      { x: 50, y: 260 },
    ]);
    const boxes = [...t.editor.store.getState().shown.boxes.values()];
    for (const [i, a] of boxes.entries()) for (const b of boxes.slice(i + 1)) expect(overlaps(a, b)).toBe(false);
  });

  test('of a selection stays in the columns where it stands', () => {
    const t = open([...row('a', 'b', 'c'), { x: 420, y: 300, phase: 'b' }, { x: 470, y: 310, phase: 'b' }]);
    t.editor.select({ touchpoints: ['t3', 't4'] });
    findAction('tidy-selection').perform(t.editor);
    const { columns: now } = lanesOf(t.editor.store.getState());
    expect(now.map(({ id, empty }) => [id, empty])).toEqual([
      ['a', false],
      ['b', false],
      ['c', false],
    ]);
    expect([one(t, 't3').x, one(t, 't2').x]).toEqual([400, 800]);
  });
});
