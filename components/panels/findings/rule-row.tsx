'use client';

import type { RuleSetting, RuleSeverity } from '@/lib/analysis/types';
import type { RuleWords } from '@/lib/analysis/words/rule-words';
import { useEditorState } from '../../store/editor-context';
import { NumberField } from '../../ui/number-field';
import { SelectField } from '../../ui/select-field';

const SEVERITIES: readonly { readonly value: RuleSeverity; readonly label: string }[] = [
  { value: 'error', label: 'Error' },
  { value: 'warning', label: 'Warning' },
  { value: 'info', label: 'Info' },
  { value: 'off', label: 'Off' },
];

export interface RuleRowProps {
  readonly id: string;
  readonly words: RuleWords | undefined;
  readonly setting: RuleSetting;
  readonly usual: RuleSetting | undefined;
  /** It is not as usual. */
  readonly changed: boolean;
  readonly readOnly: boolean;
  readonly onChange: (change: Partial<RuleSetting>) => void;
}

/** One rule: what it looks for, how much it weighs, and, for those that can be told more, that. */
export function RuleRow({ id, words, setting, usual, changed, readOnly, onChange }: RuleRowProps) {
  const phases = useEditorState((state) => state.map.phases);
  const title = words?.title ?? id;
  return (
    <li className="flex flex-col gap-2 border-t border-line py-3">
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <h3 className="text-body font-semibold leading-5">
            {title}
            {changed ? <span className="ml-2 text-small font-medium text-positive">changed</span> : null}
          </h3>
          <p className="mt-0.5 text-detail text-soft">{words?.what}</p>
        </div>
        <SelectField
          label={`Weight of “${title}”`}
          hideLabel
          none={null}
          value={setting.severity}
          disabled={readOnly}
          choices={SEVERITIES.map(({ value, label }) => ({
            value,
            label: value === usual?.severity ? `${label} (usual)` : label,
          }))}
          onChange={(severity) => severity && onChange({ severity })}
          className="w-[164px] shrink-0"
        />
      </div>
      {setting.most !== undefined ? (
        <NumberField
          label={`The most that passes (usually ${usual?.most ?? ''})`}
          rule={{ min: 1, whole: true }}
          value={setting.most}
          disabled={readOnly}
          onCommit={(most) => onChange({ most: most ?? usual?.most })}
          className="w-56"
        />
      ) : null}
      {setting.phase !== undefined ? (
        <SelectField
          label="Phase in which customers buy"
          none={null}
          value={setting.phase}
          disabled={readOnly}
          choices={phaseChoices(phases, setting.phase)}
          onChange={(phase) => onChange({ phase: phase ?? usual?.phase })}
          className="w-56"
        />
      ) : null}
    </li>
  );
}

/** The map's phases, and the one that is set even when the map has none of that id. */
function phaseChoices(
  phases: readonly { readonly id: string; readonly label: string }[],
  chosen: string,
): { readonly value: string; readonly label: string }[] {
  const listed = phases.map(({ id, label }) => ({ value: id, label: label || id }));
  return listed.some(({ value }) => value === chosen)
    ? listed
    : [{ value: chosen, label: `${chosen} (not on this map)` }, ...listed];
}
