'use client';

import { useEditorState } from '../../store/editor-context';
import { useTrialOutcome } from '../trial/use-trial-outcome';
import { useLabels } from '../use-labels';

/** Names are read; more than these are counted. */
const MOST_NAMES = 6;

/** Which starts work again in the trial, by name; the banner above the canvas says the rest. */
export function TrialOutcomeNote() {
  const trying = useEditorState((state) => state.trial !== null);
  const outcome = useTrialOutcome();
  const labelOf = useLabels();
  if (!trying || !outcome) return null;
  const { revived } = outcome;
  const names = revived.slice(0, MOST_NAMES).map((id) => labelOf(id) || 'No label');
  const more = revived.length - names.length;
  return (
    <p className="mb-3 rounded-lg bg-positive-bg px-3 py-2.5 text-detail font-semibold text-ink [overflow-wrap:anywhere]">
      {revived.length === 0
        ? 'No broken start works again yet'
        : `Working again: ${names.join(' · ')}${more > 0 ? ` and ${more} more` : ''}`}
    </p>
  );
}
