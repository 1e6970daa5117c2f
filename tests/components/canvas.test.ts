import type { NodeChange } from '@xyflow/react';
import { describe, expect, test, vi } from 'vitest';
import { createCanvasModel } from '@/components/canvas/canvas-model';
import { describeTouchpoint, describeTransition } from '@/components/canvas/describe-element';
import type { TouchpointNode } from '@/components/canvas/elements';
import { createDropTargets } from '@/components/canvas/nesting/drop-target';
import { createPeerDrags, LINGER_MS } from '@/components/canvas/peer-drags';
import { pinchView } from '@/components/canvas/pinch-view';
import { createFlowEvents } from '@/components/canvas/use-flow-events';
import { clearView, firstView, fitBoxes, revealShift, viewInsets } from '@/components/canvas/view-insets';
import type { Person } from '@/components/store/types';
import { applyCommands } from '@/lib/document/apply-commands';
import { fill, mapOf, openTestEditor } from './support';

/** What differs between two looks at the canvas, by id. */
function changed<T extends { id: string }>(before: readonly T[], after: readonly T[]): string[] {
  const known = new Map(before.map((one) => [one.id, one]));
  return after.filter((one) => known.get(one.id) !== one).map((one) => one.id);
}

function start(chains: string) {
  const app = openTestEditor();
  fill(app.editor, mapOf(chains));
  const model = createCanvasModel(app.editor);
  model.start();
  return { ...app, model, look: () => model.store.getState() };
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
    expect(after.edges).toBe(before.edges);
    editor.store.setState({ people: [{ clientId: 1, name: 'B', color: 0, cursor: [1, 1] }] });
    expect(look()).toBe(after);
  });

  test('[CV-21] an edit of an attribute that no card shows draws nothing but that card', () => {
    const { editor, look } = start('a>b');
    const before = look();
    editor.run([{ type: 'set-touchpoints', ids: ['a'], fields: { notes: 'x' } }]);
    expect(changed(before.nodes, look().nodes)).toEqual(['a']);
    expect(look().edges).toBe(before.edges);
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

describe('what React Flow reports', () => {
  const pick = (id: string, selected: boolean): NodeChange<TouchpointNode> => ({ id, type: 'select', selected });
  const shift = (shiftKey: boolean) => ({ shiftKey }) as React.MouseEvent;

  test('[CV-9] a marquee takes cards and the lines between two of them; with Shift it adds', () => {
    const { editor } = start('a>b>c>d');
    const events = createFlowEvents(editor, createDropTargets(editor), (at) => at);
    const chosen = () => [
      [...editor.store.getState().selection.touchpoints].sort(),
      [...editor.store.getState().selection.transitions].sort(),
    ];
    events.onSelectionStart?.(shift(false));
    events.onNodesChange?.([pick('a', true), pick('b', true)]);
    events.onEdgesChange?.([{ id: 'b-c', type: 'select', selected: true }]);
    events.onSelectionEnd?.(shift(false));
    expect(chosen()).toEqual([['a', 'b'], ['a-b']]);
    events.onSelectionStart?.(shift(true));
    events.onNodesChange?.([pick('a', false), pick('b', false), pick('c', true)]);
    events.onSelectionEnd?.(shift(true));
    expect(chosen()).toEqual([
      ['a', 'b', 'c'],
      ['a-b', 'b-c'],
    ]);
  });

  test('[CO-3] a drag of several goes the same way for all and is one write', () => {
    const { editor, updates, touchpoint } = start('a>b');
    const events = createFlowEvents(editor, createDropTargets(editor), (at) => at);
    const before = updates();
    const to = (x: number): NodeChange<TouchpointNode>[] => [
      { id: 'a', type: 'position', dragging: true, position: { x, y: 4 } },
      { id: 'b', type: 'position', dragging: true, position: { x: x + 320, y: 4 } },
    ];
    for (let x = 1; x <= 30; x += 1) events.onNodesChange?.(to(x));
    expect(editor.store.getState().drag).toMatchObject({ dx: 30, dy: 4 });
    expect(updates()).toBe(before);
    events.onNodeDragStop?.({ altKey: false, clientX: 0, clientY: 0 } as MouseEvent, undefined as never, []);
    expect([updates(), touchpoint('a').x, touchpoint('b').x]).toEqual([before + 1, 30, 350]);
  });

  test('[CV-7] while connecting a click on a card draws the line', () => {
    const { editor, map } = start('a b');
    const events = createFlowEvents(editor, createDropTargets(editor), (at) => at);
    editor.setConnecting('a');
    events.onNodeClick?.(shift(false), { id: 'b' } as TouchpointNode);
    expect(map().transitions).toMatchObject([{ source: 'a', target: 'b' }]);
    expect(editor.store.getState().connecting).toBe(null);
  });
});

describe('names', () => {
  test('[CV-23] a card says label, role, reaction, what is wrong and where it leads', () => {
    const { editor, look } = start('ad>site>call site>chat');
    editor.run([
      { type: 'set-touchpoints', ids: ['ad'], fields: { label: 'Banner\nad', reaction: 'positive' } },
      { type: 'set-touchpoints', ids: ['site'], fields: { reaction: 'negative' } },
    ]);
    const name = (id: string) => look().nodes.find((node) => node.id === id)?.ariaLabel;
    expect(name('ad')).toBe('Banner ad, start, positive, leads to site');
    expect(name('site')).toBe('site, intermediate, negative, breaks the chain, leads to call, chat');
    expect(name('call')).toBe('call, final, not rated, behind a break');
    expect(look().edges.find((edge) => edge.id === 'ad-site')?.ariaLabel).toBe(
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
