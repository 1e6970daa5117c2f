'use client';

import { ReactFlow, SelectionMode } from '@xyflow/react';
import { type RefObject, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useEditorState } from '../store/editor-context';
import { useCanvas } from './canvas-context';
import { MAX_ZOOM, MIN_ZOOM } from './create-camera';
import { Dots } from './dots';
import type { TransitionEdge as TransitionEdgeType } from './elements';
import { GuideLines } from './guides/guide-lines';
import { LabelEditor } from './label-editor';
import { LinePreview } from './line-preview';
import { DropRing } from './nesting/drop-ring';
import { FrameNode } from './nesting/frame-node';
import { OverviewLayer } from './overview-layer';
import { OverviewMap } from './overview-map';
import { PeersLayer } from './peers-layer';
import { PhaseLanes } from './phase-lanes';
import { createShownNodes } from './shown-nodes';
import { TouchpointNode } from './touchpoint-node';
import { TransitionEdge } from './transition-edge';
import { useFirstFit } from './use-first-fit';
import { useFlowEvents } from './use-flow-events';
import { usePinch } from './use-pinch';
import { useViewReports } from './use-view-reports';
import { LARGE_MAP } from './view-detail';

const NODE_TYPES = { touchpoint: TouchpointNode, frame: FrameNode };
const EDGE_TYPES = { transition: TransitionEdge };
/** The middle button; the left one draws a marquee, and pans while Space is held. */
const PAN_BUTTONS = [1];
const MULTI_KEYS = ['Shift', 'Meta', 'Control'];
const START_VIEW = { x: 240, y: 200, zoom: 1 };
const NO_EDGES: TransitionEdgeType[] = [];

/** React Flow, set up as our canvas: it moves and selects; what is drawn and what is written is ours. */
export function FlowView({ element }: { readonly element: RefObject<HTMLElement | null> }) {
  const { model, detail } = useCanvas();
  const [shown] = useState(() => createShownNodes(model.store, detail));
  useEffect(() => shown.start(), [shown]);
  const nodes = useStore(shown.store, (state) => state.nodes);
  const cards = useStore(detail, (state) => state.cards);
  const edges = useStore(model.store, (view) => (cards ? view.edges : NO_EDGES));
  const editable = useEditorState((state) => state.role !== 'view');
  const choosing = useEditorState((state) => state.connecting !== null || state.putting !== null);
  const presenting = useEditorState((state) => state.walk?.presenting === true);
  const events = useFlowEvents();
  const reports = useViewReports(element);
  useFirstFit(element);
  usePinch(element);
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      {...events}
      {...reports}
      defaultViewport={START_VIEW}
      minZoom={MIN_ZOOM}
      maxZoom={MAX_ZOOM}
      nodesDraggable={editable && !choosing}
      nodesConnectable={false}
      connectOnClick={false}
      edgesReconnectable={false}
      edgesFocusable={false}
      disableKeyboardA11y
      deleteKeyCode={null}
      selectionKeyCode={null}
      multiSelectionKeyCode={MULTI_KEYS}
      selectionOnDrag={!choosing}
      selectionMode={SelectionMode.Partial}
      paneClickDistance={4}
      nodeClickDistance={4}
      nodeDragThreshold={3}
      panOnDrag={PAN_BUTTONS}
      // In a presentation the space bar leads on.
      panActivationKeyCode={presenting ? null : 'Space'}
      panOnScroll
      panOnScrollSpeed={1}
      zoomOnDoubleClick={false}
      elevateNodesOnSelect
      elevateEdgesOnSelect
      onlyRenderVisibleElements={nodes.length > LARGE_MAP}
      attributionPosition="bottom-right"
    >
      <Dots />
      <OverviewLayer />
      <PhaseLanes />
      <LinePreview />
      <DropRing />
      <GuideLines />
      <PeersLayer />
      <LabelEditor />
      <OverviewMap />
    </ReactFlow>
  );
}
