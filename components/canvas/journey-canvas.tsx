'use client';

import './canvas.css';
import './nesting/nesting.css';
import './overlays.css';
import { type ReactFlowInstance, ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { type FocusEvent, type MouseEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { addTouchpoint } from '../actions/add-touchpoint';
import { installClipboard } from '../actions/install-clipboard';
import { installShortcuts } from '../actions/install-shortcuts';
import { useEditor, useEditorState } from '../store/editor-context';
import { CanvasContext, type CanvasTools } from './canvas-context';
import { CanvasHints } from './canvas-hints';
import { createCanvasModel } from './canvas-model';
import { CanvasMenu } from './context-menu';
import { createCamera } from './create-camera';
import type { TouchpointNode, TransitionEdge } from './elements';
import { FlowView } from './flow-view';
import { createGestureStore } from './gesture';
import { createSnapping, type Sight } from './guides/snapping';
import { HighlightStyle } from './highlight-style';
import { LiveRegion } from './live-region';
import { installLongPress } from './long-press';
import { Breadcrumbs } from './nesting/breadcrumbs';
import { createDropTargets } from './nesting/drop-target';
import { useFollow } from './use-follow';
import { usePointer } from './use-pointer';
import { createViewDetail } from './view-detail';

/** The canvas: touchpoints and transitions, live, to draw on. Fills its parent. */
export function JourneyCanvas() {
  return (
    <ReactFlowProvider>
      <Canvas />
    </ReactFlowProvider>
  );
}

function Canvas() {
  const editor = useEditor();
  const flow = useReactFlow<TouchpointNode, TransitionEdge>();
  const [model] = useState(() => createCanvasModel(editor));
  const [gestures] = useState(createGestureStore);
  const [detail] = useState(createViewDetail);
  const [drops] = useState(() => createDropTargets(editor));
  const element = useRef<HTMLDivElement>(null);
  const [snapping] = useState(() => createSnapping(editor, () => sightOf(flow, element.current)));
  const tools = useMemo<CanvasTools>(
    () => ({
      editor,
      model,
      gestures,
      detail,
      drops,
      snapping,
      toCanvas: (point) => flow.screenToFlowPosition(point),
      boxes: () => model.store.getState().boxes,
    }),
    [editor, model, gestures, detail, drops, snapping, flow],
  );
  const pointer = usePointer(tools.toCanvas, gestures);
  const connecting = useEditorState((state) => state.connecting !== null);
  const choosing = useEditorState((state) => state.connecting !== null || state.putting !== null);

  useEffect(() => model.start(), [model]);
  useEffect(() => snapping.start(window), [snapping]);
  useEffect(() => installShortcuts(editor, window), [editor]);
  useEffect(() => installClipboard(editor, document), [editor]);
  useEffect(() => {
    if (!element.current) return;
    return installLongPress(element.current, () => {
      drops.cancel();
      editor.drag.cancel();
    });
  }, [editor, drops]);
  useEffect(() => {
    if (!element.current) return;
    const { boxes } = tools;
    editor.camera = createCamera({ editor, flow, element: element.current, boxes, pointer: pointer.current });
    return () => {
      editor.camera = null;
    };
  }, [editor, flow, tools, pointer]);
  useEffect(() => {
    if (!connecting) gestures.setState({ gesture: null });
  }, [connecting, gestures]);
  useFollow(useCallback(() => element.current, []));

  const onDoubleClick = (event: MouseEvent): void => {
    if (!(event.target instanceof Element) || !event.target.classList.contains('react-flow__pane')) return;
    addTouchpoint(editor, { at: tools.toCanvas({ x: event.clientX, y: event.clientY }), exact: true });
  };
  const onClick = (event: MouseEvent): void => {
    const { connecting: from, putting } = editor.store.getState();
    if (putting !== null && event.target instanceof Element && event.target.closest('.react-flow__pane')) {
      if (!event.target.closest('.react-flow__node')) editor.setPutting(null);
    }
    if (from === null || !(event.target instanceof Element) || !event.target.classList.contains('react-flow__pane'))
      return;
    editor.setConnecting(null);
    addTouchpoint(editor, { at: tools.toCanvas({ x: event.clientX, y: event.clientY }), from, exact: true });
  };
  const onFocus = (event: FocusEvent): void => {
    const id = event.target.closest('.react-flow__node')?.getAttribute('data-id');
    if (!id) return;
    editor.setFocused(id);
    if (event.target.matches(':focus-visible')) editor.camera?.reveal(id);
  };

  return (
    <CanvasContext value={tools}>
      <CanvasMenu>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the drawing surface; everything it does has a key as well */}
        <div
          ref={element}
          className={choosing ? 'tl-canvas connecting' : 'tl-canvas'}
          role="application"
          aria-label="Journey map. Walk with Ctrl and the arrow keys; press the question mark for all keys."
          onClick={onClick}
          onDoubleClick={onDoubleClick}
          onFocus={onFocus}
          {...pointer.handlers}
        >
          <FlowView element={element} />
        </div>
      </CanvasMenu>
      <Breadcrumbs />
      <HighlightStyle />
      <CanvasHints />
      <LiveRegion />
    </CanvasContext>
  );
}

/** What the window shows of the canvas; null while it is not there. */
function sightOf(flow: ReactFlowInstance<TouchpointNode, TransitionEdge>, element: HTMLElement | null): Sight | null {
  if (!element) return null;
  const { x, y, zoom } = flow.getViewport();
  const view = { x: -x / zoom, y: -y / zoom, width: element.clientWidth / zoom, height: element.clientHeight / zoom };
  return { view, zoom };
}
