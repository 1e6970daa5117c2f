'use client';

import { ChevronDown } from 'lucide-react';
import type { Touchpoint } from '@/lib/model/types';
import { useEditor, useEditorState } from '../../store/editor-context';
import { INPUT_CLASS } from '../../ui/field';

const POINTS = [1, 2, 3, 4, 5] as const;

/** How much work mending takes, 1 to 5, set where it is ranked. */
export function EffortSelect({ touchpoint }: { readonly touchpoint: Touchpoint }) {
  const editor = useEditor();
  const readOnly = useEditorState((state) => state.role === 'view');
  const { id, label, effort } = touchpoint;
  return (
    <label className="flex items-center gap-2 text-detail text-soft">
      Effort
      <span className="relative">
        <select
          aria-label={`Effort to mend “${label || 'No label'}”, 1 to 5`}
          disabled={readOnly}
          value={effort ?? ''}
          onChange={({ target }) => {
            const next = target.value === '' ? undefined : Number(target.value);
            editor.run([{ type: 'set-touchpoints', ids: [id], fields: { effort: next } }]);
          }}
          className={`${INPUT_CLASS} h-7 w-[58px] appearance-none pr-6 text-detail`}
        >
          <option value="">–</option>
          {POINTS.map((points) => (
            <option key={points} value={points}>
              {points}
            </option>
          ))}
          {effort !== undefined && !POINTS.some((points) => points === effort) ? (
            <option value={effort}>{effort}</option>
          ) : null}
        </select>
        <ChevronDown
          size={14}
          aria-hidden
          className="pointer-events-none absolute inset-y-0 right-1.5 my-auto text-soft"
        />
      </span>
    </label>
  );
}
