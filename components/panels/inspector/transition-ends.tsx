'use client';

import { useMemo, useState } from 'react';
import type { Transition } from '@/lib/model/types';
import { isWithin } from '@/lib/scene/nesting/nest';
import { useEditor, useEditorState } from '../../store/editor-context';
import { type Choice, SelectField } from '../../ui/select-field';

const { compare } = new Intl.Collator(undefined, { numeric: true });

/** Where a transition begins and leads: what dragging its ends does, by choosing. */
export function TransitionEnds({ transition }: { readonly transition: Transition }) {
  const editor = useEditor();
  const readOnly = useEditorState((state) => state.role === 'view');
  const { id, source, target } = transition;
  const set = (ends: { readonly source?: string; readonly target?: string }): void => {
    editor.run([{ type: 'set-transition', id, fields: ends }]);
  };
  return (
    <div className="space-y-3">
      <End label="From" at={source} other={target} disabled={readOnly} onChoose={(end) => set({ source: end })} />
      <End label="To" at={target} other={source} disabled={readOnly} onChoose={(end) => set({ target: end })} />
    </div>
  );
}

interface EndProps {
  readonly label: string;
  readonly at: string;
  readonly other: string;
  readonly disabled: boolean;
  readonly onChoose: (id: string) => void;
}

function End({ label, at, other, disabled, onChoose }: EndProps) {
  const all = useEditorState((state) => state.map.touchpoints);
  const transitions = useEditorState((state) => state.map.transitions);
  const nest = useEditorState((state) => state.shown.nest);
  const [near, setNear] = useState(false);
  const choices = useMemo((): readonly Choice<string>[] => {
    const name = (one: (typeof all)[number]): Choice<string> => ({
      value: one.id,
      label: one.label.slice(0, 80) || 'No label',
    });
    // On a large map the list is long, and it is rarely opened.
    if (!near) return all.filter((one) => one.id === at).map(name);
    // What it leads to already, itself, and what one of them is inside of can't be chosen.
    const taken = new Set(
      transitions.flatMap(({ source, target }) =>
        label === 'To' && source === other ? [target] : label === 'From' && target === other ? [source] : [],
      ),
    );
    const fits = (id: string): boolean =>
      id === at || (!taken.has(id) && id !== other && !isWithin(nest, id, other) && !isWithin(nest, other, id));
    return all
      .filter(({ id }) => fits(id))
      .map(name)
      .sort((a, b) => compare(a.label, b.label));
  }, [all, transitions, nest, at, other, label, near]);
  return (
    <SelectField
      label={label}
      none={null}
      value={at}
      choices={choices}
      disabled={disabled}
      onApproach={() => setNear(true)}
      onChange={(id) => id !== undefined && id !== at && onChoose(id)}
    />
  );
}
