'use client';

import { changeRule, readRuleSettings } from '@/lib/analysis/findings/rule-settings';
import { RULE_DEFAULTS } from '@/lib/analysis/findings/rule-severities';
import type { RuleSetting, RuleSeverity } from '@/lib/analysis/types';
import { RULE_WORDS } from '@/lib/analysis/words/rule-words';
import type { Json } from '@/lib/model/types';
import { useEditor, useEditorState } from '../../store/editor-context';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { RuleRow } from './rule-row';

/** All rules of the map: how much each weighs, and what it can be told. What is chosen holds for everybody. */
export function RulesDialog({ onClose }: { readonly onClose: () => void }) {
  const editor = useEditor();
  const rules = useEditorState((state) => state.map.rules);
  const readOnly = useEditorState((state) => state.role === 'view');
  const settings = readRuleSettings(rules);
  const ids = Object.keys(RULE_DEFAULTS);
  const changed = ids.filter((id) => !isDefault(id, settings[id]));
  const set = (id: string, change: Partial<RuleSetting>): void => {
    editor.run([{ type: 'set-rules', rules: changeRule(rules, id, change) }]);
  };
  const reset = (): void => {
    // Rules that this program does not know stay as they are.
    const next = changed.reduce<Json | undefined>((now, id) => changeRule(now, id, RULE_DEFAULTS[id] ?? {}), rules);
    editor.runAndTell([{ type: 'set-rules', rules: next ?? null }], 'Done: all rules are back to their defaults.');
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Rules"
      description="What is looked for on this map, and how much it weighs. It holds for everybody and is kept in the map file."
      width="wide"
      footer={
        <>
          <p role="status" className="mr-auto self-center text-detail text-soft">
            {changed.length === 0 ? 'All rules are as usual.' : `${changed.length} changed.`}
          </p>
          <Button disabled={readOnly || changed.length === 0} onClick={reset}>
            Back to defaults
          </Button>
          <Button look="primary" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      <ul className="grid gap-x-8 sm:grid-cols-2">
        {ids.map((id) => (
          <RuleRow
            key={id}
            id={id}
            words={RULE_WORDS[id]}
            setting={settings[id] ?? { severity: 'off' as RuleSeverity }}
            usual={RULE_DEFAULTS[id]}
            changed={changed.includes(id)}
            readOnly={readOnly}
            onChange={(change) => set(id, change)}
          />
        ))}
      </ul>
    </Dialog>
  );
}

function isDefault(id: string, setting: RuleSetting | undefined): boolean {
  const usual = RULE_DEFAULTS[id];
  return setting?.severity === usual?.severity && setting?.most === usual?.most && setting?.phase === usual?.phase;
}
