'use client';

import './canvas.css';
import './nesting/nesting.css';
import './overlays.css';
import { ReactFlowProvider, useReactFlow, useStoreApi } from '@xyflow/react';
import { type FocusEvent, useCallback, useEffect, useRef, useState } from 'react';
import { installClipboard } from '../actions/install-clipboard';
import { installShortcuts } from '../actions/install-shortcuts';
import { useEditor, useEditorState } from '../store/editor-context';
import { CanvasContext } from './canvas-context';
import { CanvasHints } from './canvas-hints';
import { CanvasMenu } from './context-menu';
import { createCamera } from './create-camera';
import { createTools } from './create-tools';
import type { TouchpointNode } from './elements';
import { FlowView } from './flow-view';
import { useHands } from './hands/use-hands';
import { HighlightStyle } from './highlight-style';
import { LiveRegion } from './live-region';
import { installLongPress } from './long-press';
import { Breadcrumbs } from './nesting/breadcrumbs';
import { useFirstViewMark } from './use-first-view';
import { useFollow } from './use-follow';
import { usePointer } from './use-pointer';

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
  const flow = useReactFlow<TouchpointNode>();
  const store = useStoreApi();
  const [tools] = useState(() => createTools(editor, flow, store));
  const { model, gestures, drops, snapping } = tools;
  const element = useRef<HTMLDivElement>(null);
  const marquee = useRef<HTMLDivElement>(null);
  const pointer = usePointer(tools);
  const hands = useHands(tools, element, marquee);
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
  useFirstViewMark();
  useFollow(useCallback(() => element.current, []));

  const onFocus = (event: FocusEvent): void => {
    const id = event.target.closest('.react-flow__node')?.getAttribute('data-id');
    if (!id) {
      // A head of a column, or the like: it must not have the focus under a panel.
      if (event.target.matches(':focus-visible')) editor.camera?.uncover(event.target.getBoundingClientRect());
      return;
    }
    editor.setFocused(id);
    if (event.target.matches(':focus-visible')) editor.camera?.reveal(id);
  };

  return (
    <CanvasContext value={tools}>
      <CanvasMenu>
        <div
          ref={element}
          className={choosing ? 'tl-canvas connecting' : 'tl-canvas'}
          role="application"
          aria-label="Journey map. Walk with Ctrl and the arrow keys; press the question mark for all keys."
          onFocus={onFocus}
          {...hands}
          {...pointer.handlers}
        >
          <FlowView element={element} />
          <div ref={marquee} className="tl-marquee" hidden />
        </div>
      </CanvasMenu>
      <Breadcrumbs />
      <HighlightStyle />
      <CanvasHints />
      <LiveRegion />
    </CanvasContext>
  );
}
