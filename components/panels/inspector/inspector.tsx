'use client';

import { Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import { useEditor, useEditorState } from '../../store/editor-context';
import { Button } from '../../ui/button';
import { MapInspector } from './map-inspector';
import { TouchpointInspector } from './touchpoint-inspector';
import { TransitionInspector } from './transition-inspector';

/** What is selected, with all its attributes; the map itself when nothing is. */
export function Inspector() {
  const selection = useEditorState((state) => state.selection);
  const map = useEditorState((state) => state.map);
  const touchpoints = useMemo(
    () => map.touchpoints.filter((touchpoint) => selection.touchpoints.has(touchpoint.id)),
    [map, selection],
  );
  const transitions = useMemo(
    () => map.transitions.filter((transition) => selection.transitions.has(transition.id)),
    [map, selection],
  );
  // Fields remember what is being typed: another selection gets fields of its own.
  if (touchpoints.length > 0) {
    return <TouchpointInspector key={touchpoints.map((it) => it.id).join(' ')} touchpoints={touchpoints} />;
  }
  const [only] = transitions;
  if (only && transitions.length === 1) return <TransitionInspector key={only.id} transition={only} />;
  if (transitions.length > 1) return <ManyTransitions ids={transitions.map((it) => it.id)} />;
  return <MapInspector />;
}

function ManyTransitions({ ids }: { readonly ids: readonly string[] }) {
  const editor = useEditor();
  const readOnly = useEditorState((state) => state.role === 'view');
  return (
    <div className="space-y-3">
      <h2 className="text-detail font-semibold text-soft">{ids.length} transitions</h2>
      <p className="text-detail text-soft">Select one to see and change what it says.</p>
      <Button
        size="small"
        disabled={readOnly}
        onClick={() => editor.run([{ type: 'remove', touchpoints: [], transitions: ids }])}
      >
        <Trash2 size={15} aria-hidden />
        Delete these transitions
      </Button>
    </div>
  );
}
