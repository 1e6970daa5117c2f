import { onTestFinished } from 'vitest';
import { createCanvasModel } from '@/components/canvas/canvas-model';
import { createMounted, type Mounted } from '@/components/canvas/mounted';
import { createSceneIndex, type SceneIndex } from '@/components/canvas/scene-index';
import { createViewDetail } from '@/components/canvas/view-detail';
import type { Editor } from '@/components/store/types';
import type { Box } from '@/lib/scene/types';

/** What a canvas has behind it, without a page: its model, what it would mount, and what finds things by place. */
export function openCanvas(editor: Editor, sight: Box | null = null) {
  const model = createCanvasModel(editor);
  const view = () => model.store.getState();
  const index: SceneIndex = createSceneIndex(view);
  const detail = createViewDetail();
  let seen = sight;
  let waiting: (() => void)[] = [];
  const mounted: Mounted = createMounted({
    editor,
    model,
    index,
    detail,
    sight: () => seen,
    later(task) {
      waiting.push(task);
      return () => {
        waiting = waiting.filter((one) => one !== task);
      };
    },
  });
  onTestFinished(model.start());
  onTestFinished(mounted.start());
  return {
    model,
    index,
    detail,
    mounted,
    view,
    nodes: () => mounted.store.getState().nodes,
    node: (id: string) => mounted.store.getState().nodes.find((one) => one.id === id),
    lines: () => [...view().lines.values()],
    line: (id: string) => view().lines.get(id),
    /** Looks elsewhere. */
    look(area: Box): void {
      seen = area;
      mounted.moved();
    },
    /** Lets a frame pass; false when nothing waited for it. */
    frame(): boolean {
      const tasks = waiting;
      waiting = [];
      for (const task of tasks) task();
      return tasks.length > 0;
    },
  };
}
