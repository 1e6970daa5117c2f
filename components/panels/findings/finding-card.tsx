'use client';

import { Info, TriangleAlert, Zap } from 'lucide-react';
import { useId, useState } from 'react';
import type { Finding } from '@/lib/analysis/types';
import { describeFinding } from '@/lib/analysis/words/describe-finding';
import { describeFix } from '@/lib/analysis/words/describe-fix';
import type { Command } from '@/lib/document/types';
import { useEditor, useEditorState } from '../../store/editor-context';
import { Button } from '../../ui/button';
import { Claim } from '../claim';
import { PathWords } from '../path-words';
import type { Spotlight } from '../use-spotlight';
import { SaidBy } from './said-by';
import { WhyFinding } from './why-finding';

const ICONS = { error: Zap, warning: TriangleAlert, info: Info } as const;
const FIX = 'h-auto! min-h-8 pointer-coarse:min-h-11 max-w-full whitespace-normal! py-1.5 text-left leading-[18px]';

export interface FindingCardProps {
  readonly finding: Finding;
  readonly spotlight: Spotlight;
  readonly labelOf: (id: string) => string;
}

/** A finding: what is wrong, the path that proves it, every fix, and on request why it matters. */
export function FindingCard({ finding, spotlight, labelOf }: FindingCardProps) {
  const editor = useEditor();
  // The states that the finding was made of: they come with it, and a rating needs no second drawing of the list.
  const states = useEditorState((state) => state.analysis?.touchpoints);
  const readOnly = useEditorState((state) => state.role === 'view');
  const [why, setWhy] = useState(false);
  const whyId = useId();
  const { title, text } = describeFinding(finding, labelOf);
  const Icon = ICONS[finding.severity];
  const path = finding.witness.length > 0 ? finding.witness : finding.touchpointIds;
  const focus = finding.witness.find((id) => states?.get(id)?.negative) ?? finding.touchpointIds.at(-1);
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
        <>
          <div className="-mt-1 flex items-end gap-1 px-1.5 pb-1.5">
            <div className="flex min-w-0 flex-1 flex-wrap gap-1">
              {readOnly
                ? null
                : finding.fixes.map((fix, index) => {
                    const words = describeFix(fix, labelOf);
                    return (
                      <Button
                        key={index}
                        look="ghost"
                        size="small"
                        className={FIX}
                        onClick={() => editor.runAndTell(fix.commands as readonly Command[], `Done: ${words}.`)}
                      >
                        {words}
                      </Button>
                    );
                  })}
            </div>
            <Button
              look="ghost"
              size="small"
              className="font-medium text-soft"
              aria-expanded={why}
              aria-controls={whyId}
              onClick={() => setWhy(!why)}
            >
              Why?
            </Button>
          </div>
          <div id={whyId} hidden={!why}>
            {why ? <WhyFinding ruleId={finding.ruleId} readOnly={readOnly} /> : null}
          </div>
        </>
      }
    >
      <span className="mt-0.5 block text-detail text-soft">{text}</span>
      {finding.severity !== 'info' && finding.witness.length > 1 ? (
        <PathWords path={finding.witness} labelOf={labelOf} breaks={(id) => states?.get(id)?.negative === true} />
      ) : null}
      {finding.ruleId === DISPUTED ? <SaidBy ids={finding.touchpointIds} labelOf={labelOf} /> : null}
    </Claim>
  );
}

/** The rule about touchpoints on which people disagree. */
const DISPUTED = 'disputed-rating';

/** The same finding has the same key, whatever else is found. */
export function keyOf(finding: Finding): string {
  return `${finding.ruleId} ${finding.scopeId ?? ''} ${finding.touchpointIds.join(' ')} ${finding.transitionIds.join(' ')}`;
}
