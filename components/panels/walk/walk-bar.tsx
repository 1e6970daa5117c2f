'use client';

import { ChartSpline, ChevronLeft, ChevronRight, Presentation, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { findAction } from '../../actions/registry';
import { useEditor, useEditorState } from '../../store/editor-context';
import { REACTION_WORDS } from '../../store/walk-step';
import { Button } from '../../ui/button';
import { cx } from '../../ui/cx';
import { IconButton } from '../../ui/icon-button';
import { ReactionMark } from '../inspector/reaction-mark';
import { CustomerWords } from './customer-words';
import { StepBars } from './step-bars';
import { StepNotices } from './step-notices';
import { useWalkStep } from './use-walk-step';
import { WalkNotes } from './walk-notes';
import { WalkReactions } from './walk-reactions';

/** The bar of a walk, below the canvas: where one is, what the customer wants there, and what one notices oneself. */
export function WalkBar() {
  const editor = useEditor();
  const step = useWalkStep();
  const covered = useEditorState((state) => state.panel !== null);
  const bar = useRef<HTMLElement>(null);
  useEffect(() => bar.current?.focus({ preventScroll: true }), []);
  if (!step) return null;
  const { touchpoint, index, count, reaction, breaks } = step;
  return (
    <div
      className={cx(
        'pointer-events-none absolute inset-x-0 bottom-0 z-20 flex justify-center md:bottom-4 md:left-[84px]',
        covered ? 'max-md:hidden md:right-[392px]' : 'md:right-4',
      )}
    >
      <section
        ref={bar}
        data-walk
        tabIndex={-1}
        aria-label={`Walk: step ${index + 1} of ${count}`}
        className="tl-walk-bar pointer-events-auto flex max-h-[54dvh] w-full max-w-[780px] flex-col rounded-t-2xl border border-line bg-surface shadow-float outline-none md:rounded-2xl"
      >
        <div className="px-4 pt-3.5">
          <StepBars />
        </div>
        <div className="flex items-start gap-2 px-4 pt-2">
          <h2 className="min-w-0 flex-1 text-title font-semibold leading-6 [overflow-wrap:anywhere]">
            <span className="font-normal text-soft">
              Step {index + 1} of {count} ·{' '}
            </span>
            {touchpoint.label || 'No label'}
            <span className="whitespace-nowrap font-normal text-soft">
              {' · '}
              <span className="inline-block align-[-4px]">
                <ReactionMark reaction={reaction} size={18} />
              </span>{' '}
              {REACTION_WORDS[reaction ?? 'none']}
            </span>
          </h2>
          <IconButton
            size="small"
            side="top"
            icon={ChartSpline}
            name="End the walk and show its emotion curve"
            keys="E"
            onClick={() => findAction('show-curve').perform(editor)}
          />
          <IconButton
            size="small"
            side="top"
            icon={Presentation}
            name="Present"
            keys="Shift+W"
            onClick={() => editor.walk.present(true)}
          />
          <IconButton
            size="small"
            side="top"
            icon={X}
            name="End the walk"
            keys="Esc"
            onClick={() => editor.walk.end()}
          />
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-3 pt-1.5">
          <div className="space-y-2">
            <StepNotices step={step} />
            <CustomerWords touchpoint={touchpoint} />
          </div>
          <div className="mt-3 grid gap-x-5 gap-y-3 md:grid-cols-[408px_minmax(0,1fr)]">
            <WalkReactions touchpoint={touchpoint} />
            <WalkNotes key={touchpoint.id} touchpoint={touchpoint} />
          </div>
        </div>
        <div className="flex gap-2 border-t border-line px-4 py-2.5 max-md:pb-[max(10px,env(safe-area-inset-bottom))]">
          <Button size="small" disabled={index === 0} onClick={() => editor.walk.to(index - 1)}>
            <ChevronLeft size={16} aria-hidden className="-ml-1" />
            Back
          </Button>
          <span className="flex-1" />
          {index === count - 1 ? (
            <Button size="small" look="primary" onClick={() => editor.walk.end()}>
              End the walk
            </Button>
          ) : (
            <Button size="small" look={breaks ? 'outline' : 'primary'} onClick={() => editor.walk.to(index + 1)}>
              {breaks ? 'Go on as if it were mended' : 'Next step'}
              <ChevronRight size={16} aria-hidden className="-mr-1" />
            </Button>
          )}
        </div>
      </section>
    </div>
  );
}
