'use client';

import { LIMITS } from '@/lib/protocol/limits';
import { useEditor, useEditorState } from '../../store/editor-context';
import { TextField } from '../../ui/text-field';
import { PhasesEditor } from './phases-editor';
import { refuseLength } from './touchpoint-form';

/** What belongs to the whole map: its title and its phases. */
export function MapInspector() {
  const editor = useEditor();
  const readOnly = useEditorState((state) => state.role === 'view');
  const title = useEditorState((state) => state.map.title);
  const touchpoints = useEditorState((state) => state.map.touchpoints.length);
  const transitions = useEditorState((state) => state.map.transitions.length);
  return (
    <div className="space-y-5">
      <p className="text-detail text-soft">
        Nothing is selected. Select a touchpoint or a transition to see and change what it says.
      </p>
      <TextField
        label="Title of the map"
        value={title}
        disabled={readOnly}
        placeholder="Untitled map"
        onCommit={(typed) => {
          const refused = refuseLength(typed, LIMITS.titleCharacters);
          if (refused === null) editor.run([{ type: 'set-title', title: typed.trim() }]);
          return refused;
        }}
      />
      <PhasesEditor />
      <p className="text-detail text-soft">
        {touchpoints} {touchpoints === 1 ? 'touchpoint' : 'touchpoints'}, {transitions}{' '}
        {transitions === 1 ? 'transition' : 'transitions'}
      </p>
    </div>
  );
}
