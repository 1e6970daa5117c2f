'use client';

import type { Analysis } from '@/lib/analysis/types';
import { tryMended } from '../../actions/trial-actions';
import { useEditor, useEditorState } from '../../store/editor-context';
import { Switch } from '../../ui/switch';
import { Claim } from '../claim';
import { useLabels } from '../use-labels';
import type { Spotlight } from '../use-spotlight';

/** A smallest set of touchpoints to mend so that every start works; nothing when one of them is enough. */
export function RepairSet({ analysis, spotlight }: { readonly analysis: Analysis; readonly spotlight: Spotlight }) {
  const editor = useEditor();
  const labelOf = useLabels();
  const known = useEditorState((state) => state.actual.states.touchpoints);
  const trial = useEditorState((state) => state.trial);
  const { touchpoints, optimal } = analysis.repairs;
  if (touchpoints.length < 2 || touchpoints.some((id) => !known.get(id)?.negative)) return null;
  return (
    <ul className="mb-4">
      <Claim
        claimKey="repairs"
        spotlight={spotlight}
        highlight={() => ({ path: touchpoints })}
        title={`${touchpoints.length} together make every broken start work`}
        aside={
          <div className="flex justify-end px-3 pb-2">
            <Switch
              label="Try all"
              name={`Try all ${touchpoints.length} as mended`}
              checked={touchpoints.every((id) => trial?.has(id))}
              onChange={(on) => tryMended(editor, touchpoints, on)}
            />
          </div>
        }
      >
        <span className="mt-0.5 block text-detail text-soft">
          {touchpoints.map((id) => labelOf(id) || 'No label').join(' · ')}
        </span>
        <span className="mt-1 block text-small leading-[17px] text-soft">
          Best combination. {optimal ? 'No smaller set does.' : 'Found step by step: a smaller set may exist.'}
        </span>
      </Claim>
    </ul>
  );
}
