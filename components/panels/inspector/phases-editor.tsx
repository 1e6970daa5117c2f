'use client';

import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { LIMITS } from '@/lib/protocol/limits';
import { addPhase, addUsualPhases, movePhaseBy, removePhase, renamePhase } from '../../actions/lanes/phases';
import { useEditor, useEditorState } from '../../store/editor-context';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import { TextField } from '../../ui/text-field';
import { refuseLength } from './touchpoint-form';

/** The phases of the map, in the order of their lanes: renamed, added, removed and moved here. */
export function PhasesEditor() {
  const editor = useEditor();
  const readOnly = useEditorState((state) => state.role === 'view');
  const phases = useEditorState((state) => state.map.phases);
  return (
    <fieldset className="min-w-0">
      <legend className="text-small font-medium leading-4 text-soft">Phases</legend>
      <ol className="mt-1.5 space-y-1.5">
        {phases.map((phase, index) => (
          <li key={phase.id} className="flex items-start gap-0.5">
            <TextField
              label={`Phase ${index + 1}`}
              hideLabel
              value={phase.label}
              disabled={readOnly}
              className="flex-1"
              onCommit={(typed) => {
                const refused = refuseLength(typed, LIMITS.labelCharacters);
                if (refused === null) renamePhase(editor, phase.id, typed);
                return refused;
              }}
            />
            <IconButton
              size="small"
              className="mt-1"
              icon={ArrowUp}
              name={`Move ${phase.label} earlier`}
              disabled={readOnly || index === 0}
              onClick={() => movePhaseBy(editor, phase.id, -1)}
            />
            <IconButton
              size="small"
              className="mt-1"
              icon={ArrowDown}
              name={`Move ${phase.label} later`}
              disabled={readOnly || index === phases.length - 1}
              onClick={() => movePhaseBy(editor, phase.id, 1)}
            />
            <IconButton
              size="small"
              className="mt-1"
              icon={X}
              name={`Remove ${phase.label}`}
              disabled={readOnly}
              onClick={() => removePhase(editor, phase.id)}
            />
          </li>
        ))}
      </ol>
      <div className="mt-1.5 flex flex-wrap gap-1">
        <Button look="ghost" size="small" className="-ml-2" disabled={readOnly} onClick={() => addPhase(editor, null)}>
          <Plus size={15} aria-hidden />
          Add a phase
        </Button>
        {phases.length === 0 ? (
          <Button look="ghost" size="small" disabled={readOnly} onClick={() => addUsualPhases(editor)}>
            Add the usual five
          </Button>
        ) : null}
      </div>
    </fieldset>
  );
}
