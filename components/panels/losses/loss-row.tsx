'use client';

import type { LossItem } from '@/lib/analysis/words/loss-items';
import { formatShare } from '@/lib/scene/format-count';
import { useEditor, useEditorState } from '../../store/editor-context';
import { Claim, type ClaimProps } from '../claim';
import type { LiftedWay } from './lifted-ways';
import { PercentField } from './percent-field';
import { shareRest } from './share-rest';
import { WaysOut } from './ways-out';

export interface LossRowProps extends Pick<ClaimProps, 'spotlight' | 'highlight'> {
  readonly item: LossItem;
  readonly ways: readonly LiftedWay[];
  readonly labelOf: (id: string) => string;
}

/** A touchpoint: how many of all who enter are lost there, and the figures that say so, to be changed in place. */
export function LossRow({ item, ways, labelOf, spotlight, highlight }: LossRowProps) {
  const editor = useEditor();
  const readOnly = useEditorState((state) => state.role === 'view');
  const { touchpoint, loss, reason, unmeasured } = item;
  const label = touchpoint.label || 'No label';
  const dropOff = touchpoint.dropOff ?? unmeasured;
  const { over } = shareRest(
    ways.map(({ transition }) => transition.share),
    dropOff,
  );
  const note =
    reason ?? (ways.length > 0 && over > 0 ? `${formatShare(over)} of those who come take no way out` : null);
  return (
    <Claim
      claimKey={touchpoint.id}
      spotlight={spotlight}
      highlight={highlight}
      title={
        <span className="flex items-baseline gap-3">
          <span className="min-w-0 flex-1">{label}</span>
          <span className={loss > 0 ? 'text-negative' : 'font-medium text-soft'}>{formatShare(loss)}</span>
        </span>
      }
      aside={
        <div className="flex flex-wrap items-center gap-x-3 gap-y-0.5 px-3 pb-2.5">
          <span className="text-detail text-soft" aria-hidden>
            Drop-off
          </span>
          <PercentField
            label={`Drop-off at “${label}”: lost of those who come`}
            value={touchpoint.dropOff}
            otherwise={unmeasured}
            disabled={readOnly}
            onCommit={(dropOff) => editor.run([{ type: 'set-touchpoints', ids: [touchpoint.id], fields: { dropOff } }])}
          />
          <span className="flex-1" />
          {ways.length > 1 || ways.some(({ transition }) => transition.share !== undefined) ? (
            <WaysOut label={label} ways={ways} dropOff={dropOff} labelOf={labelOf} />
          ) : null}
        </div>
      }
    >
      {loss > 0 ? <LossBar loss={loss} assumed={reason !== null} /> : null}
      {note ? <span className="mt-1 block text-small leading-4 text-soft">{note}</span> : null}
    </Claim>
  );
}

/** As long as the share; what is assumed is hollow. */
function LossBar({ loss, assumed }: { readonly loss: number; readonly assumed: boolean }) {
  return (
    <span aria-hidden className="mt-1.5 block h-1.5 rounded-full bg-neutral-bg">
      <span
        className={`block h-full min-w-1.5 rounded-full border border-negative ${assumed ? 'bg-negative-bg' : 'bg-negative'}`}
        style={{ width: `${Math.min(100, loss * 100)}%` }}
      />
    </span>
  );
}
