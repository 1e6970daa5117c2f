import { beforeEach, describe, expect, test } from 'vitest';
import { addTouchpoint } from '@/components/actions/add-touchpoint';
import { writeClipboard } from '@/components/actions/clipboard';
import { connect } from '@/components/actions/connect';
import { handleKey } from '@/components/actions/handle-key';
import { groupTogether, putInto, takeOut, toggleOpen } from '@/components/actions/nesting/nest';
import { findAction } from '@/components/actions/registry';
import { beginMarquee } from '@/components/canvas/hands/marquee';
import { bringToSight, standBefore } from '@/components/canvas/nesting/bring-to-sight';
import { createDropTargets, REST_MS } from '@/components/canvas/nesting/drop-target';
import { litPath } from '@/components/canvas/nesting/lit-path';
import { rememberOpened } from '@/components/store/remember-opened';
import { readMap } from '@/lib/document/read-map';
import type { JourneyMap, Touchpoint } from '@/lib/model/types';
import { overlaps } from '@/lib/scene/box-index';
import { cardShapes, cardSize } from '@/lib/scene/card';
import { FRAME_SIDE, FRAME_TOP } from '@/lib/scene/nesting/frames';
import { openCanvas } from '../canvas-support';
import { fill, mapOf, openTestEditor, type TestEditor } from '../support';

/** a leads into the parts x and y of w, these on to z; y holds i. f stands apart. */
const NESTED = mapOf('a>x x>y y>z i f', {
  x: { parent: 'w', x: 400, y: 100 },
  y: { parent: 'w' },
  i: { parent: 'y', x: 800, y: 100 },
  z: { x: 1_400, y: 0 },
  f: { x: 0, y: 600 },
});
const MAP: JourneyMap = { ...NESTED, touchpoints: [...NESTED.touchpoints, { id: 'w', label: 'w' }] };

let t: TestEditor;
beforeEach(() => {
  t = openTestEditor();
  fill(t.editor, MAP);
});
const state = () => t.editor.store.getState();
const selected = (): string[] => [...state().selection.touchpoints].sort();
const shown = (): string =>
  state()
    .shown.touchpoints.map(({ id }) => id)
    .join(' ');
const parentOf = (id: string): string | undefined => t.touchpoint(id).parent;
const press = (key: string, mods: { shift?: boolean; mod?: boolean } = {}): boolean =>
  handleKey(
    t.editor,
    {
      key,
      code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
      ctrlKey: mods.mod ?? false,
      metaKey: false,
      altKey: false,
      shiftKey: mods.shift ?? false,
    },
    'canvas',
    true,
  );
/** Does something and holds it to be one undo step, there and back. */
const oneStep = (act: () => void): JourneyMap => {
  const before = t.map();
  const updates = t.updates();
  act();
  expect(t.updates()).toBe(updates + 1);
  const after = t.map();
  t.editor.undo();
  expect(t.map()).toEqual(before);
  t.editor.redo();
  expect(t.map()).toEqual(after);
  return after;
};

describe('how a map is looked at', () => {
  test('[CV-100] opening, closing and going inside write nothing', () => {
    const updates = t.updates();
    expect(shown()).toBe('a f w z');
    t.editor.setOpened('w', true);
    expect(shown()).toBe('a f w x y z');
    t.editor.enter('y');
    expect(shown()).toBe('i');
    t.editor.enter(null);
    t.editor.setOpened('w', false);
    expect(shown()).toBe('a f w z');
    expect(t.updates()).toBe(updates);
  });
  test('[CV-100] a browser remembers what was open, and doubts what it finds', () => {
    const kept = new Map<string, string>();
    const memory = {
      get: (key: string) => kept.get(key) ?? null,
      set: (key: string, value: string | null) => void (value === null ? kept.delete(key) : kept.set(key, value)),
    };
    const opened = rememberOpened('m', memory);
    opened.write(['w', 'y']);
    expect(rememberOpened('m', memory).read()).toEqual(['w', 'y']);
    opened.write([]);
    expect(kept.size).toBe(0);
    for (const wrong of ['{', '{"a":1}', 'null', '[1,{},"no id!","w"]']) {
      kept.set('throughline:opened:m', wrong);
      expect(rememberOpened('m', memory).read()).toEqual(wrong.startsWith('[') ? ['w'] : []);
    }
  });
  test('[CV-102] O opens and closes, Shift+Enter goes inside, U and Escape lead out', () => {
    t.editor.select({ touchpoints: ['w'] });
    press('o');
    expect(state().opened.has('w')).toBe(true);
    press('o');
    expect(state().opened.has('w')).toBe(false);
    press('Enter', { shift: true });
    expect(state().scope).toBe('w');
    t.editor.select({ touchpoints: ['y'] });
    press('Enter', { shift: true });
    expect(state().scope).toBe('y');
    press('Escape');
    expect([state().scope, selected()]).toEqual(['w', ['y']]);
    press('Escape');
    expect([state().scope, selected()]).toEqual(['w', []]);
    press('u');
    expect([state().scope, selected()]).toEqual([null, ['w']]);
    expect(findAction('go-outside').enabled(t.editor)).toBe(false);
  });
  test('[CV-102] what opens over others that are no parts of it says so', () => {
    toggleOpen(t.editor, 'w');
    expect(t.said).toEqual([]);
    toggleOpen(t.editor, 'w');
    t.editor.run([{ type: 'move', moves: [{ id: 'f', x: 600, y: 120 }] }]);
    toggleOpen(t.editor, 'w');
    expect(t.said.at(-1)).toBe(
      '“w” opens over another touchpoint, which is no part of it. Tidy up the map (Shift+L) to make room.',
    );
  });
  test('[CV-103] what is no longer seen gives way to what stands for it', () => {
    t.editor.setOpened('w', true);
    t.editor.select({ touchpoints: ['x', 'a'], transitions: ['x-y'] });
    t.editor.setFocused('x');
    t.editor.setOpened('w', false);
    expect(selected()).toEqual(['a', 'w']);
    expect([state().focused, state().selection.transitions.size]).toEqual(['w', 0]);
    t.editor.enter('w');
    expect([selected(), state().focused]).toEqual([[], null]);
  });
  test('[CV-103] what somebody puts into something closed is no longer selected by itself', () => {
    t.editor.select({ touchpoints: ['f'] });
    t.editor.run([{ type: 'set-touchpoints', ids: ['f'], fields: { parent: 'w' } }]);
    expect(selected()).toEqual(['w']);
  });
  test('[CV-104] when what one is inside of goes, one is outside again, and is told', () => {
    t.editor.enter('y');
    t.editor.run([{ type: 'remove', touchpoints: ['y'], transitions: [] }]);
    expect(state().scope).toBe('w');
    expect(t.said.at(-1)).toBe('“y” is gone: you are inside “w” now.');
    t.editor.run([{ type: 'remove', touchpoints: ['w'], transitions: [] }]);
    expect(state().scope).toBe(null);
    expect(t.said.at(-1)).toBe('“w” is gone: you are on the whole map again.');
  });
});

describe('what is made inside', () => {
  const make = (options: Parameters<typeof addTouchpoint>[1]): Touchpoint => {
    addTouchpoint(t.editor, options);
    t.editor.label.type('new');
    t.editor.label.commit();
    return t.touchpoint('new');
  };
  test('[CV-105] on the ground of a frame, or inside of a touchpoint, it is a part', () => {
    t.editor.setOpened('w', true);
    expect(make({ at: { x: 640, y: 190 }, exact: true }).parent).toBe('w');
    t.editor.run([{ type: 'remove', touchpoints: [t.touchpoint('new').id], transitions: [] }]);
    t.editor.setOpened('w', false);
    expect(make({ at: { x: 640, y: 190 }, exact: true }).parent).toBeUndefined();
    t.editor.run([{ type: 'remove', touchpoints: [t.touchpoint('new').id], transitions: [] }]);
    t.editor.enter('y');
    expect(make({ at: { x: 9_000, y: 0 } }).parent).toBe('y');
  });
  test('[CV-105] what follows a part is a part of the same', () => {
    t.editor.setOpened('w', true);
    expect(make({ from: 'x', at: { x: 3_000, y: 100 } }).parent).toBe('w');
  });
  test('[CV-105] the first part does not move what it is a part of', () => {
    const before = state().places.get('f');
    t.editor.enter('f');
    make({ at: { x: 5_000, y: 5_000 }, exact: true });
    expect(state().places.get('f')).toEqual(before);
  });
  test('[CV-113] a touchpoint and what is inside it do not lead to each other', () => {
    const transitions = t.map().transitions.length;
    connect(t.editor, 'w', 'i');
    connect(t.editor, 'x', 'w');
    expect(t.said).toHaveLength(2);
    t.editor.setOpened('w', true);
    make({ from: 'w', at: { x: 640, y: 190 }, exact: true });
    expect(t.map().transitions).toHaveLength(transitions);
  });
});

describe('[CV-106] putting in and taking out', () => {
  test('into one that has parts: beside these, clear of them, and nothing else moves', () => {
    const places = state().places;
    oneStep(() => putInto(t.editor, ['f'], 'w'));
    expect(parentOf('f')).toBe('w');
    for (const id of ['w', 'x', 'y', 'i']) expect(state().places.get(id)).toEqual(places.get(id));
    t.editor.setOpened('w', true);
    const { boxes } = state().shown;
    for (const id of ['x', 'y']) expect(overlaps(boxes.get('f')!, boxes.get(id)!)).toBe(false);
    expect(selected()).toEqual(['w']);
  });
  test('into one without parts: it stays where it is and is open from then on', () => {
    const at = state().places.get('f')!;
    oneStep(() => putInto(t.editor, ['a'], 'f'));
    expect(state().places.get('f')).toEqual(at);
    expect(state().places.get('a')).toEqual({ x: at.x + FRAME_SIDE, y: at.y + FRAME_TOP });
    expect([state().opened.has('f'), selected()]).toEqual([true, ['a']]);
  });
  test('with all that is inside, as it stands', () => {
    oneStep(() => putInto(t.editor, ['w'], 'f'));
    expect([parentOf('w'), parentOf('x'), parentOf('i')]).toEqual(['f', 'w', 'y']);
    const [x, i] = [state().places.get('x')!, state().places.get('i')!];
    expect([i.x - x.x, i.y - x.y]).toEqual([400, 0]);
  });
  test('nothing is put into itself, into what is inside it, or where it is', () => {
    const updates = t.updates();
    expect(putInto(t.editor, ['w'], 'w')).toBe(false);
    expect(putInto(t.editor, ['w'], 'i')).toBe(false);
    expect(putInto(t.editor, ['x'], 'w')).toBe(false);
    expect(t.updates()).toBe(updates);
    expect(t.said).toHaveLength(3);
  });
  test('out: into what is around, beside the frame; the last one leaves its touchpoint where it is', () => {
    t.editor.setOpened('w', true);
    t.editor.setOpened('y', true);
    const [y, frame] = [state().places.get('y'), state().shown.frames.get('y')!];
    oneStep(() => void takeOut(t.editor, ['i']));
    expect(parentOf('i')).toBe('w');
    expect(state().places.get('i')!.x).toBeGreaterThanOrEqual(frame.x + frame.width);
    expect(state().places.get('y')).toEqual(y);
    oneStep(() => void takeOut(t.editor, ['x', 'y', 'i']));
    expect([parentOf('x'), parentOf('y'), parentOf('i')]).toEqual([undefined, undefined, undefined]);
    expect(takeOut(t.editor, ['x'])).toBe(false);
  });
  test('wholly out: of all that is around', () => {
    oneStep(() => void takeOut(t.editor, ['i'], { whollyOut: true }));
    expect(parentOf('i')).toBeUndefined();
    t.editor.setOpened('w', true);
    const frame = state().shown.frames.get('w')!;
    expect(overlaps(frame, state().shown.boxes.get('i')!)).toBe(false);
  });
  test('P waits for a touchpoint: Enter on it puts in, Escape gives up', () => {
    t.editor.select({ touchpoints: ['f'] });
    press('p');
    expect(state().putting).toEqual(['f']);
    press('Escape');
    expect(state().putting).toBe(null);
    press('p');
    t.editor.select({ touchpoints: ['z'] });
    press('Enter');
    expect([state().putting, parentOf('f')]).toEqual([null, 'z']);
  });
  test('what waits is given up when somebody removes it', () => {
    t.editor.setPutting(['f']);
    t.editor.run([{ type: 'remove', touchpoints: ['f'], transitions: [] }]);
    expect(state().putting).toBe(null);
  });
  test('into a new touchpoint: made and filled when it gets its name, as one step', () => {
    t.editor.setOpened('w', true);
    const places = state().places;
    oneStep(() => {
      groupTogether(t.editor, ['x', 'y']);
      t.editor.label.type('Phone');
      t.editor.label.commit();
    });
    const { id } = t.touchpoint('Phone');
    expect([parentOf('x'), parentOf('y'), parentOf('Phone')]).toEqual([id, id, 'w']);
    for (const each of ['x', 'i']) expect(state().places.get(each)).toEqual(places.get(each));
    expect(state().opened.has(id)).toBe(true);
  });
  test('a new whole has the phase that all its parts have', () => {
    const phaseOf = (label: string) => t.touchpoint(label).phase;
    const put = (label: string, ids: string[]) => {
      groupTogether(t.editor, ids);
      t.editor.label.type(label);
      t.editor.label.commit();
    };
    t.editor.run([
      { type: 'set-phases', phases: [{ id: 'buy', label: 'Purchase' }] },
      { type: 'set-touchpoints', ids: ['x', 'y'], fields: { phase: 'buy' } },
    ]);
    put('Both', ['x', 'y']);
    put('Mixed', [t.touchpoint('Both').id, 'f']);
    expect([phaseOf('Both'), phaseOf('Mixed')]).toEqual(['buy', undefined]);
  });
  test('without a name nothing is made', () => {
    const updates = t.updates();
    groupTogether(t.editor, ['a', 'f']);
    t.editor.label.commit();
    expect([t.updates(), selected()]).toEqual([updates, ['a', 'f']]);
  });
  test('with a view link nothing is put anywhere', () => {
    const looking = openTestEditor({ role: 'view', doc: t.doc });
    expect(putInto(looking.editor, ['f'], 'w')).toBe(false);
    expect(looking.said[0]).toContain('not change it');
  });
});

describe('[CV-107] dropping', () => {
  const drag = (ids: string[], to: { x: number; y: number }) => {
    const drops = createDropTargets(t.editor);
    const at = state().places.get(ids[0]!)!;
    t.editor.drag.to(ids, to.x - at.x, to.y - at.y);
    return { drops, drop: () => drops.drop(ids, { x: to.x + 10, y: to.y + 10 }) };
  };
  test('on the ground of a frame puts in, beyond it takes out; each is one write', () => {
    t.editor.setOpened('w', true);
    const { drops, drop } = drag(['f'], { x: 560, y: 190 });
    drops.over(['f'], { x: 570, y: 200 }, false);
    expect(drops.store.getState().target).toBe('w');
    oneStep(drop);
    expect([parentOf('f'), state().places.get('f')]).toEqual(['w', { x: 560, y: 190 }]);
    oneStep(drag(['f'], { x: 560, y: 1_900 }).drop);
    expect([parentOf('f'), state().places.get('f')]).toEqual([undefined, { x: 560, y: 1_900 }]);
  });
  test('within its own frame it only moves', () => {
    t.editor.setOpened('w', true);
    const { drops, drop } = drag(['x'], { x: 430, y: 150 });
    drops.over(['x'], { x: 440, y: 160 }, false);
    expect(drops.store.getState().target).toBe(null);
    oneStep(drop);
    expect([parentOf('x'), state().places.get('x')]).toEqual(['w', { x: 430, y: 150 }]);
  });
  test('over a card it only moves, unless the pointer rests there, or Alt is held', async () => {
    const over = { x: state().places.get('z')!.x + 20, y: 20 };
    const first = drag(['f'], over);
    first.drops.over(['f'], over, false);
    expect(first.drops.store.getState().target).toBe(null);
    first.drops.drop(['f'], over);
    expect(parentOf('f')).toBeUndefined();

    const second = drag(['f'], over);
    second.drops.over(['f'], over, true);
    expect(second.drops.store.getState().target).toBe('z');
    second.drops.cancel();

    const third = drag(['f'], over);
    third.drops.over(['f'], over, false);
    await new Promise((resolve) => setTimeout(resolve, REST_MS + 40));
    expect(third.drops.store.getState().target).toBe('z');
    oneStep(() => third.drops.drop(['f'], over));
    expect(parentOf('f')).toBe('z');
  });
  test('a frame is not put into itself', () => {
    t.editor.setOpened('w', true);
    const { drops, drop } = drag(['w'], { x: 420, y: 60 });
    drops.over(['w'], { x: 600, y: 190 }, true);
    expect(drops.store.getState().target).toBe(null);
    drop();
    expect(parentOf('w')).toBeUndefined();
  });
});

describe('[CV-108] moving', () => {
  test('a closed touchpoint, and an open one, take along all that is inside, as one write', () => {
    for (const open of [false, true]) {
      t.editor.setOpened('w', open);
      const before = state().places;
      oneStep(() => {
        t.editor.drag.to(['w'], 30, 40);
        t.editor.drag.drop();
      });
      for (const id of ['w', 'x', 'y', 'i']) {
        expect(state().places.get(id)).toEqual({ x: before.get(id)!.x + 30, y: before.get(id)!.y + 40 });
      }
      expect(state().places.get('a')).toEqual(before.get('a'));
    }
  });
  test('while it is dragged its parts are drawn with it', () => {
    t.editor.setOpened('w', true);
    const { view } = openCanvas(t.editor);
    t.editor.drag.to(['w'], 7, 9);
    expect(view().boxes.get('x')).toMatchObject({ x: 407, y: 109 });
  });
});

describe('[CV-109] removing, copying', () => {
  test('parts go to what is around, or stay on the map; that is said; undo brings all back', () => {
    t.editor.setOpened('w', true);
    t.editor.select({ touchpoints: ['y'] });
    oneStep(() => findAction('delete').perform(t.editor));
    expect(parentOf('i')).toBe('w');
    expect(t.said.at(-1)).toContain('What was inside stays on the map: 1 part.');
    t.editor.select({ touchpoints: ['w'] });
    oneStep(() => findAction('delete').perform(t.editor));
    expect([parentOf('x'), parentOf('i')]).toEqual([undefined, undefined]);
    t.editor.undo();
    t.editor.undo();
    expect(readMap(t.doc)).toEqual({
      ...MAP,
      touchpoints: [...MAP.touchpoints].sort((a, b) => (a.id < b.id ? -1 : 1)),
    });
  });
  test('Shift+Delete removes all that is inside as well', () => {
    t.editor.select({ touchpoints: ['w'] });
    oneStep(() => void press('Delete', { shift: true }));
    expect(t.labels()).toEqual(['a', 'f', 'z']);
  });
  test('a closed touchpoint is copied and duplicated with all that is inside', () => {
    t.editor.select({ touchpoints: ['w'] });
    expect(writeClipboard(t.editor)?.text.split('\n').sort()).toEqual(['i', 'w', 'x', 'y']);
    findAction('duplicate').perform(t.editor);
    expect(t.map().touchpoints).toHaveLength(11);
    expect(state().shown.touchpoints).toHaveLength(5);
  });
  test('a part is duplicated into the same', () => {
    t.editor.setOpened('w', true);
    t.editor.select({ touchpoints: ['x'] });
    findAction('duplicate').perform(t.editor);
    expect(t.map().touchpoints.filter(({ label, parent }) => label === 'x' && parent === 'w')).toHaveLength(2);
  });
});

describe('what the canvas says and lights', () => {
  test('[CV-101] a closed card says how many parts it has, and what is wrong inside, at the same height', () => {
    const says = (fields: Partial<Touchpoint>, reaction?: 'negative'): string => {
      t.editor.run([{ type: 'set-touchpoints', ids: ['i'], fields: { reaction } }]);
      t.editor.run([{ type: 'set-touchpoints', ids: ['w'], fields }]);
      const touchpoint = t.touchpoint('w');
      const input = { touchpoint, state: state().states.touchpoints.get('w')!, parts: 2 };
      expect(cardSize(touchpoint)).toEqual(cardSize({ id: 'w', label: 'w' }));
      return cardShapes(input)
        .flatMap((shape) => (shape.kind === 'text' ? shape.text : []))
        .join(' | ');
    };
    expect(says({})).toContain('w | not rated | · 2 parts');
    expect(says({ channel: 'online' })).toContain('· 2 parts · online');
    expect(says({ channel: undefined }, 'negative')).toContain('AT RISK INSIDE');
    t.editor.run([{ type: 'set-touchpoints', ids: ['x'], fields: { reaction: 'negative' } }]);
    expect(says({})).toContain('BROKEN INSIDE');
  });
  test('[CV-101] a frame lies under all else, and its ground takes no pointer', () => {
    t.editor.setOpened('w', true);
    t.editor.setOpened('y', true);
    const canvas = openCanvas(t.editor);
    const node = (id: string) => canvas.node(id)!;
    const [outer, inner, card] = [node('w'), node('y'), node('x')];
    expect([outer.type, inner.type, card.type]).toEqual(['frame', 'frame', 'touchpoint']);
    // React Flow lifts what is selected by a thousand.
    expect(outer.zIndex! + 1_000).toBeLessThan(0);
    expect(inner.zIndex!).toBeGreaterThan(outer.zIndex!);
    expect([outer.style?.pointerEvents, card.style?.pointerEvents]).toEqual(['none', 'all']);
    const ground = { x: 0, y: 0, width: 9_999, height: 9_999 };
    beginMarquee(t.editor, canvas.index, canvas.view, false).over(ground);
    expect(selected()).not.toContain('w');
    expect(selected()).toContain('x');
  });
  const nameOf = (id: string): string | undefined => {
    return openCanvas(t.editor).node(id)?.ariaLabel;
  };
  test('[CV-110] names say what something is part of, how many parts it has, and what is wrong inside', () => {
    expect(nameOf('w')).toBe('w, intermediate, not rated, 2 parts, closed, leads to z');
    t.editor.setOpened('w', true);
    expect(nameOf('w')).toContain('2 parts, open');
    expect(nameOf('x')).toContain('part of “w”');
    t.editor.run([{ type: 'set-touchpoints', ids: ['x'], fields: { reaction: 'negative' } }]);
    expect(nameOf('w')).toContain('2 parts, open, broken inside');
    t.editor.enter('w');
    expect(nameOf('x')).not.toContain('part of');
  });
  test('[CV-111] a path lights the closed touchpoint that stands for a part, and the lines between', () => {
    const lit = () => {
      const { touchpoints, lines } = litPath(['a', 'w', 'z'], t.map().transitions, state().shown);
      return [[...touchpoints].sort().join(' '), [...lines].sort().join(' ')];
    };
    expect(lit()).toEqual(['a w z', 'a-x y-z']);
    t.editor.setOpened('w', true);
    expect(lit()).toEqual(['a w x y z', 'a-x x-y y-z']);
    const inner = litPath(['x', 'y'], t.map().transitions, state().shown);
    expect([...inner.touchpoints].sort()).toEqual(['w', 'x', 'y']);
    expect(inner.lines).toEqual(['x-y']);
  });
  test('[CV-111] what one goes to is brought to sight: opened from outside, left where one is elsewhere', () => {
    bringToSight(t.editor, 'i');
    expect([...state().opened].sort()).toEqual(['w', 'y']);
    t.editor.enter('y');
    bringToSight(t.editor, 'x');
    expect(state().scope).toBe('w');
    standBefore(t.editor, ['x', 'y']);
    expect(state().scope).toBe('w');
    standBefore(t.editor, ['a', 'x']);
    expect(state().scope).toBe(null);
  });
  test('[CV-112] all that is seen is selected, lines that stand for several as all of these', () => {
    t.editor.run([{ type: 'add-transition', id: 'more', source: 'a', target: 'y' }]);
    findAction('select-all').perform(t.editor);
    expect(selected()).toEqual(['a', 'f', 'w', 'z']);
    expect([...state().selection.transitions].sort()).toEqual(['a-x', 'more', 'y-z']);
  });
  test('[CV-102] keys walk among what is seen, along lines that lead to closed ones too', () => {
    t.editor.select({ touchpoints: ['a'] });
    findAction('follow-right').perform(t.editor);
    expect(selected()).toEqual(['w']);
    findAction('follow-right').perform(t.editor);
    expect(selected()).toEqual(['z']);
  });
});
