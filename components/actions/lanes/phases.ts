import type { Phase } from '@/lib/model/types';
import { type PhaseColor, phaseColor, withPhaseColor } from '@/lib/scene/lanes/phase-color';
import { newId } from '../../store/new-id';
import type { Editor } from '../../store/types';
import { targetIds } from '../targets';
import { insertPhase, movePhase } from './phase-commands';

/** What journeys are usually divided into, in this order. */
export const USUAL_PHASES = ['Awareness', 'Consideration', 'Purchase', 'Retention', 'Advocacy'] as const;

/** The phase that an action is about: that of the head last focused or opened, or else that of the touchpoint selected. */
export function targetPhase(editor: Editor): Phase | null {
  const { phase, map } = editor.store.getState();
  const named = map.phases.find(({ id }) => id === phase);
  if (named) return named;
  const ids = new Set(targetIds(editor));
  if (ids.size === 0) return null;
  const [own, ...others] = new Set(map.touchpoints.flatMap((one) => (ids.has(one.id) ? [one.phase] : [])));
  return others.length === 0 ? (map.phases.find(({ id }) => id === own) ?? null) : null;
}

/** A name for a new phase that no other has. */
export function freePhaseName(phases: readonly Phase[]): string {
  const taken = new Set(phases.map(({ label }) => label));
  const usual = USUAL_PHASES[phases.length];
  if (usual !== undefined && !taken.has(usual)) return usual;
  let number = phases.length + 1;
  while (taken.has(`Phase ${number}`)) number += 1;
  return `Phase ${number}`;
}

/** Adds a phase beside another (`side` 1: after it), or as the last one, and opens its name. */
export function addPhase(editor: Editor, beside: string | null, side: 0 | 1 = 1): void {
  const state = editor.store.getState();
  const { phases } = state.map;
  const index = phases.findIndex(({ id }) => id === beside);
  const phase: Phase = { id: newId(), label: freePhaseName(phases) };
  if (!editor.run(insertPhase(state, phase, index < 0 ? phases.length : index + side))) return;
  editor.announce(`Added the phase “${phase.label}”.`);
  editor.setPhase(phase.id);
  editor.setRenamingPhase(phase.id);
}

/** Adds the five phases that journeys are usually divided into. */
export function addUsualPhases(editor: Editor): void {
  const phases = USUAL_PHASES.map((label) => ({ id: label.toLowerCase(), label }));
  if (editor.run([{ type: 'set-phases', phases }])) editor.announce('Added five phases.');
}

/** Gives a phase another name; an empty one leaves it as it was. */
export function renamePhase(editor: Editor, id: string, typed: string): void {
  const label = typed.replace(/\s+/g, ' ').trim();
  editor.setRenamingPhase(null);
  if (label !== '') setPhase(editor, id, (phase) => ({ ...phase, label }));
}

/** Moves a phase so many places to the right, or with a negative number to the left, with all that stands in its column. */
export function movePhaseBy(editor: Editor, id: string, by: number): void {
  const state = editor.store.getState();
  const at = state.map.phases.findIndex((phase) => phase.id === id);
  const commands = movePhase(state, id, at + by);
  if (commands.length === 0 || !editor.run(commands)) return;
  const { phases } = editor.store.getState().map;
  editor.announce(`“${phases[at + by]?.label ?? ''}” is phase ${at + by + 1} of ${phases.length} now.`);
}

export function colorPhase(editor: Editor, id: string, color: PhaseColor | null): void {
  setPhase(editor, id, (phase) => (phaseColor(phase) === color ? phase : withPhaseColor(phase, color)));
}

/** Removes a phase. What stood in it stays, and keeps its phase in case that comes back. */
export function removePhase(editor: Editor, id: string): void {
  const { map } = editor.store.getState();
  const phase = map.phases.find((one) => one.id === id);
  if (!phase) return;
  const count = map.touchpoints.filter((touchpoint) => touchpoint.phase === id).length;
  const rest = map.phases.filter((one) => one !== phase);
  const stay =
    count === 0
      ? ''
      : count === 1
        ? ' Its touchpoint stays where it is.'
        : ` Its ${count} touchpoints stay where they are.`;
  editor.runAndTell([{ type: 'set-phases', phases: rest }], `Removed the phase “${phase.label}”.${stay}`);
}

function setPhase(editor: Editor, id: string, change: (phase: Phase) => Phase): void {
  const { phases } = editor.store.getState().map;
  const next = phases.map((phase) => (phase.id === id ? change(phase) : phase));
  if (next.some((phase, i) => phase !== phases[i])) editor.run([{ type: 'set-phases', phases: next }]);
}
