import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createCanvasModel } from '@/components/canvas/canvas-model';
import { PLANNED_AT_ONCE } from '@/components/canvas/plan-courses';
import { analyze } from '@/lib/analysis/analyze';
import { EXAMPLES, exampleMap } from '@/lib/examples/examples';
import type { JourneyMap } from '@/lib/model/types';
import { mapScene } from '@/lib/scene/map-scene';
import type { Shape } from '@/lib/scene/types';
import { fill, mapOf, openTestEditor } from './support';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function start(map: JourneyMap) {
  const { editor } = openTestEditor();
  fill(editor, map);
  vi.advanceTimersByTime(2000);
  const model = createCanvasModel(editor);
  onTestFinished(model.start());
  const edges = () => model.store.getState().edges;
  const edge = (id: string) => edges().find((one) => one.id === id);
  /** What is drawn for each transition on the canvas, and in the picture. */
  const drawn = () => new Map(edges().map(({ id, data }) => [id, data?.drawing.line]));
  const pictured = () => {
    const current = editor.store.getState().map;
    const ids = new Set(current.transitions.map(({ id }) => id));
    return new Map(groupsOf(mapScene(current, analyze(current)).shapes).filter(([id]) => ids.has(id)));
  };
  return { editor, edges, edge, drawn, pictured };
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
    const { editor, edges, drawn, pictured } = start(exampleMap('telephony-en')!);
    const moves = editor.store.getState().map.touchpoints.map(({ id }, i) => {
      return { id, x: (i % 7) * 320, y: Math.floor(i / 7) * 170 };
    });
    editor.run([{ type: 'move', moves }]);
    expect(edges().filter(({ data }) => data?.planned).length).toBeGreaterThan(5);
    expect(drawn()).toEqual(pictured());
  });

  test('[CV-27] a rating finds no way anew', () => {
    const { editor, edge, drawn, pictured } = start(row());
    const before = [edge('a-c')?.data?.course, edge('d-e')];
    expect(edge('a-c')?.data?.planned).toBeDefined();
    editor.run([{ type: 'set-touchpoints', ids: ['b'], fields: { reaction: 'negative' } }]);
    expect(edge('a-c')?.data?.course).toBe(before[0]);
    expect(edge('d-e')).toBe(before[1]);
    expect(drawn()).toEqual(pictured());
  });

  test('[CV-27] while a card is dragged the other lines stay; after the drop ways are found anew', () => {
    const { editor, edge, drawn, pictured } = start(row());
    const [led, other] = [edge('a-c'), edge('d-e')];
    editor.drag.to(['b'], 0, 300);
    expect(edge('a-c')).toBe(led);
    editor.drag.to(['a'], 0, 60);
    expect(edge('a-c')?.data?.planned).toBeUndefined();
    editor.drag.to(['b'], 0, 600);
    editor.drag.drop();
    expect(edge('a-c')?.data?.planned).toBeUndefined();
    expect(edge('d-e')).toBe(other);
    expect(drawn()).toEqual(pictured());
  });

  test('[CV-27] a drag of somebody else finds no way anew before it ends, and then does not draw what stays', () => {
    const { editor, edge, drawn, pictured } = start(row());
    const led = edge('a-c');
    const drag = { ids: ['e'], dx: 0, dy: 90 };
    editor.store.setState({ people: [{ clientId: 9, name: 'B', color: 1, drag }] });
    expect(edge('a-c')).toBe(led);
    editor.run([{ type: 'move', moves: [{ id: 'b', x: 320, y: 700 }] }]);
    expect(edge('a-c')).toBe(led);
    editor.store.setState({ people: [] });
    vi.advanceTimersByTime(2000);
    expect(edge('a-c')?.data?.planned).toBeUndefined();
    expect(drawn()).toEqual(pictured());
  });

  test('[CV-27] on a large map ways are found when the page is idle, and unchanged lines are not drawn again', () => {
    const { editor, edge, drawn, pictured } = start(row(PLANNED_AT_ONCE));
    expect(edge('a-c')?.data?.planned).toBeUndefined();
    const other = edge('u1-v1');
    vi.advanceTimersByTime(2000);
    const led = edge('a-c');
    expect(led?.data?.planned).toBeDefined();
    expect(drawn()).toEqual(pictured());
    editor.run([{ type: 'move', moves: [{ id: 'e', x: 1280, y: 90 }] }]);
    expect(edge('a-c')).toBe(led);
    vi.advanceTimersByTime(2000);
    expect(edge('a-c')).toBe(led);
    expect(edge('u1-v1')).toBe(other);
    expect(drawn()).toEqual(pictured());
  });
});
