'use client';

import { ChevronDown } from 'lucide-react';
import { useId, useState } from 'react';
import { formatShare } from '@/lib/scene/format-count';
import { useEditor, useEditorState } from '../../store/editor-context';
import type { LiftedWay } from './lifted-ways';
import { PercentField } from './percent-field';
import { shareRest } from './share-rest';

export interface WaysOutProps {
  readonly label: string;
  readonly ways: readonly LiftedWay[];
  /** What is lost before they part, 0 to 1. */
  readonly dropOff: number;
  readonly labelOf: (id: string) => string;
}

/** How the customers at a touchpoint divide over its ways out; opened when asked for. */
export function WaysOut({ label, ways, dropOff, labelOf }: WaysOutProps) {
  const editor = useEditor();
  const readOnly = useEditorState((state) => state.role === 'view');
  const id = useId();
  const [open, setOpen] = useState(false);
  const words = ways.length === 1 ? '1 way out' : `${ways.length} ways out`;
  const rest = shareRest(
    ways.map(({ transition }) => transition.share),
    dropOff,
  );
  return (
    <>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        aria-label={`${words} of “${label}”`}
        onClick={() => setOpen(!open)}
        className="flex min-h-7 items-center gap-1 rounded-lg text-detail font-medium text-soft hover:text-ink"
      >
        {words}
        <ChevronDown size={15} aria-hidden className={open ? 'rotate-180' : undefined} />
      </button>
      <div id={id} hidden={!open} className="mt-1 basis-full space-y-1.5 border-t border-line pt-2">
        <p className="text-small leading-4 text-soft">Share of those who come here; what is empty divides the rest.</p>
        {open
          ? ways.map(({ transition, target }) => (
              <div key={transition.id} className="flex items-start gap-3">
                <span className="min-w-0 flex-1 py-2 text-detail leading-5 [overflow-wrap:anywhere]">
                  <span aria-hidden className="text-soft">
                    →{' '}
                  </span>
                  {labelOf(target) || 'No label'}
                  {transition.label ? <span className="text-soft"> · {transition.label}</span> : null}
                </span>
                <PercentField
                  label={`Share from “${label}” to “${labelOf(target) || 'No label'}”`}
                  value={transition.share}
                  otherwise={rest.each}
                  disabled={readOnly}
                  onCommit={(share) => editor.run([{ type: 'set-transition', id: transition.id, fields: { share } }])}
                />
              </div>
            ))
          : null}
        {rest.tooMuch === null ? null : (
          <p className="text-small leading-4 text-negative">
            Shares and drop-off make {formatShare(rest.tooMuch)} together: the shares are scaled down to fit.
          </p>
        )}
        {rest.over > 0 ? (
          <p className="text-small leading-4 text-soft">{formatShare(rest.over)} take no way and are lost here.</p>
        ) : null}
      </div>
    </>
  );
}
