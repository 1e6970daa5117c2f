'use client';

import type { EdgeChange, NodeChange, ReactFlowProps } from '@xyflow/react';
import { useMemo } from 'react';
import { connect } from '../actions/connect';
import { finishPutting } from '../actions/nesting/nest';
import { useEditor } from '../store/editor-context';
import type { Editor } from '../store/types';
import { useCanvas } from './canvas-context';
import type { TouchpointNode, TransitionEdge } from './elements';
import type { DropTargets } from './nesting/drop-target';

type FlowEvents = Pick<
  ReactFlowProps<TouchpointNode, TransitionEdge>,
  | 'onNodesChange'
  | 'onEdgesChange'
  | 'onNodeClick'
  | 'onNodeDragStart'
  | 'onNodeDrag'
  | 'onNodeDragStop'
  | 'onSelectionDrag'
  | 'onSelectionDragStop'
  | 'onNodeDoubleClick'
  | 'onEdgeDoubleClick'
  | 'onSelectionStart'
  | 'onSelectionEnd'
>;

/** What React Flow reports, turned into the editor's own words. */
export function useFlowEvents(): FlowEvents {
  const editor = useEditor();
  const { drops, toCanvas } = useCanvas();
  return useMemo(() => createFlowEvents(editor, drops, toCanvas), [editor, drops, toCanvas]);
}

/** The part of a mouse or touch event that says where a drag is. */
type DragEvent = { readonly altKey: boolean } & (Spot | { readonly changedTouches: ArrayLike<Spot> });
type Spot = { readonly clientX: number; readonly clientY: number };
type Point = { readonly x: number; readonly y: number };

export function createFlowEvents(editor: Editor, drops: DropTargets, toCanvas: (at: Point) => Point): FlowEvents {
  /** While a marquee is drawn: what was selected before it began, if it adds to that. */
  let marquee: { readonly base: ReadonlySet<string> } | null = null;

  const selectNodes = (changes: readonly NodeChange<TouchpointNode>[]): void => {
    const { selection, shown } = editor.store.getState();
    const touchpoints = new Set(selection.touchpoints);
    for (const change of changes) {
      if (change.type !== 'select') continue;
      if (change.selected) touchpoints.add(change.id);
      else if (!marquee?.base.has(change.id)) touchpoints.delete(change.id);
    }
    // React Flow would take every line that touches a card; a marquee takes those between two of its cards.
    const transitions = marquee
      ? shown.transitions
          .filter(({ source, target }) => touchpoints.has(source) && touchpoints.has(target))
          .flatMap(({ id }) => shown.bundles.get(id) ?? [id])
      : selection.transitions;
    editor.select({ touchpoints: [...touchpoints], transitions: [...transitions] });
  };

  const dragNodes = (changes: readonly NodeChange<TouchpointNode>[]): void => {
    const ids: string[] = [];
    let offset: readonly [number, number] | null = null;
    const { places } = editor.store.getState();
    for (const change of changes) {
      if (change.type !== 'position' || !change.dragging || !change.position) continue;
      const place = places.get(change.id);
      if (!place) continue;
      ids.push(change.id);
      offset ??= [change.position.x - place.x, change.position.y - place.y];
    }
    if (offset) editor.drag.to(ids, offset[0], offset[1]);
  };

  const drag = (event: DragEvent): void => {
    const { drag: live } = editor.store.getState();
    if (live) drops.over([...live.ids], pointOf(event), event.altKey);
  };
  const drop = (event: DragEvent): void => {
    const { drag: live } = editor.store.getState();
    if (live) drops.drop([...live.ids], pointOf(event));
    else drops.cancel();
  };
  const pointOf = (event: DragEvent): Point => {
    const at = 'clientX' in event ? event : event.changedTouches[0];
    return toCanvas({ x: at?.clientX ?? 0, y: at?.clientY ?? 0 });
  };

  return {
    onNodesChange(changes) {
      if (changes.some((change) => change.type === 'select')) selectNodes(changes);
      if (changes.some((change) => change.type === 'position')) dragNodes(changes);
    },
    onEdgesChange(changes: EdgeChange<TransitionEdge>[]) {
      if (marquee || !changes.some((change) => change.type === 'select')) return;
      const { selection, shown } = editor.store.getState();
      const transitions = new Set(selection.transitions);
      for (const change of changes) {
        if (change.type !== 'select') continue;
        // A line that stands for several transitions is selected as all of them.
        for (const id of shown.bundles.get(change.id) ?? [change.id]) {
          if (change.selected) transitions.add(id);
          else transitions.delete(id);
        }
      }
      editor.select({ touchpoints: [...selection.touchpoints], transitions: [...transitions] });
    },
    onNodeClick(event, node: TouchpointNode) {
      const { connecting, putting } = editor.store.getState();
      if (putting !== null) finishPutting(editor, node.id);
      else if (connecting !== null && connecting !== node.id) {
        connect(editor, connecting, node.id);
        editor.setConnecting(null);
      } else if (node.type === 'frame') selectFrame(editor, node.id, event.shiftKey || event.ctrlKey || event.metaKey);
    },
    onNodeDragStart(_event, node: TouchpointNode) {
      if (node.type === 'frame' && !node.selected) editor.select({ touchpoints: [node.id] });
    },
    onNodeDrag: drag,
    onSelectionDrag: drag,
    onNodeDragStop: drop,
    onSelectionDragStop: drop,
    onNodeDoubleClick: (_event, node) => editor.startEditing(node.id),
    onEdgeDoubleClick(_event, edge) {
      const bundle = editor.store.getState().shown.bundles.get(edge.id);
      if (bundle) editor.say(`This line stands for ${bundle.length} transitions. Open what it leads to, to name each.`);
      else editor.startEditingTransition(edge.id);
    },
    onSelectionStart(event) {
      const { touchpoints } = editor.store.getState().selection;
      marquee = { base: event.shiftKey ? new Set(touchpoints) : new Set() };
    },
    onSelectionEnd() {
      marquee = null;
    },
  };
}

/** React Flow would take a frame into every marquee that begins on its ground, so selecting one is our affair. */
function selectFrame(editor: Editor, id: string, more: boolean): void {
  const { selection } = editor.store.getState();
  const touchpoints = new Set(more ? selection.touchpoints : []);
  if (!touchpoints.delete(id)) touchpoints.add(id);
  editor.select({ touchpoints: [...touchpoints], transitions: more ? [...selection.transitions] : [] });
}
