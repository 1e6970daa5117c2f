'use client';

import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import type { Phase } from '@/lib/model/types';
import { LIMITS } from '@/lib/protocol/limits';
import { useEditor, useEditorState } from '../../store/editor-context';
import { newId } from '../../store/new-id';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import { TextField } from '../../ui/text-field';
import { refuseLength } from './touchpoint-form';

const USUAL = ['Awareness', 'Consideration', 'Purchase', 'Retention', 'Advocacy'];

/** The phases of the map, in the order of their lanes: renamed, added, removed and moved here. */
export function PhasesEditor() {
  const editor = useEditor();
  const readOnly = useEditorState((state) => state.role === 'view');
  const phases = useEditorState((state) => state.map.phases);
  const set = (next: readonly Phase[]): void => {
    editor.run([{ type: 'set-phases', phases: next }]);
  };
  const move = (from: number, to: number): void => {
    const next = [...phases];
    const [phase] = next.splice(from, 1);
    if (phase) next.splice(to, 0, phase);
    set(next);
  };
  return (
    <fieldset className="min-w-0">
      <legend className="text-xs font-medium leading-4 text-soft">Phases</legend>
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
                if (refused === null)
                  set(phases.map((other) => (other.id === phase.id ? { ...other, label: typed.trim() } : other)));
                return refused;
              }}
            />
            <IconButton
              size="small"
              className="mt-1"
              icon={ArrowUp}
              name={`Move ${phase.label} earlier`}
              disabled={readOnly || index === 0}
              onClick={() => move(index, index - 1)}
            />
            <IconButton
              size="small"
              className="mt-1"
              icon={ArrowDown}
              name={`Move ${phase.label} later`}
              disabled={readOnly || index === phases.length - 1}
              onClick={() => move(index, index + 1)}
            />
            <IconButton
              size="small"
              className="mt-1"
              icon={X}
              name={`Remove ${phase.label}`}
              disabled={readOnly}
              onClick={() => set(phases.filter((other) => other.id !== phase.id))}
            />
          </li>
        ))}
      </ol>
      <div className="mt-1.5 flex flex-wrap gap-1">
        <Button
          look="ghost"
          size="small"
          className="-ml-2"
          disabled={readOnly}
          onClick={() => set([...phases, { id: newId(), label: USUAL[phases.length] ?? `Phase ${phases.length + 1}` }])}
        >
          <Plus size={15} aria-hidden />
          Add a phase
        </Button>
        {phases.length === 0 ? (
          <Button
            look="ghost"
            size="small"
            disabled={readOnly}
            onClick={() => set(USUAL.map((label) => ({ id: label.toLowerCase(), label })))}
          >
            Add the usual five
          </Button>
        ) : null}
      </div>
    </fieldset>
  );
}
