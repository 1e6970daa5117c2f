import type { Command } from '@/lib/document/types';
import { splitCharacters } from '@/lib/model/characters';
import { LIMITS } from '@/lib/protocol/limits';
import { newId } from './new-id';
import type { Draft, Editor, LabelEditing } from './types';

export interface LabelEditingControl extends LabelEditing {
  begin(target: LabelTarget, text: string): void;
  target(): LabelTarget | null;
}

export type LabelTarget =
  | { readonly kind: 'touchpoint' | 'transition'; readonly id: string }
  /** A touchpoint that is not made before it has a name: so making and naming it is one step, and an empty one leaves no trace. */
  | { readonly kind: 'draft'; readonly draft: Draft };

type Owner = Pick<Editor, 'store' | 'run' | 'say' | 'offer' | 'select' | 'setOpened' | 'presence' | 'announce'>;
type Known = Exclude<LabelTarget, { kind: 'draft' }>;

/**
 * The editing of one label. The text lives here and not in a component, so that neither a render nor a deletion by
 * somebody else can lose it.
 */
export function createLabelEditing(editor: () => Owner): LabelEditingControl {
  let target: LabelTarget | null = null;
  let typed = '';
  let ended: string | null = null;

  const find = ({ kind, id }: Known): { readonly label?: string } | undefined => {
    const { map } = editor().store.getState();
    const things: readonly { readonly id: string; readonly label?: string }[] =
      kind === 'touchpoint' ? map.touchpoints : map.transitions;
    return things.find((thing) => thing.id === id);
  };

  const leave = (): void => {
    target = null;
    editor().store.setState({ editing: null, editingTransition: null, draft: null });
    editor().presence.update({ editing: undefined });
  };

  const make = ({ id, x, y, from, to, parent, phase, parts }: Draft, label: string): boolean =>
    editor().run([
      {
        type: 'add-touchpoint',
        id,
        label,
        x,
        y,
        fields: { ...(parent !== undefined && { parent }), ...(phase !== undefined && { phase }) },
      },
      ...(from === undefined ? [] : [{ type: 'add-transition', id: newId(), source: from, target: id } as const]),
      ...(to === undefined ? [] : [{ type: 'add-transition', id: newId(), source: id, target: to } as const]),
      ...(parts ? [{ type: 'set-touchpoints', ids: parts, fields: { parent: id } } as const] : []),
    ]);

  /** Ends a new touchpoint: with a name it is made, without one the selection goes back to where it came from. */
  const settle = (draft: Draft, label: string, again: boolean): void => {
    if (label === '') {
      const back = draft.parts ?? [draft.from ?? draft.to].filter((id) => id !== undefined);
      editor().select({ touchpoints: back });
      return;
    }
    if (!make(draft, label)) return;
    if (draft.parts) editor().setOpened(draft.id, true);
    editor().select({ touchpoints: [draft.id] });
    editor().announce(`Added ${label}.`);
    if (again) ended = draft.id;
  };

  const keep = ({ kind, id }: Known, label: string, bringBack: boolean): void => {
    const change: Command =
      kind === 'touchpoint'
        ? { type: 'set-touchpoints', ids: [id], fields: { label } }
        : { type: 'set-transition', id, fields: { label: label || undefined } };
    const back: readonly Command[] = bringBack ? [{ type: 'restore', ids: [id] }] : [];
    editor().run([...back, change]);
    if (bringBack) editor().say('Brought back, with your text.');
  };

  return {
    text: () => (target ? typed : null),
    target: () => target,
    begin(next, text) {
      target = next;
      typed = text;
      ended = null;
    },
    type(text) {
      typed = text;
    },
    commit({ again = false } = {}) {
      if (!target) return;
      const edited = target;
      const label = clean(typed);
      leave();
      if (label.length < typed.replace(/\r\n?/g, '\n').trim().length) {
        editor().say(`A label has at most ${LIMITS.labelCharacters} characters; the rest was left out.`);
      }
      if (edited.kind === 'draft') return settle(edited.draft, label, again);
      const current = find(edited);
      if (!current) {
        if (label === '') return;
        return editor().offer(`Somebody removed it while you were writing “${shorten(label)}”.`, 'Bring it back', () =>
          keep(edited, label, true),
        );
      }
      if (label !== (current.label ?? '')) keep(edited, label, false);
      if (again && edited.kind === 'touchpoint') ended = edited.id;
    },
    justEnded: () => ended,
    clearJustEnded() {
      ended = null;
    },
  };
}

/** A label as it is stored: no blanks around it, no carriage returns, within the limit. */
function clean(text: string): string {
  return splitCharacters(text.replace(/\r\n?/g, '\n').trim(), LIMITS.labelCharacters)[0];
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
