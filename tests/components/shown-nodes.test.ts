import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { createCanvasModel } from '@/components/canvas/canvas-model';
import { CARDS_A_TURN, createShownNodes } from '@/components/canvas/shown-nodes';
import { createViewDetail } from '@/components/canvas/view-detail';
import { fill, mapOf, openTestEditor } from './support';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A start, a hub, and so many touchpoints behind it that one rating cuts off. */
function start(count: number) {
  const { editor } = openTestEditor();
  fill(editor, mapOf(`start>hub ${Array.from({ length: count }, (_, i) => `hub>n${i}`).join(' ')}`));
  vi.advanceTimersByTime(2000);
  const model = createCanvasModel(editor);
  onTestFinished(model.start());
  const detail = createViewDetail();
  const shown = createShownNodes(model.store, detail);
  onTestFinished(shown.start());
  const rate = (reaction: 'negative' | 'positive') =>
    editor.run([{ type: 'set-touchpoints', ids: ['hub'], fields: { reaction } }]);
  const nodes = () => shown.store.getState().nodes;
  const behind = () => nodes().filter((node, index) => node !== model.store.getState().nodes[index]).length;
  const far = (is: boolean) => detail.setState({ cards: !is });
  return { editor, rate, nodes, behind, far };
}

test('[CV-26] near by React Flow gets every change at once', () => {
  const { rate, behind } = start(200);
  rate('negative');
  expect(behind()).toBe(0);
});

test('[CV-26] far out names follow a few at a time, until none is behind', () => {
  const { rate, nodes, behind, far } = start(200);
  far(true);
  const before = nodes();
  rate('negative');
  expect(nodes()).toBe(before);
  const all = behind();
  expect(all).toBeGreaterThan(200);
  while (behind() === all) vi.advanceTimersByTime(1);
  expect(all - behind()).toBeLessThanOrEqual(CARDS_A_TURN);
  vi.advanceTimersByTime(2000);
  expect(behind()).toBe(0);
  expect(nodes().find(({ id }) => id === 'n7')?.ariaLabel).toContain('behind a break');
});

test('[CV-26] far out a place or a selection does not wait, and coming near waits for nothing', () => {
  const { editor, rate, nodes, behind, far } = start(200);
  far(true);
  rate('negative');
  editor.drag.to(['n3'], 5, 6);
  editor.select({ touchpoints: ['n4'] });
  const place = editor.store.getState().places.get('n3')!;
  expect(nodes().find(({ id }) => id === 'n3')?.position).toEqual({ x: place.x + 5, y: place.y + 6 });
  expect(nodes().find(({ id }) => id === 'n4')?.selected).toBe(true);
  expect(behind()).toBeGreaterThan(0);
  far(false);
  expect(behind()).toBe(0);
});
