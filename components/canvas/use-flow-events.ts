'use client';

import type { EdgeChange, Node, NodeChange, ReactFlowProps } from '@xyflow/react';
import { useMemo } from 'react';
import { connect } from '../actions/connect';
import { useEditor } from '../store/editor-context';
import type { Editor } from '../store/types';
import type { TouchpointNode, TransitionEdge } from './elements';

type FlowEvents = Pick<
  ReactFlowProps<TouchpointNode, TransitionEdge>,
  | 'onNodesChange'
  | 'onEdgesChange'
  | 'onNodeClick'
  | 'onNodeDragStop'
  | 'onSelectionDragStop'
  | 'onNodeDoubleClick'
  | 'onEdgeDoubleClick'
  | 'onSelectionStart'
  | 'onSelectionEnd'
>;

/** What React Flow reports, turned into the editor's own words. */
export function useFlowEvents(): FlowEvents {
  const editor = useEditor();
  return useMemo(() => createFlowEvents(editor), [editor]);
}

export function createFlowEvents(editor: Editor): FlowEvents {
  /** While a marquee is drawn: what was selected before it began, if it adds to that. */
  let marquee: { readonly base: ReadonlySet<string> } | null = null;

  const selectNodes = (changes: readonly NodeChange<TouchpointNode>[]): void => {
    const { selection, map } = editor.store.getState();
    const touchpoints = new Set(selection.touchpoints);
    for (const change of changes) {
      if (change.type !== 'select') continue;
      if (change.selected) touchpoints.add(change.id);
      else if (!marquee?.base.has(change.id)) touchpoints.delete(change.id);
    }
    // React Flow would take every line that touches a card; a marquee takes those between two of its cards.
    const transitions = marquee
      ? map.transitions
          .filter(({ source, target }) => touchpoints.has(source) && touchpoints.has(target))
          .map(({ id }) => id)
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

  const drop = (): void => {
    editor.drag.drop();
  };

  return {
    onNodesChange(changes) {
      if (changes.some((change) => change.type === 'select')) selectNodes(changes);
      if (changes.some((change) => change.type === 'position')) dragNodes(changes);
    },
    onEdgesChange(changes: EdgeChange<TransitionEdge>[]) {
      if (marquee || !changes.some((change) => change.type === 'select')) return;
      const { selection } = editor.store.getState();
      const transitions = new Set(selection.transitions);
      for (const change of changes) {
        if (change.type !== 'select') continue;
        if (change.selected) transitions.add(change.id);
        else transitions.delete(change.id);
      }
      editor.select({ touchpoints: [...selection.touchpoints], transitions: [...transitions] });
    },
    onNodeClick(_event, node: Node) {
      const { connecting } = editor.store.getState();
      if (connecting === null || connecting === node.id) return;
      connect(editor, connecting, node.id);
      editor.setConnecting(null);
    },
    onNodeDragStop: drop,
    onSelectionDragStop: drop,
    onNodeDoubleClick: (_event, node) => editor.startEditing(node.id),
    onEdgeDoubleClick: (_event, edge) => editor.startEditingTransition(edge.id),
    onSelectionStart(event) {
      const { touchpoints } = editor.store.getState().selection;
      marquee = { base: event.shiftKey ? new Set(touchpoints) : new Set() };
    },
    onSelectionEnd() {
      marquee = null;
    },
  };
}
