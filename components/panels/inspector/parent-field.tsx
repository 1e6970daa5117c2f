'use client';

import { useMemo, useState } from 'react';
import type { Touchpoint } from '@/lib/model/types';
import { putInto, takeOut } from '../../actions/nesting/nest';
import { useEditor, useEditorState } from '../../store/editor-context';
import { SelectField } from '../../ui/select-field';
import { commonValue } from './common-value';
import { useTouchpointForm } from './touchpoint-form';

const { compare } = new Intl.Collator(undefined, { numeric: true });

/** Which touchpoint this one is a part of. Those inside it are not offered: nothing is part of itself. */
export function ParentField() {
  const all = useEditorState((state) => state.map.touchpoints);
  const editor = useEditor();
  const { touchpoints, readOnly } = useTouchpointForm();
  const { value, mixed } = commonValue(touchpoints, (touchpoint) => touchpoint.parent);
  const [near, setNear] = useState(false);
  const choices = useMemo(() => {
    const labelled = ({ id, label }: Touchpoint) => ({ value: id, label: label.slice(0, 80) || 'No label' });
    // On a large map the list is long, and it is rarely opened.
    if (!near) return all.filter((touchpoint) => touchpoint.id === value).map(labelled);
    const inside = descendants(all, new Set(touchpoints.map((touchpoint) => touchpoint.id)));
    return all
      .filter((touchpoint) => !inside.has(touchpoint.id))
      .map(labelled)
      .sort((a, b) => compare(a.label, b.label));
  }, [all, touchpoints, value, near]);
  return (
    <SelectField
      label="Part of"
      none="Nothing: it stands by itself"
      value={value}
      mixed={mixed}
      choices={choices}
      disabled={readOnly}
      onApproach={() => setNear(true)}
      onChange={(parent) => {
        const ids = touchpoints.map(({ id }) => id);
        if (parent === undefined) takeOut(editor, ids, { whollyOut: true });
        else putInto(editor, ids, parent);
      }}
    />
  );
}

/** Those given and all that is inside them. */
export function descendants(all: readonly Touchpoint[], roots: ReadonlySet<string>): ReadonlySet<string> {
  const parts = new Map<string, string[]>();
  for (const { id, parent } of all) {
    if (parent === undefined) continue;
    const siblings = parts.get(parent);
    if (siblings) siblings.push(id);
    else parts.set(parent, [id]);
  }
  const found = new Set(roots);
  for (const id of found) for (const part of parts.get(id) ?? []) found.add(part);
  return found;
}
