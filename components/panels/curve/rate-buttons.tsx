'use client';

import type { Reaction } from '@/lib/model/types';
import type { CurveStep } from '@/lib/scene/curve/types';
import { cx } from '../../ui/cx';
import { Tooltip } from '../../ui/tooltip';
import { ReactionMark } from '../inspector/reaction-mark';
import { plain } from './curve-words';

const CHOICES: readonly (readonly [reaction: Reaction | null, word: string, key: string])[] = [
  ['negative', 'Negative', '1'],
  ['neutral', 'Neutral', '2'],
  ['positive', 'Positive', '3'],
  [null, 'Not rated', '0'],
];

export interface RateButtonsProps {
  readonly step: CurveStep;
  readonly onRate: (reaction: Reaction | null) => void;
}

/** The reaction to the touch that one stands on: by a press, for who does not drag its point. */
export function RateButtons({ step, onRate }: RateButtonsProps) {
  const label = plain(step.touchpoint.label);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a legend of its own into the row
    <div
      role="group"
      aria-label={`Reaction to “${label}”`}
      className="flex shrink-0 gap-0.5 rounded-lg bg-neutral-bg p-0.5"
    >
      {CHOICES.map(([reaction, word, key]) => {
        const chosen = (step.touchpoint.reaction ?? null) === reaction;
        return (
          <Tooltip key={word} text={word} keys={key} side="top">
            <button
              type="button"
              aria-label={word}
              aria-pressed={chosen}
              onClick={() => onRate(reaction)}
              className={cx(
                'grid size-7 place-items-center rounded-md pointer-coarse:size-10',
                chosen ? 'bg-surface shadow-xs ring-1 ring-line' : 'hover:bg-surface',
              )}
            >
              <ReactionMark reaction={reaction} size={18} />
            </button>
          </Tooltip>
        );
      })}
    </div>
  );
}
