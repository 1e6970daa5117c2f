'use client';

import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { LiveRegion } from '../../canvas/live-region';
import { useEditor, useEditorState } from '../../store/editor-context';
import { REACTION_WORDS, type WalkStep } from '../../store/walk-step';
import { cx } from '../../ui/cx';
import { IconButton } from '../../ui/icon-button';
import { ReactionMark } from '../inspector/reaction-mark';
import { CustomerWords } from './customer-words';
import { StepNotices } from './step-notices';
import { StepStrip } from './step-strip';
import { useWalkStep } from './use-walk-step';

const ROLES = { start: 'Start', intermediate: 'Intermediate link', final: 'Final', unlinked: 'Not linked' } as const;

/**
 * A walk alone in the whole window, for a shared screen: the words on one side, the canvas with the lit chain on the
 * other. It is the live map: what others change is seen at once.
 */
export function WalkPresentation() {
  const editor = useEditor();
  const step = useWalkStep();
  const title = useEditorState((state) => state.map.title);
  const surface = useRef<HTMLDivElement>(null);
  useEffect(() => surface.current?.focus({ preventScroll: true }), []);
  if (!step) return null;
  const { index, count } = step;
  return (
    <div
      ref={surface}
      data-walk
      tabIndex={-1}
      role="dialog"
      aria-modal="true"
      aria-label={`Presentation: ${title || 'Untitled map'}`}
      className="tl-presentation absolute inset-0 z-30 flex flex-col outline-none"
    >
      {/* That of the canvas is out of reach now. */}
      <LiveRegion />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a large target for the pointer; keys and the button below do the same */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: see above */}
      <div className="min-h-0 flex-1" onClick={() => editor.walk.to(index + 1)}>
        <div className="tl-presentation-words absolute inset-x-0 bottom-[76px] top-[38%] flex flex-col overflow-y-auto overscroll-contain px-5 pb-4 pt-6 md:right-auto md:top-0 md:w-[47%] md:justify-center md:px-[4.5vw] md:py-12">
          <p className="mb-auto hidden pb-6 text-base font-medium leading-6 text-soft md:block">
            {title || 'Untitled map'}
          </p>
          <PresentedStep key={step.touchpoint.id} step={step} />
          <span className="mt-auto hidden md:block" />
        </div>
      </div>
      <div className="absolute inset-x-0 bottom-0 flex h-[76px] items-center gap-2 border-t border-line bg-paper px-3 md:gap-4 md:px-6">
        <IconButton
          icon={ChevronLeft}
          side="top"
          name="Step back"
          disabled={index === 0}
          onClick={() => editor.walk.to(index - 1)}
        />
        <StepStrip />
        <IconButton
          icon={ChevronRight}
          side="top"
          name={step.breaks ? 'Go on as if it were mended' : 'Next step'}
          disabled={index === count - 1}
          onClick={() => editor.walk.to(index + 1)}
        />
        <IconButton
          icon={X}
          side="top"
          name="End the presentation"
          keys="Esc"
          onClick={() => editor.walk.present(false)}
        />
      </div>
    </div>
  );
}

function PresentedStep({ step }: { readonly step: WalkStep }) {
  const { touchpoint, index, count, reaction } = step;
  const role = useEditorState((state) => state.states.touchpoints.get(touchpoint.id)?.role ?? 'unlinked');
  const label = touchpoint.label || 'No label';
  return (
    <div className="tl-presented space-y-4 md:space-y-6">
      <p className="text-title font-semibold leading-6 text-soft md:text-heading">
        Step {index + 1} of {count} · {ROLES[role]}
      </p>
      <h2
        className={cx(
          'font-semibold tracking-[-0.025em] [overflow-wrap:anywhere]',
          label.length > 70
            ? 'text-2xl leading-8 md:text-4xl md:leading-[1.15]'
            : 'text-3xl leading-9 md:text-[56px] md:leading-[1.08]',
        )}
      >
        {label}
      </h2>
      <p className="flex items-center gap-3 text-xl font-medium leading-7 md:text-2xl">
        <ReactionMark reaction={reaction} size={36} />
        <span className="first-letter:uppercase">{REACTION_WORDS[reaction ?? 'none']}</span>
      </p>
      <StepNotices step={step} large />
      <CustomerWords touchpoint={touchpoint} large />
      {touchpoint.notes?.trim() ? (
        <p className="line-clamp-6 whitespace-pre-line border-l-4 border-line pl-4 text-heading leading-7 text-soft">
          {touchpoint.notes}
        </p>
      ) : null}
    </div>
  );
}
