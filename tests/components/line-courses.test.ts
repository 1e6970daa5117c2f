import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PLANNED_AT_ONCE } from '@/components/canvas/plan-courses';
import { analyze } from '@/lib/analysis/analyze';
import { EXAMPLES, exampleMap } from '@/lib/examples/examples';
import type { JourneyMap } from '@/lib/model/types';
import { mapScene } from '@/lib/scene/map-scene';
import type { Shape } from '@/lib/scene/types';
import { openCanvas } from './canvas-support';
import { fill, mapOf, openTestEditor } from './support';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function start(map: JourneyMap) {
  const { editor } = openTestEditor();
  fill(editor, map);
  vi.advanceTimersByTime(2000);
  const { lines, line } = openCanvas(editor);
  /** What is drawn for each transition on the canvas, and in the picture. */
  const drawn = () => new Map(lines().map(({ id, drawing }) => [id, drawing.line]));
  const pictured = () => {
    const current = editor.store.getState().map;
    const ids = new Set(current.transitions.map(({ id }) => id));
    return new Map(groupsOf(mapScene(current, analyze(current)).shapes).filter(([id]) => ids.has(id)));
  };
  return { editor, lines, line, drawn, pictured };
}

function groupsOf(shapes: readonly Shape[]): [string, readonly Shape[]][] {
  return shapes.flatMap((shape) => {
    if (shape.kind !== 'group') return [];
    return shape.id === undefined ? groupsOf(shape.shapes) : [[shape.id, shape.shapes] as [string, readonly Shape[]]];
  });
}

/** A row of cards; a-c runs behind b, unless it is led round it. Far below, other journeys without an obstacle. */
function row(others = 0): JourneyMap {
  const far = Array.from({ length: others }, (_, i) => `u${i}>v${i}`);
  const map = mapOf(`a>b>c a>c d>e ${far.join(' ')}`.trim());
  const touchpoints = map.touchpoints.map((one) => {
    const at = /^([uv])(\d+)$/.exec(one.id);
    return at ? { ...one, x: at[1] === 'u' ? 0 : 340, y: 400 + Number(at[2]) * 160 } : one;
  });
  return { ...map, touchpoints };
}

describe('lines on the canvas', () => {
  test.each(EXAMPLES.map(({ id }) => id))('[CV-27] run as in the picture of the example %s', (id) => {
    const { drawn, pictured } = start(exampleMap(id)!);
    expect(drawn().size).toBeGreaterThan(3);
    expect(drawn()).toEqual(pictured());
  });

  test('[CV-27] run as in the picture when they lead round many cards', () => {
    const { editor, lines, drawn, pictured } = start(exampleMap('telephony-en')!);
    const moves = editor.store.getState().map.touchpoints.map(({ id }, i) => {
      return { id, x: (i % 7) * 320, y: Math.floor(i / 7) * 170 };
    });
    editor.run([{ type: 'move', moves }]);
    expect(lines().filter(({ planned }) => planned).length).toBeGreaterThan(5);
    expect(drawn()).toEqual(pictured());
  });

  test('[CV-27] a rating finds no way anew', () => {
    const { editor, line, drawn, pictured } = start(row());
    const before = [line('a-c')?.course, line('d-e')];
    expect(line('a-c')?.planned).toBeDefined();
    editor.run([{ type: 'set-touchpoints', ids: ['b'], fields: { reaction: 'negative' } }]);
    expect(line('a-c')?.course).toBe(before[0]);
    expect(line('d-e')).toBe(before[1]);
    expect(drawn()).toEqual(pictured());
  });

  test('[CV-27] while a card is dragged the other lines stay; after the drop ways are found anew', () => {
    const { editor, line, drawn, pictured } = start(row());
    const [led, other] = [line('a-c'), line('d-e')];
    editor.drag.to(['b'], 0, 300);
    expect(line('a-c')).toBe(led);
    editor.drag.to(['a'], 0, 60);
    expect(line('a-c')?.planned).toBeUndefined();
    editor.drag.to(['b'], 0, 600);
    editor.drag.drop();
    expect(line('a-c')?.planned).toBeUndefined();
    expect(line('d-e')).toBe(other);
    expect(drawn()).toEqual(pictured());
  });

  test('[CV-27] a drag of somebody else finds no way anew before it ends, and then does not draw what stays', () => {
    const { editor, line, drawn, pictured } = start(row());
    const led = line('a-c');
    const drag = { ids: ['e'], dx: 0, dy: 90 };
    editor.store.setState({ people: [{ clientId: 9, name: 'B', color: 1, drag }] });
    expect(line('a-c')).toBe(led);
    editor.run([{ type: 'move', moves: [{ id: 'b', x: 320, y: 700 }] }]);
    expect(line('a-c')).toBe(led);
    editor.store.setState({ people: [] });
    vi.advanceTimersByTime(2000);
    expect(line('a-c')?.planned).toBeUndefined();
    expect(drawn()).toEqual(pictured());
  });

  test('[CV-27] on a large map ways are found when the page is idle, and unchanged lines are not drawn again', () => {
    const { editor, line, drawn, pictured } = start(row(PLANNED_AT_ONCE));
    expect(line('a-c')?.planned).toBeUndefined();
    const other = line('u1-v1');
    vi.advanceTimersByTime(2000);
    const led = line('a-c');
    expect(led?.planned).toBeDefined();
    expect(drawn()).toEqual(pictured());
    editor.run([{ type: 'move', moves: [{ id: 'e', x: 1280, y: 90 }] }]);
    expect(line('a-c')).toBe(led);
    vi.advanceTimersByTime(2000);
    expect(line('a-c')).toBe(led);
    expect(line('u1-v1')).toBe(other);
    expect(drawn()).toEqual(pictured());
  });
});
