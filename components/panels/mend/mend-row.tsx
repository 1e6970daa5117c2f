'use client';

import type { MendItem, MendOrder } from '@/lib/analysis/words/mend-list';
import type { Touchpoint } from '@/lib/model/types';
import { tryMended } from '../../actions/trial-actions';
import { useEditor, useEditorState } from '../../store/editor-context';
import { Switch } from '../../ui/switch';
import { Claim, type ClaimProps } from '../claim';
import { EffortSelect } from './effort-select';
import { mendFigure, mendNotes } from './mend-words';

export interface MendRowProps extends Pick<ClaimProps, 'spotlight' | 'highlight'> {
  readonly item: MendItem;
  readonly touchpoint: Touchpoint;
  readonly by: MendOrder;
}

/** A negative touchpoint: what mending it brings, its effort, and a switch to try it. */
export function MendRow({ item, touchpoint, by, spotlight, highlight }: MendRowProps) {
  const editor = useEditor();
  const { id } = item;
  const tried = useEditorState((state) => state.trial?.has(id) === true);
  const inside = useEditorState((state) => state.actual.states.touchpoints.get(id)?.brokenInside === true);
  const label = touchpoint.label || 'No label';
  const figure = mendFigure(item, by);
  return (
    <Claim
      claimKey={id}
      spotlight={spotlight}
      highlight={highlight}
      title={
        <span className="flex items-baseline gap-3">
          <span className="min-w-0 flex-1">{label}</span>
          <span className={figure.some ? 'text-positive' : 'font-medium text-soft'}>{figure.text}</span>
        </span>
      }
      aside={
        <div className="-mt-1 flex items-center justify-between gap-3 px-3 pb-2">
          <EffortSelect touchpoint={touchpoint} />
          <Switch
            label="Try"
            name={`Try “${label}” as mended`}
            checked={tried}
            onChange={(on) => tryMended(editor, [id], on)}
          />
        </div>
      }
    >
      <span className="mt-0.5 block text-detail text-soft">
        {inside ? 'Broken inside: its parts have to be mended. ' : ''}
        {mendNotes(item, touchpoint, by)}
      </span>
    </Claim>
  );
}
