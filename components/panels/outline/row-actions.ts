import type { LucideIcon } from 'lucide-react';
import { ArrowLeftRight, ArrowRight, Crosshair, Layers, Pencil, Plus, Trash2, Waypoints } from 'lucide-react';
import type { Fix } from '@/lib/analysis/types';
import { describeFix } from '@/lib/analysis/words/describe-fix';
import type { Command } from '@/lib/document/types';
import type { OutlineRow } from '@/lib/outline/outline-rows';
import { formatKey } from '../../actions/keys';
import { movePhaseBy, removePhase } from '../../actions/lanes/phases';
import { putIntoPhase } from '../../actions/lanes/put-into-phase';
import { findAction } from '../../actions/registry';
import type { Editor } from '../../store/types';
import { isMac } from '../use-action';
import { addHere, addPhase, addToPhase, rename } from './outline-commands';
import { removeRow } from './outline-keys';
import { goToTouchpoint, otherEnd, pathOf } from './outline-moves';

/** Something that can be done with a row, from its menu or its buttons. */
export interface RowAction {
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly keys?: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  /** Says that this is how it is now: one of several that exclude each other. */
  readonly checked?: boolean;
  readonly perform?: () => void;
  readonly items?: readonly RowAction[];
}

/** All that can be done with a row, in groups; nothing is on this list alone: each has a key, or a place in the details. */
export function rowActions(editor: Editor, row: OutlineRow): readonly (readonly RowAction[])[] {
  const readOnly = editor.store.getState().role === 'view';
  if (row.kind === 'phase') return phaseActions(editor, row, readOnly);
  if (row.kind === 'link') return linkActions(editor, row, readOnly);
  if (row.kind === 'finding') {
    const show = { label: 'Show the path', icon: Crosshair, keys: 'Enter' };
    return [
      [{ ...show, perform: () => editor.camera?.fit(pathOf(editor, row.finding).path) }],
      readOnly ? [] : row.finding.fixes.map((fix) => fixAction(editor, fix)),
      [{ label: 'All findings', perform: () => editor.setPanel('findings') }],
    ];
  }
  return touchpointActions(editor, row, readOnly);
}

function touchpointActions(
  editor: Editor,
  row: Extract<OutlineRow, { kind: 'touchpoint' }>,
  disabled: boolean,
): readonly (readonly RowAction[])[] {
  const { id } = row;
  const { phases, touchpoints } = editor.store.getState().map;
  const touchpoint = touchpoints.find((one) => one.id === id);
  const add = (label: string, where: 'next' | 'before' | 'part' | 'beside', keys?: string): RowAction => ({
    label,
    disabled,
    perform: () => addHere(editor, id, where),
    ...(keys !== undefined && { keys }),
  });
  const phaseItems: RowAction[] = [...phases, null].map((phase) => ({
    label: phase ? phase.label || 'No name' : 'No phase',
    checked: touchpoint?.phase === phase?.id,
    disabled,
    perform: () => putIntoPhase(editor, [...editor.store.getState().selection.touchpoints], phase?.id ?? null),
  }));
  return [
    [
      {
        label: 'Customer’s reaction',
        items: fromRegistry(editor, RATINGS, (now) => now === (touchpoint?.reaction ?? 'none')),
      },
      {
        label: 'Place in the chain',
        items: fromRegistry(editor, ROLES, (now) => now === (touchpoint?.role ?? 'none')),
      },
      ...(phases.length > 0 ? [{ label: 'Phase', items: phaseItems }] : []),
    ],
    [
      {
        label: 'New touchpoint',
        icon: Plus,
        items: [
          add('Next, connected', 'next', 'Mod+Enter'),
          add('Before, connected', 'before', 'Mod+Shift+Enter'),
          add('As a part of it', 'part'),
          add('Beside, not connected', 'beside'),
        ].map(written),
      },
      { label: 'Connect to…', icon: Waypoints, disabled, perform: () => findAction('connect-to').perform(editor) },
      { label: 'Put into…', disabled, perform: () => findAction('put-into-found').perform(editor) },
      ...fromRegistry(editor, ['duplicate', 'take-out', 'toggle-open'], () => false).filter((one) => !one.disabled),
    ],
    [
      { label: 'Rename', icon: Pencil, keys: 'Enter', disabled, perform: () => rename(editor, row) },
      { label: 'Show on the canvas', icon: Crosshair, keys: 'Alt+Enter', perform: () => editor.camera?.reveal(id) },
      { label: 'Details…', perform: () => editor.setPanel('inspector') },
    ],
    [{ label: 'Delete', icon: Trash2, keys: 'Delete', danger: true, disabled, perform: () => removeRow(editor, row) }],
  ].map((group) => group.map(written));
}

function linkActions(
  editor: Editor,
  row: Extract<OutlineRow, { kind: 'link' }>,
  disabled: boolean,
): readonly (readonly RowAction[])[] {
  const { id, source, target } = row.transition;
  const reverse = (): void => {
    editor.run([{ type: 'set-transition', id, fields: { source: target, target: source } }]);
  };
  return [
    [
      {
        label: 'Go to the other end',
        icon: ArrowRight,
        keys: 'Enter',
        perform: () => goToTouchpoint(editor, otherEnd(row)),
      },
      { label: 'Show on the canvas', icon: Crosshair, perform: () => editor.camera?.fit([source, target]) },
      { label: 'Ends, label, share, kind…', perform: () => editor.setPanel('inspector') },
    ],
    [
      { label: 'Reverse the direction', icon: ArrowLeftRight, disabled, perform: reverse },
      {
        label: 'Disconnect',
        icon: Trash2,
        keys: 'Delete',
        danger: true,
        disabled,
        perform: () => removeRow(editor, row),
      },
    ],
  ].map((group) => group.map(written));
}

function phaseActions(
  editor: Editor,
  row: Extract<OutlineRow, { kind: 'phase' }>,
  disabled: boolean,
): readonly (readonly RowAction[])[] {
  const { phase } = row;
  const add: RowAction = {
    label: 'New touchpoint here',
    icon: Plus,
    keys: 'Mod+Enter',
    disabled,
    perform: () => addToPhase(editor, phase?.id),
  };
  const another: RowAction = { label: 'New phase', icon: Layers, disabled, perform: () => addPhase(editor) };
  if (!phase) return [[written(add), another]];
  const { phases } = editor.store.getState().map;
  const at = phases.findIndex((one) => one.id === phase.id);
  return [
    [add, another],
    [
      { label: 'Rename', icon: Pencil, keys: 'Enter', disabled, perform: () => rename(editor, row) },
      {
        label: 'Move earlier',
        keys: 'Alt+Shift+ArrowUp',
        disabled: disabled || at === 0,
        perform: () => movePhaseBy(editor, phase.id, -1),
      },
      {
        label: 'Move later',
        keys: 'Alt+Shift+ArrowDown',
        disabled: disabled || at === phases.length - 1,
        perform: () => movePhaseBy(editor, phase.id, 1),
      },
    ],
    [
      {
        label: 'Delete the phase',
        icon: Trash2,
        keys: 'Delete',
        danger: true,
        disabled,
        perform: () => removePhase(editor, phase.id),
      },
    ],
  ].map((group: RowAction[]) => group.map(written));
}

function fixAction(editor: Editor, fix: Fix): RowAction {
  const { touchpoints } = editor.store.getState().map;
  const words = describeFix(fix, (id) => touchpoints.find((one) => one.id === id)?.label ?? '');
  return {
    label: words,
    perform: () => void editor.runAndTell(fix.commands as readonly Command[], `Done: ${words}.`),
  };
}

const RATINGS = ['rate-positive', 'rate-neutral', 'rate-negative', 'rate-none'];
const ROLES = ['role-start', 'role-intermediate', 'role-final', 'role-none'];

function fromRegistry(editor: Editor, ids: readonly string[], isNow: (value: string) => boolean): RowAction[] {
  return ids.map((id) => {
    const action = findAction(id);
    const [key] = action.keys;
    return {
      label: action.label,
      disabled: !action.enabled(editor),
      checked: isNow(id.replace(/^(?:rate|role)-/, '')),
      // On a row letters lead to what begins with them; digits rate there too.
      ...(key !== undefined && !/^[A-Z]$/.test(key) && { keys: formatKey(key, isMac()) }),
      perform: () => action.perform(editor),
    };
  });
}

/** The key as people of this system know it. */
function written(action: RowAction): RowAction {
  return action.keys === undefined ? action : { ...action, keys: formatKey(action.keys, isMac()) };
}
