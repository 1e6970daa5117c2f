'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { TouchpointFields } from '@/lib/document/types';
import type { Touchpoint } from '@/lib/model/types';
import { LIMITS } from '@/lib/protocol/limits';
import { useEditor, useEditorState } from '../../store/editor-context';
import { NumberField } from '../../ui/number-field';
import type { NumberRule } from '../../ui/parse-number';
import { SegmentedField } from '../../ui/segmented-field';
import { type Choice, SelectField } from '../../ui/select-field';
import { TextField } from '../../ui/text-field';
import { commonValue } from './common-value';

type TextKey = 'goal' | 'feeling' | 'thought' | 'sells' | 'takeaway' | 'wow' | 'notes' | 'owner';
type NumberKey = 'employees' | 'dropOff' | 'customers' | 'impact' | 'effort';
type ChoiceKey =
  | 'role'
  | 'reaction'
  | 'channel'
  | 'area'
  | 'customer'
  | 'attention'
  | 'lifetime'
  | 'moment'
  | 'control'
  | 'status';
type ChoiceValue<K extends ChoiceKey> = NonNullable<Touchpoint[K]>;

interface Form {
  readonly touchpoints: readonly Touchpoint[];
  readonly readOnly: boolean;
  /** Sets fields on all that is selected, as one undo step. */
  readonly set: (fields: TouchpointFields) => void;
}

const Context = createContext<Form | null>(null);

/** The selected touchpoints and how to change them; inside `TouchpointForm` only. */
export function useTouchpointForm(): Form {
  const form = useContext(Context);
  if (!form) throw new Error('useTouchpointForm needs a TouchpointForm around it');
  return form;
}

/** Lets the fields inside edit these touchpoints together. */
export function TouchpointForm(props: { readonly touchpoints: readonly Touchpoint[]; readonly children: ReactNode }) {
  const editor = useEditor();
  const readOnly = useEditorState((state) => state.role === 'view');
  const ids = props.touchpoints.map((touchpoint) => touchpoint.id);
  const set = (fields: TouchpointFields): void => {
    editor.run([{ type: 'set-touchpoints', ids, fields }]);
  };
  return <Context value={{ touchpoints: props.touchpoints, readOnly, set }}>{props.children}</Context>;
}

interface CommonProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly className?: string;
}

/** A text attribute. Emptied, it is cleared. */
export function FormText({
  name,
  ...rest
}: CommonProps & { readonly name: TextKey; readonly rows?: number; readonly placeholder?: string }) {
  const { touchpoints, readOnly, set } = useTouchpointForm();
  const { value, mixed } = commonValue(touchpoints, (touchpoint) => touchpoint[name]);
  return (
    <TextField
      {...rest}
      value={value ?? ''}
      mixed={mixed}
      disabled={readOnly}
      onCommit={(typed) => {
        const refused = refuseLength(typed, LIMITS.textCharacters);
        if (refused === null) set({ [name]: typed.trim() === '' ? undefined : typed });
        return refused;
      }}
    />
  );
}

/** A sentence when a text is longer than it may be. Counts code points, as the file format does. */
export function refuseLength(text: string, limit: number): string | null {
  if (text.length <= limit) return null;
  const length = [...text].length;
  return length <= limit
    ? null
    : `That is ${length} characters; ${limit} fit. Shorten it, nothing has been changed yet.`;
}

/** A number attribute. Emptied, it is cleared. */
export function FormNumber({
  name,
  rule,
  ...rest
}: CommonProps & { readonly name: NumberKey; readonly rule: NumberRule; readonly placeholder?: string }) {
  const { touchpoints, readOnly, set } = useTouchpointForm();
  const { value, mixed } = commonValue(touchpoints, (touchpoint) => touchpoint[name]);
  return (
    <NumberField
      {...rest}
      rule={rule}
      value={value}
      mixed={mixed}
      disabled={readOnly}
      onCommit={(number) => set({ [name]: number })}
    />
  );
}

/** An attribute with a few values, side by side or (with `list`) as a list. */
export function FormChoice<K extends ChoiceKey>({
  name,
  choices,
  list,
  icon,
  ...rest
}: CommonProps & {
  readonly name: K;
  readonly choices: readonly Choice<ChoiceValue<K>>[];
  readonly list?: boolean;
  readonly icon?: (value: ChoiceValue<K>) => ReactNode;
}) {
  const { touchpoints, readOnly, set } = useTouchpointForm();
  const { value, mixed } = commonValue(touchpoints, (touchpoint) => touchpoint[name] as ChoiceValue<K> | undefined);
  const onChange = (next: ChoiceValue<K> | undefined): void => set({ [name]: next });
  const shared = { ...rest, value, mixed, disabled: readOnly, onChange };
  return list ? (
    <SelectField {...shared} choices={choices} />
  ) : (
    <SegmentedField {...shared} segments={choices.map((choice) => ({ ...choice, icon: icon?.(choice.value) }))} />
  );
}
