import {
  Background,
  Controls,
  MiniMap,
  ReactFlow,
  ReactFlowProvider,
  useEdgesState,
  useNodesState,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { CARD, CULLED, FILLS, loadFile } from './load.js';

const map = await loadFile();

const nodes = map.touchpoints.map(({ id, label, x, y, reaction }) => ({
  id,
  position: { x, y },
  data: { label },
  sourcePosition: 'right',
  targetPosition: 'left',
  style: { ...CARD, background: FILLS[reaction] },
}));
const edges = map.transitions.map(({ id, source, target }) => ({ id, source, target }));

/** As in its quick start, with its minimap and its own memory of nodes and edges; only it can be zoomed out further. */
function Page() {
  const [ownNodes, setNodes, onNodesChange] = useNodesState(nodes);
  const [ownEdges, , onEdgesChange] = useEdgesState(edges);
  const [flow, setFlow] = useState(null);
  if (flow) offer(flow, setNodes);
  return (
    <ReactFlow
      nodes={ownNodes}
      edges={ownEdges}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      onInit={setFlow}
      minZoom={0.02}
      onlyRenderVisibleElements={CULLED}
    >
      <Background />
      <Controls />
      <MiniMap />
    </ReactFlow>
  );
}

/** React Flow fills the window, so that its places are those of the window. */
function offer(flow, setNodes) {
  globalThis.benchCanvas = {
    view: () => flow.getViewport(),
    box(id) {
      const node = flow.getNode(id);
      return node ? { ...node.position, ...CARD } : null;
    },
    cardPainted() {
      const card = document.querySelector('.react-flow__node');
      return card !== null && getComputedStyle(card).visibility === 'visible';
    },
    setView: (view) => void flow.setViewport(view),
    select(ids) {
      const wanted = new Set(ids);
      setNodes((all) =>
        all.map((node) =>
          wanted.has(node.id) === (node.selected ?? false) ? node : { ...node, selected: wanted.has(node.id) },
        ),
      );
    },
  };
}

createRoot(document.getElementById('page')).render(
  <ReactFlowProvider>
    <Page />
  </ReactFlowProvider>,
);
