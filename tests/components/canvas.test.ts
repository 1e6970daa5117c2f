import { describe, expect, test, vi } from 'vitest';
import { describeTouchpoint, describeTransition } from '@/components/canvas/describe-element';
import { beginMarquee } from '@/components/canvas/hands/marquee';
import { beginMove } from '@/components/canvas/hands/move-cards';
import { pick } from '@/components/canvas/hands/pick';
import { createDropTargets } from '@/components/canvas/nesting/drop-target';
import { createPeerDrags, LINGER_MS } from '@/components/canvas/peer-drags';
import { pinchView } from '@/components/canvas/pinch-view';
import { clearView, firstView, fitBoxes, revealShift, viewInsets } from '@/components/canvas/view-insets';
import type { Person } from '@/components/store/types';
import { applyCommands } from '@/lib/document/apply-commands';
import { openCanvas } from './canvas-support';
import { fill, mapOf, openTestEditor } from './support';

/** What differs between two looks at the canvas, by id. */
function changed<T extends { id: string }>(before: readonly T[], after: readonly T[]): string[] {
  const known = new Map(before.map((one) => [one.id, one]));
  return after.filter((one) => known.get(one.id) !== one).map((one) => one.id);
}

function start(chains: string) {
  const app = openTestEditor();
  fill(app.editor, mapOf(chains));
  const canvas = openCanvas(app.editor);
  /** What there is now, kept as it is. */
  const look = () => ({ ...canvas.view(), nodes: canvas.nodes(), edges: canvas.lines() });
  return { ...app, canvas, look };
}

describe('what is drawn again', () => {
  test('[CV-21] a rating changes the cards and lines whose look it changes, and no others', () => {
    const { editor, look } = start('a>b>c d>e>f g>h');
    const before = look();
    editor.run([{ type: 'set-touchpoints', ids: ['b'], fields: { reaction: 'negative' } }]);
    const after = look();
    const cards = after.nodes
      .filter((node) => before.nodes.find((one) => one.id === node.id)?.data !== node.data)
      .map((node) => node.id);
    expect(cards).toEqual(['b', 'c']);
    expect(changed(before.edges, after.edges)).toEqual(['a-b', 'b-c']);
    expect(after.boxes).toBe(before.boxes);
  });

  test('[CV-21] a drag moves the dragged cards and their lines only, and draws no card again', () => {
    const { editor, look } = start('a>b>c d>e');
    const before = look();
    editor.drag.to(['b'], 10, 20);
    const after = look();
    expect(changed(before.nodes, after.nodes)).toEqual(['b']);
    expect(changed(before.edges, after.edges)).toEqual(['a-b', 'b-c']);
    const card = (view: typeof before) => view.nodes.find((node) => node.id === 'b');
    expect(card(after)?.data).toBe(card(before)?.data);
    expect(card(after)?.position).toEqual({ x: 330, y: 20 });
    editor.drag.drop();
    expect(card(look())?.data).toBe(card(before)?.data);
    expect(card(look())?.position).toEqual({ x: 330, y: 20 });
  });

  test('[CV-21] a selection changes the selected, a pointer of somebody else nothing', () => {
    const { editor, look } = start('a>b>c');
    const before = look();
    editor.select({ touchpoints: ['c'] });
    const after = look();
    expect(changed(before.nodes, after.nodes)).toEqual(['c']);
    expect(after.lines).toBe(before.lines);
    editor.store.setState({ people: [{ clientId: 1, name: 'B', color: 0, cursor: [1, 1] }] });
    expect([look().nodes, look().lines, look().boxes]).toEqual([after.nodes, after.lines, after.boxes]);
    expect(look().nodes).toBe(after.nodes);
  });

  test('[CV-21] an edit of an attribute that no card shows draws nothing but that card', () => {
    const { editor, look } = start('a>b');
    const before = look();
    editor.run([{ type: 'set-touchpoints', ids: ['a'], fields: { notes: 'x' } }]);
    expect(changed(before.nodes, look().nodes)).toEqual(['a']);
    expect(look().lines).toBe(before.lines);
  });

  test('[CV-21] figures that arrive draw the cards whose figure is new', async () => {
    const { editor, look } = start('a>b>c d>e');
    editor.run([{ type: 'set-touchpoints', ids: ['b'], fields: { reaction: 'negative' } }]);
    const before = look();
    await vi.waitFor(() => expect(look().nodes.find((node) => node.id === 'b')?.data.restores).toBe(1n));
    expect(changed(before.nodes, look().nodes)).toEqual(['b']);
  });
});

describe('others', () => {
  const person = (drag?: Person['drag']): Person => ({ clientId: 9, name: 'B', color: 1, ...(drag && { drag }) });

  test('[CO-3] a drag of somebody else moves the card; after the drop it waits for its new place', () => {
    const { editor, doc, look } = start('a>b');
    const x = (): number | undefined => look().nodes.find((node) => node.id === 'a')?.position.x;
    editor.store.setState({ people: [person({ ids: ['a', 'gone'], dx: 50, dy: 0 })] });
    expect(x()).toBe(50);
    editor.store.setState({ people: [person()] });
    expect(x()).toBe(50);
    applyCommands(doc, [{ type: 'move', moves: [{ id: 'a', x: 52, y: 0 }] }]);
    expect(x()).toBe(52);
  });

  test('[CO-3] when no new place comes the card goes back', () => {
    let now = 0;
    const drags = createPeerDrags(() => now);
    const places = new Map([['a', { x: 0, y: 0 }]]);
    expect(drags.offsets([person({ ids: ['a'], dx: 5, dy: 6 })], places).offsets.get('a')).toEqual([5, 6]);
    now = 100;
    const held = drags.offsets([person()], places);
    expect([held.offsets.get('a'), held.linger]).toEqual([[5, 6], true]);
    now = 100 + LINGER_MS;
    const over = drags.offsets([], places);
    expect([over.offsets.size, over.linger]).toEqual([0, false]);
  });
});

describe('hands', () => {
  test('[CV-9] a marquee takes cards and the lines between two of them; with Shift it adds', () => {
    const { editor, canvas } = start('a>b>c>d');
    const chosen = () => [
      [...editor.store.getState().selection.touchpoints].sort(),
      [...editor.store.getState().selection.transitions].sort(),
    ];
    beginMarquee(editor, canvas.index, canvas.view, false).over({ x: -10, y: -10, width: 400, height: 60 });
    expect(chosen()).toEqual([['a', 'b'], ['a-b']]);
    const adding = beginMarquee(editor, canvas.index, canvas.view, true);
    adding.over({ x: 650, y: 10, width: 10, height: 10 });
    expect(chosen()).toEqual([
      ['a', 'b', 'c'],
      ['a-b', 'b-c'],
    ]);
    adding.over({ x: 5_000, y: 10, width: 10, height: 10 });
    expect(chosen()).toEqual([['a', 'b'], ['a-b']]);
  });

  test('[CO-3] a drag of several goes the same way for all and is one write', () => {
    const { editor, updates, touchpoint } = start('a>b');
    editor.select({ touchpoints: ['a', 'b'] });
    const before = updates();
    const move = beginMove(editor, createDropTargets(editor), 'a', { x: 5, y: 5 }, false);
    for (let x = 1; x <= 30; x += 1) move.to({ x: 5 + x, y: 9 }, false);
    expect(editor.store.getState().drag).toMatchObject({ dx: 30, dy: 4 });
    expect(updates()).toBe(before);
    move.drop({ x: 35, y: 9 });
    expect([updates(), touchpoint('a').x, touchpoint('b').x]).toEqual([before + 1, 30, 350]);
  });

  test('[CV-9] a drag takes hold of what is chosen, or of one card alone; one that was given up moves nothing more', () => {
    const { editor, updates } = start('a b c');
    editor.select({ touchpoints: ['a', 'b'] });
    const drops = createDropTargets(editor);
    const before = updates();
    const move = beginMove(editor, drops, 'c', { x: 0, y: 0 }, false);
    expect([...editor.store.getState().selection.touchpoints]).toEqual(['c']);
    expect(move.to({ x: 9, y: 9 }, false)).toBe(true);
    editor.drag.cancel();
    expect(move.to({ x: 12, y: 9 }, false)).toBe(false);
    move.drop({ x: 12, y: 9 });
    expect([updates(), editor.store.getState().drag]).toEqual([before, null]);
    beginMove(editor, drops, 'a', { x: 0, y: 0 }, true);
    expect([...editor.store.getState().selection.touchpoints].sort()).toEqual(['a', 'c']);
  });

  test('[CV-9] a click chooses, with Shift it adds and takes away; on the void it lets all go', () => {
    const { editor } = start('a>b');
    const card = (id: string) => ({ kind: 'touchpoint', id }) as const;
    const chosen = () => [
      ...editor.store.getState().selection.touchpoints,
      ...editor.store.getState().selection.transitions,
    ];
    const at = { x: 0, y: 0 };
    pick(editor, card('a'), at, false);
    pick(editor, card('b'), at, true);
    pick(editor, { kind: 'transition', id: 'a-b' }, at, true);
    expect(chosen()).toEqual(['a', 'b', 'a-b']);
    pick(editor, card('b'), at, true);
    expect(chosen()).toEqual(['a', 'a-b']);
    pick(editor, { kind: 'transition', id: 'a-b' }, at, false);
    expect(chosen()).toEqual(['a-b']);
    pick(editor, { kind: 'void' }, at, false);
    expect(chosen()).toEqual([]);
  });

  test('[CV-7] while connecting a click on a card draws the line', () => {
    const { editor, map } = start('a b');
    editor.setConnecting('a');
    pick(editor, { kind: 'touchpoint', id: 'b' }, { x: 0, y: 0 }, false);
    expect(map().transitions).toMatchObject([{ source: 'a', target: 'b' }]);
    expect(editor.store.getState().connecting).toBe(null);
  });
});

describe('names', () => {
  test('[CV-23] a card says label, role, reaction, what is wrong and where it leads', () => {
    const { editor, look, canvas } = start('ad>site>call site>chat');
    editor.run([
      { type: 'set-touchpoints', ids: ['ad'], fields: { label: 'Banner\nad', reaction: 'positive' } },
      { type: 'set-touchpoints', ids: ['site'], fields: { reaction: 'negative' } },
    ]);
    const name = (id: string) => look().nodes.find((node) => node.id === id)?.ariaLabel;
    expect(name('ad')).toBe('Banner ad, start, positive, leads to site');
    expect(name('site')).toBe('site, intermediate, negative, breaks the chain, leads to call, chat');
    expect(name('call')).toBe('call, final, not rated, behind a break');
    expect(canvas.mounted.store.getState().lines.find(({ id }) => id === 'ad-site')?.name).toBe(
      'Banner ad leads to site, on the way into the break',
    );
  });

  test('[CV-23] many targets are cut short, and no label is still a name', () => {
    const { states } = start('a').editor.store.getState();
    const state = states.touchpoints.get('a');
    if (!state) throw new Error('no state');
    expect(describeTouchpoint({ id: 'a', label: ' ' }, state, ['1', '2', '3', '4', '5', '6'])).toBe(
      'No name, not rated, not linked yet, leads to 1, 2, 3, 4 and 2 more',
    );
    expect(describeTransition('a', 'b', { id: 'x', link: null, state: 'ignored' }, ' in\ntime ')).toBe(
      'a leads to b, in time, counts in no chain',
    );
  });

  test('[CV-23] Tab reaches one card: the focused one, or the first to be read', () => {
    const { editor, look } = start('a>b>c');
    const stops = () =>
      look()
        .nodes.filter((node) => node.domAttributes?.tabIndex === 0)
        .map((node) => node.id);
    expect(stops()).toEqual(['a']);
    editor.setFocused('c');
    expect(stops()).toEqual(['c']);
  });
});

describe('the view', () => {
  const clear = clearView({ width: 1440, height: 900 }, viewInsets({ width: 1440, height: 900 }, true));

  test('[CV-13] what is fitted lies within what no bar or panel covers', () => {
    const boxes = [
      { x: -500, y: -300, width: 240, height: 80 },
      { x: 2000, y: 900, width: 240, height: 120 },
    ];
    const view = fitBoxes(boxes, clear, 0.08, 1.1);
    if (!view) throw new Error('no view');
    for (const box of boxes) {
      const [left, top] = [box.x * view.zoom + view.x, box.y * view.zoom + view.y];
      expect(left).toBeGreaterThanOrEqual(clear.x);
      expect(top).toBeGreaterThanOrEqual(clear.y);
      expect(left + box.width * view.zoom).toBeLessThanOrEqual(clear.x + clear.width);
      expect(top + box.height * view.zoom).toBeLessThanOrEqual(clear.y + clear.height);
    }
    expect(fitBoxes([], clear, 0.08, 1.1)).toBe(null);
    expect(fitBoxes([{ x: 0, y: 0, width: 240, height: 80 }], clear, 0.08, 1.1)?.zoom).toBe(1.1);
  });

  test('[CV-13] the first view shows all that can be read so, otherwise the break, near the beginning', () => {
    const row = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ x: i * 320, y: 0, width: 240, height: 80 }));
    const inside = (box: { x: number; width: number }, view: { x: number; zoom: number }): boolean =>
      box.x * view.zoom + view.x >= clear.x - 1 &&
      (box.x + box.width) * view.zoom + view.x <= clear.x + clear.width + 1;
    const short = firstView(row(4), undefined, clear, 0.08);
    expect(short && row(4).every((box) => inside(box, short))).toBe(true);
    const long = firstView(row(30), undefined, clear, 0.08);
    expect(long && [long.zoom, inside({ x: 0, width: 240 }, long)]).toEqual([0.5, true]);
    const focus = { x: 20 * 320, y: 0, width: 240, height: 80 };
    const broken = firstView(row(30), focus, clear, 0.08);
    expect(broken && [broken.zoom, inside(focus, broken)]).toEqual([0.5, true]);
    expect(firstView([], undefined, clear, 0.08)).toBe(null);
  });

  test('[CV-9] two fingers zoom around their middle, and pan with it', () => {
    const view = { x: 10, y: 20, zoom: 0.5 };
    const at = (x: number, y: number, now: typeof view) => [(x - now.x) / now.zoom, (y - now.y) / now.zoom];
    const before = [
      { x: 100, y: 300 },
      { x: 200, y: 300 },
    ] as const;
    const wider = pinchView(
      view,
      before,
      [
        { x: 70, y: 350 },
        { x: 270, y: 350 },
      ],
      0.08,
      3,
    );
    expect(wider.zoom).toBeCloseTo(1);
    // What was between the fingers still is.
    expect(at(170, 350, wider)).toEqual(at(150, 300, view));
    expect(
      pinchView(
        view,
        before,
        [
          { x: 0, y: 0 },
          { x: 5000, y: 0 },
        ],
        0.08,
        3,
      ).zoom,
    ).toBe(3);
    expect(
      pinchView(
        view,
        before,
        [
          { x: 9, y: 9 },
          { x: 9, y: 9 },
        ],
        0.08,
        3,
      ).zoom,
    ).toBe(0.08);
    expect(pinchView(view, before, before, 0.08, 3)).toEqual(view);
  });

  test('[CV-12] the view moves only as far as needed', () => {
    const viewport = { x: 0, y: 0, zoom: 1 };
    expect(revealShift({ x: 300, y: 300, width: 240, height: 80 }, clear, viewport)).toEqual({ dx: 0, dy: 0 });
    expect(revealShift({ x: 1000, y: 10, width: 240, height: 80 }, clear, viewport)).toEqual({ dx: -192, dy: 66 });
    // A narrow window with the sheet open still has room for something.
    const phone = { width: 390, height: 300 };
    expect(clearView(phone, viewInsets(phone, true)).height).toBeGreaterThanOrEqual(80);
  });
});
