'use client';

import type { CurveStep } from '@/lib/scene/curve/types';
import { useEditor } from '../../store/editor-context';
import { Button } from '../../ui/button';
import { lossWords } from './curve-words';
import { nearestChain } from './nearest-chain';

export interface CurveLossProps {
  readonly steps: readonly CurveStep[];
  readonly missing: number;
}

/** Says when the chain of the curve is no more, and leads to the one that is nearest to it. */
export function CurveLoss({ steps, missing }: CurveLossProps) {
  const editor = useEditor();
  const words =
    steps.length === 0
      ? 'All touches of this chain have been removed. Undo brings them back.'
      : lossWords(steps, missing);
  const lead = (): void => {
    const { map, states } = editor.store.getState();
    const left = steps.map(({ touchpoint }) => touchpoint.id);
    const nearest = nearestChain(left, map.transitions, states);
    if (nearest) editor.curve.show(nearest);
    else editor.say('No other chain leads through what is left.');
  };
  return (
    <div role="status">
      {words === null ? null : (
        <div className="mx-3 mb-2 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg bg-neutral-bg px-3 py-1.5 text-detail">
          <p className="min-w-[min(100%,16rem)] flex-1 [overflow-wrap:anywhere]">{words}</p>
          {steps.length > 0 ? (
            <Button size="small" onClick={lead}>
              Show the nearest chain
            </Button>
          ) : null}
        </div>
      )}
    </div>
  );
}
