import type { ReactFlowInstance, useStoreApi } from '@xyflow/react';
import type { Box } from '@/lib/scene/types';
import type { Editor } from '../store/types';
import type { CanvasTools } from './canvas-context';
import { createCanvasModel } from './canvas-model';
import { createGestureStore } from './gesture';
import { createSnapping } from './guides/snapping';
import { createHitTest } from './hands/hit-test';
import { createMounted } from './mounted';
import { createDropTargets } from './nesting/drop-target';
import { createSceneIndex } from './scene-index';
import { createViewDetail } from './view-detail';

type FlowStore = ReturnType<typeof useStoreApi>;

/** Makes what the parts of one canvas share. Nothing of it runs before `model` and `mounted` are started. */
export function createTools(
  editor: Editor,
  flow: Pick<ReactFlowInstance, 'screenToFlowPosition'>,
  store: FlowStore,
  lookOnly = false,
): CanvasTools {
  const model = createCanvasModel(editor);
  const detail = createViewDetail();
  const gestures = createGestureStore();
  const view = () => model.store.getState();
  const index = createSceneIndex(view);
  const sight = (): Box | null => {
    const { transform, width, height } = store.getState();
    const [x, y, scale] = transform;
    return width === 0 ? null : { x: -x / scale, y: -y / scale, width: width / scale, height: height / scale };
  };
  const zoom = (): number => store.getState().transform[2];
  const mounted = createMounted({
    editor,
    model,
    index,
    detail,
    sight,
    later(task) {
      const frame = requestAnimationFrame(task);
      return () => cancelAnimationFrame(frame);
    },
  });
  const toCanvas: CanvasTools['toCanvas'] = (point) => flow.screenToFlowPosition(point);
  const hits = createHitTest({
    index,
    detail,
    mounted: mounted.store,
    toCanvas,
    zoom,
  });
  return {
    editor,
    model,
    index,
    mounted,
    detail,
    gestures,
    drops: createDropTargets(editor, ({ x, y }) => index.cardsIn({ x, y, width: 0, height: 0 })),
    snapping: createSnapping(
      editor,
      () => {
        const view = sight();
        return view && { view, zoom: zoom() };
      },
      { box: (id) => view().settled.boxes.get(id), idsIn: (area) => index.cardsIn(area) },
    ),
    hits,
    lookOnly,
    toCanvas,
    toScreen(box) {
      const [x, y, scale] = store.getState().transform;
      return { x: box.x * scale + x, y: box.y * scale + y, width: box.width * scale, height: box.height * scale };
    },
    boxes: () => view().boxes,
    touchpointAt: (x, y) => hits.cardAt(x, y),
  };
}
