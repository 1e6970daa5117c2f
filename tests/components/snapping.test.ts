import { afterEach, describe, expect, it } from 'vitest';
import { createSnapping, type Sight } from '@/components/canvas/guides/snapping';
import { setPreferences } from '@/components/store/preferences';
import { fill, mapOf, openTestEditor } from './support';

const SIGHT: Sight = { view: { x: -500, y: -500, width: 3000, height: 3000 }, zoom: 1 };

/** a → b → c in a row, d below; d is dragged. */
function open() {
  const opened = openTestEditor();
  const snapping = createSnapping(opened.editor, () => SIGHT);
  const keys = new EventTarget();
  const end = snapping.start(keys);
  fill(opened.editor, mapOf('a>b>c d', { d: { x: 100, y: 300 } }));
  const { editor } = opened;
  const key = (ctrlKey: boolean) =>
    keys.dispatchEvent(Object.assign(new Event('keydown'), { ctrlKey, metaKey: false }));
  return {
    ...opened,
    end,
    key,
    drag: () => editor.store.getState().drag,
    shared: () => editor.presence,
    guides: () => snapping.store.getState().guides,
    place: (id: string) => editor.store.getState().places.get(id),
  };
}

describe('snapping while cards are dragged', () => {
  afterEach(() => setPreferences({ guides: true }));

  it('[CV-190, DO-10] what others see and what is written is the place in line, as one write', () => {
    const { editor, drag, guides, place, updates } = open();
    const before = updates();
    editor.drag.to(['d'], -97, -60);
    expect(drag()).toMatchObject({ dx: -100, dy: -60 });
    expect(guides()).toMatchObject([{ kind: 'align', axis: 'x', at: 0 }]);
    editor.drag.to(['d'], -80, -60);
    expect(drag()).toMatchObject({ dx: -80 });
    expect(guides()).toEqual([]);
    editor.drag.to(['d'], -97, -60);
    editor.drag.drop();
    expect(place('d')).toEqual({ x: 0, y: 240 });
    expect(guides()).toEqual([]);
    expect(updates()).toBe(before + 1);
  });

  it('[CV-193] Ctrl or Cmd lets go at once, also while the pointer rests; the preference for good', () => {
    const { editor, key, drag, guides, end } = open();
    editor.drag.to(['d'], -97, -60);
    key(true);
    expect(drag()).toMatchObject({ dx: -97, dy: -60 });
    expect(guides()).toEqual([]);
    key(false);
    expect(drag()).toMatchObject({ dx: -100 });
    setPreferences({ guides: false });
    editor.drag.to(['d'], -97, -61);
    expect(drag()).toMatchObject({ dx: -97, dy: -61 });
    setPreferences({ guides: true });
    editor.drag.cancel();
    key(true);
    key(false);
    expect(drag()).toBeNull();
    end();
    editor.drag.to(['d'], -97, -60);
    expect(drag()).toMatchObject({ dx: -97 });
  });

  it('[CV-194] keys move by their own steps', () => {
    const { editor, drag, guides } = open();
    editor.drag.nudge(['d'], -96, 0);
    expect(drag()).toMatchObject({ dx: -96, dy: 0 });
    expect(guides()).toEqual([]);
  });

  it('[CV-195] several move as one box, and nothing snaps to what moves along, or to the frame around it', () => {
    const { editor, drag, guides } = open();
    editor.drag.to(['a', 'd'], 3, 1000);
    // Their common left edge is that of a; only b and c stay.
    expect(drag()).toMatchObject({ dx: 3, dy: 1000 });
    editor.drag.cancel();
    editor.run([{ type: 'set-touchpoints', ids: ['a', 'b'], fields: { parent: 'd' } }]);
    editor.setOpened('d', true);
    const frame = editor.store.getState().shown.frames.get('d');
    editor.drag.to(['a'], 3, 400);
    for (const guide of guides()) if (guide.kind === 'align') expect(guide.at).not.toBe(frame?.x);
    editor.drag.cancel();
    editor.drag.to(['d'], 3, 400);
    expect(drag()).toMatchObject({ dx: 3, dy: 400 });
  });
});
