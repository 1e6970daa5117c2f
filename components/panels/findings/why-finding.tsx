'use client';

import { changeRule } from '@/lib/analysis/findings/rule-settings';
import { LAW_WORDS, RULE_WORDS } from '@/lib/analysis/words/rule-words';
import { useEditor } from '../../store/editor-context';
import { Button } from '../../ui/button';

/** Why a rule looks for this, in the words of the method, and the way to hear no more of it. */
export function WhyFinding({ ruleId, readOnly }: { readonly ruleId: string; readonly readOnly: boolean }) {
  const editor = useEditor();
  const words = RULE_WORDS[ruleId];
  const hide = (): void => {
    const { rules } = editor.store.getState().map;
    editor.runAndTell(
      [{ type: 'set-rules', rules: changeRule(rules, ruleId, { severity: 'off' }) }],
      `Hidden for everybody: ${words?.title ?? ruleId}.`,
    );
  };
  return (
    <div className="space-y-1.5 px-3 pb-2 text-detail">
      {words ? (
        <>
          <p>{words.why}</p>
          <p>{words.mend}</p>
          <p className="text-soft">
            {LAW_WORDS[words.law].name}: {LAW_WORDS[words.law].text}
          </p>
        </>
      ) : null}
      {readOnly ? null : (
        <div className="-mx-1.5 flex flex-wrap gap-1">
          <Button look="ghost" size="small" onClick={hide}>
            Hide this kind
          </Button>
          <Button look="ghost" size="small" onClick={() => editor.setDialog('rules')}>
            Rules…
          </Button>
        </div>
      )}
    </div>
  );
}
