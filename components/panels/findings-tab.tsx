'use client';

import { CircleCheck, SlidersHorizontal } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { readRuleSettings } from '@/lib/analysis/findings/rule-settings';
import type { Finding } from '@/lib/analysis/types';
import { countOf } from '@/lib/analysis/words/count-words';
import { useEditor, useEditorState } from '../store/editor-context';
import { Button } from '../ui/button';
import { cx } from '../ui/cx';
import { FindingCard, keyOf } from './findings/finding-card';
import { useLabels } from './use-labels';
import { useSpotlight } from './use-spotlight';

/** A panel is read from the top; the rest comes when it is asked for. */
const PAGE = 40;
const GROUPS: readonly { readonly severity: Finding['severity']; readonly title: string }[] = [
  { severity: 'error', title: 'Errors' },
  { severity: 'warning', title: 'Warnings' },
  { severity: 'info', title: 'Worth knowing' },
];

/** What is wrong with the map, in words, the worst first; each finding opens the path that proves it. */
export function FindingsTab() {
  const findings = useEditorState((state) => state.analysis?.findings);
  const empty = useEditorState((state) => state.map.touchpoints.length === 0);
  const editable = useEditorState((state) => state.role !== 'view');
  const intact = useEditorState(({ analysis }) => {
    const starts = analysis?.scopes[0]?.starts ?? [];
    return starts.length > 0 && starts.every((start) => start.verdict === 'intact');
  });
  if (empty)
    return (
      <Hint title="An empty map">
        {editable
          ? 'Type the first moment where customers meet you. What breaks will be listed here.'
          : 'As soon as somebody draws on it, what breaks will be listed here.'}
      </Hint>
    );
  if (!findings) return <p className="text-detail text-soft">Looking for breaks…</p>;
  return (
    <>
      <RulesLine />
      {intact && findings.every((finding) => finding.severity === 'info') ? (
        <div className="pb-3">
          <Hint title="Nothing breaks">Every start reaches a final link, and no way leads astray.</Hint>
        </div>
      ) : findings.length === 0 ? (
        <Hint title="Nothing found">None of the rules that are switched on has anything to say.</Hint>
      ) : null}
      <FindingList findings={findings} />
    </>
  );
}

function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  const spotlight = useSpotlight();
  const labelOf = useLabels();
  const [shown, setShown] = useState(PAGE);
  let left = shown;
  return (
    <>
      {GROUPS.map(({ severity, title }) => {
        const all = findings.filter((finding) => finding.severity === severity);
        const some = all.slice(0, left);
        left -= some.length;
        return some.length === 0 ? null : (
          <section key={severity} aria-label={title} className="mb-5 last:mb-0">
            <h3 className="mb-2 text-detail font-semibold leading-5 text-soft">
              {title} · {all.length}
            </h3>
            <ul className="space-y-2.5">
              {some.map((finding) => (
                <FindingCard key={keyOf(finding)} finding={finding} spotlight={spotlight} labelOf={labelOf} />
              ))}
            </ul>
          </section>
        );
      })}
      {findings.length > shown ? (
        <Button look="ghost" size="small" className="mt-2 w-full" onClick={() => setShown(shown + 5 * PAGE)}>
          Show more of {findings.length}
        </Button>
      ) : null}
    </>
  );
}

/** The way to the rules, and how many of them are switched off: what is not looked for must be known. */
function RulesLine() {
  const editor = useEditor();
  const rules = useEditorState((state) => state.map.rules);
  const off = Object.values(readRuleSettings(rules)).filter((rule) => rule.severity === 'off').length;
  return (
    // Without words of its own it stands beside the first heading.
    <div
      className={cx(
        'relative z-10 -mr-2 -mt-1.5 flex items-center gap-2',
        off > 0 ? 'mb-1.5' : 'ml-auto -mb-[26px] w-fit',
      )}
    >
      {off > 0 ? (
        <p className="flex-1 text-small leading-4 text-soft">
          {capital(countOf(off, 'kind of finding', 'kinds of findings'))} switched off
        </p>
      ) : null}
      <Button
        look="ghost"
        size="small"
        className="font-medium text-soft hover:text-ink"
        onClick={() => editor.setDialog('rules')}
      >
        <SlidersHorizontal size={15} aria-hidden />
        Rules…
      </Button>
    </div>
  );
}

function Hint({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="flex gap-2.5 py-1">
      <CircleCheck size={18} aria-hidden className="mt-px shrink-0 text-positive" />
      <div>
        <p className="text-body font-semibold">{title}</p>
        <p className="mt-0.5 text-detail text-soft">{children}</p>
      </div>
    </div>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
