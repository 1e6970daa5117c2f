'use client';

import { ReactFlow } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';
import { useStore } from 'zustand';
import { useEditorState } from '../store/editor-context';
import { useCanvas } from './canvas-context';
import { MAX_ZOOM, MIN_ZOOM } from './create-camera';
import { Dots } from './dots';
import { GuideLines } from './guides/guide-lines';
import { LabelEditor } from './label-editor';
import { LanesLayer } from './lanes/lanes-layer';
import { LinePreview } from './line-preview';
import { LinesLayer } from './lines-layer';
import { DropRing } from './nesting/drop-ring';
import { FrameNode } from './nesting/frame-node';
import { OverviewMap } from './overview-map';
import { PaintedLayer } from './painted/painted-layer';
import { PeersLayer } from './peers-layer';
import { TouchpointNode } from './touchpoint-node';
import { useFirstFit } from './use-first-fit';
import { usePinch } from './use-pinch';
import { useViewReports } from './use-view-reports';

const NODE_TYPES = { touchpoint: TouchpointNode, frame: FrameNode };
/** The middle button; the left one draws a marquee, and pans while Space is held. */
const PAN_BUTTONS = [1];
const START_VIEW = { x: 240, y: 200, zoom: 1 };

/** React Flow, set up as our canvas: it keeps the view and mounts cards; choosing, dragging, lines and drawing are ours. */
export function FlowView({ element }: { readonly element: RefObject<HTMLElement | null> }) {
  const { mounted, lookOnly } = useCanvas();
  const nodes = useStore(mounted.store, (state) => state.nodes);
  const several = useEditorState((state) => state.several);
  const presenting = useEditorState((state) => state.walk?.presenting === true);
  useFirstFit(element);
  const reports = useViewReports(element);
  // After the first view is set: what is seen from elsewhere is not mounted for a moment.
  useEffect(() => mounted.start(), [mounted]);
  usePinch(element);
  return (
    <ReactFlow
      nodes={nodes}
      nodeTypes={NODE_TYPES}
      {...reports}
      defaultViewport={START_VIEW}
      minZoom={MIN_ZOOM}
      maxZoom={MAX_ZOOM}
      nodesDraggable={false}
      nodesConnectable={false}
      elementsSelectable={false}
      connectOnClick={false}
      edgesReconnectable={false}
      edgesFocusable={false}
      disableKeyboardA11y
      deleteKeyCode={null}
      selectionKeyCode={null}
      multiSelectionKeyCode={null}
      // A finger pans on the void, unless it is to draw a marquee there.
      panOnDrag={lookOnly || (several ? false : PAN_BUTTONS)}
      // In a presentation the space bar leads on.
      panActivationKeyCode={presenting ? null : 'Space'}
      panOnScroll
      panOnScrollSpeed={1}
      zoomOnDoubleClick={false}
      attributionPosition="bottom-right"
    >
      <Dots />
      <PaintedLayer />
      <LanesLayer />
      <LinesLayer />
      <LinePreview />
      <DropRing />
      <GuideLines />
      <PeersLayer />
      <LabelEditor />
      {lookOnly ? null : <OverviewMap />}
    </ReactFlow>
  );
}
