'use client';

import './canvas.css';
import './nesting/nesting.css';
import './overlays.css';
import { ReactFlowProvider, useReactFlow, useStoreApi } from '@xyflow/react';
import { type FocusEvent, Fragment, useCallback, useEffect, useRef, useState } from 'react';
import { installClipboard } from '../actions/install-clipboard';
import { installShortcuts } from '../actions/install-shortcuts';
import type { Action } from '../actions/types';
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

interface JourneyCanvasProps {
  /** To be looked at alone: a drag moves the view, there is no menu, and only keys that move the view mean something. */
  readonly lookOnly?: boolean;
}

const LABEL = 'Journey map. Walk with Ctrl and the arrow keys; press the question mark for all keys.';
const LOOK_LABEL = 'Journey map, to be looked at. Walk with Ctrl and the arrow keys.';

/** The canvas: touchpoints and transitions, live, to draw on. Fills its parent. */
export function JourneyCanvas({ lookOnly = false }: JourneyCanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas lookOnly={lookOnly} />
    </ReactFlowProvider>
  );
}

/** Moving the view, and walking from card to card: what opens panels has none to open there. */
const isLook = ({ id, group }: Action): boolean => group === 'view' && /^(?:fit|zoom|walk|follow)/.test(id);

function Canvas({ lookOnly }: Required<JourneyCanvasProps>) {
  const editor = useEditor();
  const flow = useReactFlow<TouchpointNode>();
  const store = useStoreApi();
  const [tools] = useState(() => createTools(editor, flow, store, lookOnly));
  const { model, gestures, drops, snapping } = tools;
  const element = useRef<HTMLDivElement>(null);
  const marquee = useRef<HTMLDivElement>(null);
  const pointer = usePointer(tools);
  const hands = useHands(tools, element, marquee);
  const connecting = useEditorState((state) => state.connecting !== null);
  const choosing = useEditorState((state) => state.connecting !== null || state.putting !== null);

  useEffect(() => model.start(), [model]);
  useEffect(() => snapping.start(window), [snapping]);
  useEffect(() => installShortcuts(editor, window, lookOnly ? isLook : undefined), [editor, lookOnly]);
  useEffect(() => (lookOnly ? undefined : installClipboard(editor, document)), [editor, lookOnly]);
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

  const Menu = lookOnly ? Fragment : CanvasMenu;
  return (
    <CanvasContext value={tools}>
      <Menu>
        <div
          ref={element}
          className={choosing ? 'tl-canvas connecting' : 'tl-canvas'}
          role="application"
          aria-label={lookOnly ? LOOK_LABEL : LABEL}
          onFocus={onFocus}
          {...hands}
          {...pointer.handlers}
        >
          <FlowView element={element} />
          <div ref={marquee} className="tl-marquee" hidden />
        </div>
      </Menu>
      <Breadcrumbs />
      <HighlightStyle />
      <CanvasHints />
      <LiveRegion />
    </CanvasContext>
  );
}
