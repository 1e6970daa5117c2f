import { describe, expect, test } from 'vitest';
import { AT_A_TIME } from '@/components/canvas/choose-mounted';
import type { Box } from '@/lib/scene/types';
import { openCanvas } from './canvas-support';
import { fill, mapOf, openTestEditor } from './support';

const COLUMNS = 20;
const [WIDE, HIGH] = [320, 180];

/** A map of rows, each a chain: more than is mounted as a whole. */
function start(rows = 20) {
  const { editor } = openTestEditor();
  const names = Array.from({ length: rows }, (_, row) => Array.from({ length: COLUMNS }, (_, i) => `r${row}c${i}`));
  const map = mapOf(names.map((row) => row.join('>')).join(' '));
  const touchpoints = map.touchpoints.map((one) => {
    const [row, column] = one.id.slice(1).split('c').map(Number) as [number, number];
    return { ...one, x: column * WIDE, y: row * HIGH };
  });
  fill(editor, { ...map, touchpoints });
  const canvas = openCanvas(editor, { x: 0, y: 0, width: 1200, height: 700 });
  const rest = () => {
    let frames = 0;
    while (canvas.frame()) frames += 1;
    return frames;
  };
  const ids = () => canvas.nodes().map(({ id }) => id);
  const far = (is: boolean) => canvas.detail.setState({ cards: !is, painted: is });
  return { ...canvas, editor, rest, ids, far };
}

function inside(box: Box | undefined, area: Box): boolean {
  return (
    box !== undefined &&
    box.x < area.x + area.width &&
    area.x < box.x + box.width &&
    box.y < area.y + area.height &&
    area.y < box.y + box.height
  );
}

describe('what is mounted', () => {
  test('[CV-140] a map of up to 150 touchpoints is mounted whole, wherever one looks', () => {
    const { ids, look, mounted } = start(7);
    look({ x: 90_000, y: 0, width: 100, height: 100 });
    expect(ids()).toHaveLength(7 * COLUMNS);
    expect(mounted.store.getState().lines).toHaveLength(7 * (COLUMNS - 1));
  });

  test('[CV-140] of a larger one what is in sight, a few cards a frame, those in sight first', () => {
    const { ids, rest, view, mounted } = start();
    expect(ids().length).toBeLessThanOrEqual(AT_A_TIME.cards + 1);
    expect(mounted.store.getState().complete).toBe(false);
    expect(rest()).toBeGreaterThan(2);
    const sight = { x: 0, y: 0, width: 1200, height: 700 };
    const wanted = [...view().boxes].filter(([, box]) => inside(box, sight)).map(([id]) => id);
    expect(ids()).toEqual(expect.arrayContaining(wanted));
    expect(ids().length).toBeLessThan(60);
    expect(mounted.store.getState()).toMatchObject({ complete: true });
  });

  test('[CV-140] while one zooms nothing is mounted, and what came into sight is left to the picture; at rest it comes', () => {
    const { ids, look, rest, mounted, detail } = start();
    rest();
    const before = ids();
    detail.setState({ zooming: true });
    look({ x: 0, y: 0, width: 2400, height: 1400 });
    expect(rest()).toBe(0);
    expect(ids()).toEqual(before);
    expect(mounted.store.getState().complete).toBe(false);
    detail.setState({ zooming: false });
    expect(rest()).toBeGreaterThan(2);
    expect(ids().length).toBeGreaterThan(before.length);
    expect(mounted.store.getState().complete).toBe(true);
  });

  test('[CV-140] a step within what is mounted ahead mounts nothing, and a long way leaves nothing behind', () => {
    const { ids, look, rest, mounted, nodes } = start();
    rest();
    const before = mounted.store.getState();
    look({ x: 40, y: 30, width: 1200, height: 700 });
    expect(mounted.store.getState()).toBe(before);
    const kept = nodes().find(({ id }) => id === 'r3c3');
    look({ x: 600, y: 400, width: 1200, height: 700 });
    rest();
    expect(nodes().find(({ id }) => id === 'r3c3')).toBe(kept);
    look({ x: 4_000, y: 2_500, width: 1200, height: 700 });
    rest();
    expect(ids()).not.toContain('r3c3');
    expect(ids().length).toBeLessThan(60);
  });

  test('[CV-140] a line across the view is mounted though both its cards are far away', () => {
    const { editor, look, rest, mounted } = start();
    editor.run([{ type: 'add-transition', id: 'long', source: 'r10c0', target: 'r10c19' }]);
    look({ x: 2_800, y: 1_500, width: 600, height: 700 });
    rest();
    expect(mounted.store.getState().lines.map(({ id }) => id)).toContain('long');
    look({ x: 2_800, y: 100, width: 600, height: 500 });
    rest();
    expect(mounted.store.getState().lines.map(({ id }) => id)).not.toContain('long');
  });

  test('[CV-26] far out only what has the focus is mounted, and what it is called is right at once', () => {
    const { editor, ids, far, node, rest } = start();
    far(true);
    expect(ids()).toEqual(['r0c0']);
    editor.setFocused('r5c5');
    expect(ids()).toEqual(['r5c5']);
    editor.run([{ type: 'set-touchpoints', ids: ['r5c4'], fields: { reaction: 'negative' } }]);
    expect(node('r5c5')?.ariaLabel).toContain('behind a break');
    editor.drag.to(['r5c5'], 5, 6);
    expect(node('r5c5')?.position).toEqual({ x: 5 * WIDE + 5, y: 5 * HIGH + 6 });
    editor.drag.cancel();
    editor.select({ touchpoints: ['r0c0', 'r5c5'] });
    expect([ids(), node('r5c5')?.selected]).toEqual([['r5c5'], true]);
    far(false);
    rest();
    expect(ids()).toContain('r0c0');
    expect(ids()).toContain('r5c5');
  });
});

describe('what a change costs', () => {
  test('[CV-142] each step of a drag makes the lines of what is dragged anew, and no record of a card', () => {
    const { editor, model, view } = start();
    const before = view();
    const made = model.linesMade();
    for (let step = 1; step <= 10; step += 1) editor.drag.to(['r5c5'], step, step);
    expect(model.linesMade() - made).toBe(10 * 2);
    const after = view();
    expect(after.cards).toBe(before.cards);
    expect(after.settled).toBe(before.settled);
    expect([...after.moved.boxes.keys()]).toEqual(['r5c5']);
    expect([...after.moved.lines.keys()].sort()).toEqual(['r5c4-r5c5', 'r5c5-r5c6']);
  });

  test('[CV-142] a move by somebody else makes the lines of that card anew, and no record of a card', () => {
    const { editor, model, view } = start();
    const before = view();
    const made = model.linesMade();
    editor.run([{ type: 'move', moves: [{ id: 'r5c5', x: 1, y: 2 }] }]);
    expect(model.linesMade() - made).toBe(2);
    expect(view().cards).toBe(before.cards);
    const others = [...view().boxes].filter(([id, box]) => before.boxes.get(id) !== box);
    expect(others.map(([id]) => id)).toEqual(['r5c5']);
  });

  test('[CV-142] a selection makes no record at all, and a pointer of somebody else changes nothing', () => {
    const { editor, view, mounted, rest } = start();
    rest();
    const [before, shown] = [view(), mounted.store.getState()];
    editor.store.setState({ people: [{ clientId: 1, name: 'B', color: 0, cursor: [1, 1] }] });
    expect(mounted.store.getState()).toBe(shown);
    editor.select({ touchpoints: ['r19c19'] });
    expect([view(), mounted.store.getState()]).toEqual([before, shown]);
    expect(view()).toBe(before);
    expect(mounted.store.getState()).toBe(shown);
  });
});

describe('what is found by place', () => {
  test('[CV-141] cards and lines are found where they are drawn, during a drag where they are held', () => {
    const { editor, index } = start();
    expect(index.cardAt([5 * WIDE + 20, 5 * HIGH + 20])).toBe('r5c5');
    expect(index.cardAt([5 * WIDE - 20, 5 * HIGH + 20])).toBe(null);
    const gap: [number, number] = [5 * WIDE - 40, 5 * HIGH + 36];
    expect(index.lineAt(gap, 12)).toBe('r5c4-r5c5');
    expect(index.lineAt([gap[0], gap[1] + 60], 12)).toBe(null);
    editor.drag.to(['r5c5'], 0, 7_000);
    expect(index.cardAt([5 * WIDE + 20, 5 * HIGH + 20])).toBe(null);
    expect(index.cardAt([5 * WIDE + 20, 5 * HIGH + 7_020])).toBe('r5c5');
    editor.drag.drop();
    expect(index.cardAt([5 * WIDE + 20, 5 * HIGH + 7_020])).toBe('r5c5');
    expect(index.lineAt(gap, 12)).not.toBe('r5c4-r5c5');
    editor.run([{ type: 'remove', touchpoints: ['r5c5'], transitions: [] }]);
    expect(index.cardAt([5 * WIDE + 20, 5 * HIGH + 7_020])).toBe(null);
  });
});
