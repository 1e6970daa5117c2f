import { describe, expect, test } from 'vitest';
import { lineLook } from '@/components/canvas/painted/line-looks';
import { flowWidth } from '@/lib/scene/flow-width';
import { drawTransition } from '@/lib/scene/transition';
import type { Shape, TransitionInput } from '@/lib/scene/types';
import { openCanvas } from './canvas-support';
import { fill, mapOf, openTestEditor } from './support';

const LINE: TransitionInput = {
  transition: { id: 't', source: 'a', target: 'b', share: 0.4 },
  state: { id: 't', state: 'intact', link: 'start-final' },
  source: { x: 0, y: 0, width: 240, height: 72 },
  target: { x: 400, y: 0, width: 240, height: 72 },
  targetBreaks: false,
};

function widthOf(shapes: readonly Shape[]): number | undefined {
  const [first] = shapes;
  return first?.kind === 'path' ? first.strokeWidth : undefined;
}

describe('customers as width of lines', () => {
  test('[CV-130] as wide as its share of all who enter, never thinner than 1 nor wider than 10', () => {
    expect([0, 0.05, 0.25, 1, 5 / 3].map(flowWidth)).toEqual([1, 1, 2.5, 10, 10]);
    for (const flow of [0, 0.25, 1]) expect(widthOf(drawTransition({ ...LINE, flow }).line)).toBe(flowWidth(flow));
    expect(widthOf(drawTransition(LINE).line)).toBe(2);
  });

  test('[CV-130] the percentage on the line is then the share of all who enter; none where nobody goes', () => {
    const words = (flow?: number): string => JSON.stringify(drawTransition({ ...LINE, flow }).label);
    expect(words()).toContain('40\u202f%');
    expect(words(0.2)).toContain('20\u202f%');
    expect(words(0.2)).not.toContain('40\u202f%');
    expect(words(0)).toBe('[]');
  });

  test('[CV-130] switching it on changes the lines alone, and off brings back what was', async () => {
    const { editor } = openTestEditor();
    fill(editor, mapOf('a>b>c b>d', { b: { dropOff: 0.5 } }));
    await Promise.resolve();
    const { view } = openCanvas(editor);
    const before = view();
    editor.setShowFlow(true);
    const shown = view();
    expect([shown.cards, shown.boxes]).toEqual([before.cards, before.boxes]);
    expect(shown.cards).toBe(before.cards);
    const flows = Object.fromEntries([...shown.lines.values()].map(({ id, flow }) => [id, flow]));
    expect(flows).toEqual({ 'a-b': 1, 'b-c': 0.25, 'b-d': 0.25 });
    editor.setShowFlow(false);
    expect([...view().lines.values()].map(({ flow }) => flow)).toEqual([undefined, undefined, undefined]);
  });

  test('[CV-130] nothing is worked out while it is off', async () => {
    const { editor } = openTestEditor();
    fill(editor, mapOf('a>b>c'));
    await Promise.resolve();
    const { view } = openCanvas(editor);
    const before = view().lines;
    editor.run([{ type: 'set-touchpoints', ids: ['b'], fields: { dropOff: 0.3 } }]);
    await Promise.resolve();
    expect(view().lines).toBe(before);
  });

  test('[CV-130] the picture of a large map from far away has the same widths', async () => {
    const { editor } = openTestEditor();
    fill(editor, mapOf('a>b>c b>d', { b: { dropOff: 0.5 } }));
    await Promise.resolve();
    const { view } = openCanvas(editor);
    const widths = (): number[] => [...new Set([...view().lines.values()].map((line) => lineLook(line).width))];
    expect(widths()).toEqual([2]);
    editor.setShowFlow(true);
    expect(widths().sort((a, b) => a - b)).toEqual([3, 10]);
  });
});
