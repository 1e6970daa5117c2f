'use client';

import './curve.css';
import { ChartSpline, Footprints, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { Reaction } from '@/lib/model/types';
import { useEditor, useEditorState } from '../../store/editor-context';
import { cx } from '../../ui/cx';
import { IconButton } from '../../ui/icon-button';
import { CurveLoss } from './curve-loss';
import { CurvePlot } from './curve-plot';
import { chainWords, plain } from './curve-words';
import { RateButtons } from './rate-buttons';
import { ratePoint } from './rate-point';
import { useCurve } from './use-curve';
import { useCurveLight } from './use-curve-light';
import { useDockHeight } from './use-dock-height';

/** The emotion curve of a chain, below the map: it follows every edit, and its points rate, select and lead along. */
export function CurveDock({ onClose }: { readonly onClose: () => void }) {
  const editor = useEditor();
  const { path, steps, missing, begin, chosen } = useCurve();
  const editable = useEditorState((state) => state.role !== 'view');
  const panelOpen = useEditorState((state) => state.panel !== null);
  const dock = useRef<HTMLElement>(null);
  const hint = useId();
  const [current, setCurrent] = useState<string | null>(null);
  const light = useCurveLight(path);
  useDockHeight(dock);
  useEffect(() => setCurrent(begin ?? path[0] ?? null), [path, begin]);
  // What is selected on the canvas is where the keyboard stands here.
  useEffect(() => {
    if (chosen !== null) setCurrent(chosen);
  }, [chosen]);
  // Who asks for a curve goes on in it; the touch that it begins at is not to lie under it.
  useEffect(() => {
    const at = begin ?? path[0];
    const frame = requestAnimationFrame(() => {
      dock.current?.querySelector<HTMLElement>('ol button[tabindex="0"]')?.focus({ preventScroll: true });
      if (at !== undefined) editor.camera?.show(at);
    });
    return () => cancelAnimationFrame(frame);
  }, [editor, path, begin]);

  const at = Math.max(
    0,
    steps.findIndex(({ touchpoint }) => touchpoint.id === current),
  );
  const step = steps[at];
  const { from, to, how } = chainWords(steps);
  const close = (): void => {
    const id = step?.touchpoint.id;
    onClose();
    if (id !== undefined) editor.camera?.reveal(id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // A point that is being dragged is given up first.
    if (event.key !== 'Escape' || dock.current?.querySelector('[data-held]')) return;
    event.stopPropagation();
    close();
  };
  const choose = (id: string): void => {
    editor.select({ touchpoints: [id] });
    editor.camera?.show(id);
  };
  const rate = (id: string, reaction: Reaction | null): void => ratePoint(editor, id, reaction);

  return (
    <div
      className={cx(
        'pointer-events-none absolute compact:inset-x-0 compact:bottom-0 compact:z-20 roomy:bottom-4 roomy:left-[84px] roomy:z-10',
        panelOpen ? 'sheet:hidden short:right-[376px] roomy:right-[392px]' : 'roomy:right-4',
      )}
    >
      <section
        ref={dock}
        data-curve-dock
        aria-label="Emotion curve"
        aria-describedby={hint}
        // Before the hint of a point takes the key to close itself.
        onKeyDownCapture={onKeyDown}
        className="pointer-events-auto flex flex-col rounded-t-2xl border border-line bg-surface pb-[env(safe-area-inset-bottom)] compact:shadow-float roomy:rounded-2xl"
      >
        <p id={hint} hidden>
          Left and right lead along the chain. 1, 2, 3 and 0 rate the touch. Enter shows it on the map. Escape closes
          the curve.
        </p>
        <div className="flex items-center gap-2 py-1.5 pl-4 pr-2 max-md:flex-wrap">
          <ChartSpline size={16} strokeWidth={1.8} aria-hidden className="shrink-0 text-soft max-md:hidden" />
          <h2 className="min-w-0 flex-1 truncate text-detail" title={`${from} → ${to} · ${how}`}>
            <span className="font-semibold">
              {from} <span className="font-normal text-soft">→</span> {to}
            </span>
            <span className="text-soft"> · {how}</span>
          </h2>
          {step && editable ? (
            <div className="flex min-w-0 items-center gap-3 max-md:order-last max-md:basis-full">
              <span className="min-w-0 flex-1 truncate text-detail text-soft md:hidden">
                {plain(step.touchpoint.label)}
              </span>
              <RateButtons step={step} onRate={(reaction) => rate(step.touchpoint.id, reaction)} />
            </div>
          ) : null}
          <IconButton
            size="small"
            side="top"
            icon={Footprints}
            className="max-md:hidden"
            name="Walk this chain"
            onClick={() => editor.walk.start(path)}
          />
          <IconButton size="small" side="top" icon={X} name="Close the emotion curve" keys="Esc" onClick={close} />
        </div>
        <CurveLoss steps={steps} missing={missing} />
        {steps.length > 0 ? (
          <CurvePlot
            steps={steps}
            current={at}
            editable={editable}
            onCurrent={(index) => setCurrent(steps[index]?.touchpoint.id ?? null)}
            onChoose={choose}
            onRate={rate}
            onLight={light}
          />
        ) : null}
      </section>
    </div>
  );
}
