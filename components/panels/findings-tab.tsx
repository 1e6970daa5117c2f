'use client';

import { CircleCheck, Info, TriangleAlert, Zap } from 'lucide-react';
import { useState } from 'react';
import type { Finding } from '@/lib/analysis/types';
import { describeFinding } from '@/lib/analysis/words/describe-finding';
import type { Command } from '@/lib/document/types';
import { useEditor, useEditorState } from '../store/editor-context';
import { Button } from '../ui/button';
import { Claim } from './claim';
import { PathWords } from './path-words';
import { useLabels } from './use-labels';
import { type Spotlight, useSpotlight } from './use-spotlight';

/** A panel is read from the top; the rest comes when it is asked for. */
const PAGE = 40;
const ICONS = { error: Zap, warning: TriangleAlert, info: Info } as const;

/** What is wrong with the map, in words, the worst first; each finding opens the path that proves it. */
export function FindingsTab() {
  const findings = useEditorState((state) => state.analysis?.findings);
  const empty = useEditorState((state) => state.map.touchpoints.length === 0);
  const spotlight = useSpotlight();
  const labelOf = useLabels();
  const [shown, setShown] = useState(PAGE);
  if (empty)
    return (
      <Hint title="An empty map">
        Double-click on the canvas, or press N, and type the first moment where customers meet you. What breaks will be
        listed here.
      </Hint>
    );
  if (!findings) return <p className="text-[13px] text-soft">Looking for breaks…</p>;
  if (findings.length === 0) {
    return <Hint title="Nothing breaks">Every start reaches a final link, and no way leads astray.</Hint>;
  }
  return (
    <>
      <ul className="space-y-2.5">
        {findings.slice(0, shown).map((finding) => (
          <FindingCard key={keyOf(finding)} finding={finding} spotlight={spotlight} labelOf={labelOf} />
        ))}
      </ul>
      {findings.length > shown ? (
        <Button look="ghost" size="small" className="mt-2 w-full" onClick={() => setShown(shown + 5 * PAGE)}>
          Show more of {findings.length}
        </Button>
      ) : null}
    </>
  );
}

interface FindingCardProps {
  readonly finding: Finding;
  readonly spotlight: Spotlight;
  readonly labelOf: (id: string) => string;
}

function FindingCard({ finding, spotlight, labelOf }: FindingCardProps) {
  const editor = useEditor();
  // The states that the finding was made of: they come with it, and a rating needs no second drawing of the list.
  const states = useEditorState((state) => state.analysis?.touchpoints);
  const readOnly = useEditorState((state) => state.role === 'view');
  const { title, text } = describeFinding(finding, labelOf);
  const Icon = ICONS[finding.severity];
  const path = finding.witness.length > 0 ? finding.witness : finding.touchpointIds;
  const focus = finding.witness.find((id) => states?.get(id)?.negative) ?? finding.touchpointIds.at(-1);
  const [fix] = finding.fixes;
  return (
    <Claim
      claimKey={keyOf(finding)}
      spotlight={spotlight}
      highlight={() => ({ path, ...(focus !== undefined && { focus }) })}
      loud={finding.severity === 'error'}
      title={title}
      icon={
        <Icon
          size={16}
          aria-hidden
          className={`mt-0.5 shrink-0 ${finding.severity === 'error' ? 'text-negative' : 'text-soft'}`}
        />
      }
      aside={
        fix && !readOnly ? (
          <div className="-mt-1 px-1.5 pb-1.5">
            <Button look="ghost" size="small" onClick={() => editor.run(fix.commands as readonly Command[])}>
              {fix.title}
            </Button>
          </div>
        ) : null
      }
    >
      <span className="mt-0.5 block text-[13px] leading-[18px] text-soft">{text}</span>
      {finding.severity !== 'info' && finding.witness.length > 1 ? (
        <PathWords path={finding.witness} labelOf={labelOf} breaks={(id) => states?.get(id)?.negative === true} />
      ) : null}
    </Claim>
  );
}

function Hint({ title, children }: { readonly title: string; readonly children: string }) {
  return (
    <div className="flex gap-2.5 py-1">
      <CircleCheck size={18} aria-hidden className="mt-px shrink-0 text-positive" />
      <div>
        <p className="text-sm font-semibold">{title}</p>
        <p className="mt-0.5 text-[13px] leading-[18px] text-soft">{children}</p>
      </div>
    </div>
  );
}

function keyOf(finding: Finding): string {
  return `${finding.ruleId} ${finding.scopeId ?? ''} ${finding.touchpointIds.join(' ')} ${finding.transitionIds.join(' ')}`;
}
