'use client';

import { useState } from 'react';
import type { ScopeFigures } from '@/lib/analysis/types';
import type { Touchpoint } from '@/lib/model/types';
import { formatNumber, formatShare } from '@/lib/scene/format-count';
import { useEditor, useEditorState } from '../../store/editor-context';
import { Button } from '../../ui/button';
import { NumberField } from '../../ui/number-field';

const PAGE = 12;

export interface StartRowsProps {
  readonly figures: ScopeFigures;
  readonly touchpoints: ReadonlyMap<string, Touchpoint>;
}

/** Each start: how many of those who begin there convert, in how many touches, and how many begin there. */
export function StartRows({ figures, touchpoints }: StartRowsProps) {
  const editor = useEditor();
  const readOnly = useEditorState((state) => state.role === 'view');
  const [shown, setShown] = useState(PAGE);
  const rows = [...figures.starts].flatMap(([id, start]) => {
    const touchpoint = touchpoints.get(id);
    return touchpoint ? [{ touchpoint, start }] : [];
  });
  return (
    <section className="mt-5">
      <h2 className="flex text-detail font-semibold text-soft">
        <span className="flex-1">By start</span>
        <span aria-hidden className="w-[84px] font-normal">
          Customers
        </span>
      </h2>
      <ul>
        {rows.slice(0, shown).map(({ touchpoint, start }) => (
          <li key={touchpoint.id} className="flex items-start gap-3 border-b border-line py-2 last:border-0">
            <span className="min-w-0 flex-1 text-body leading-5 [overflow-wrap:anywhere]">
              <span className="block font-semibold">{touchpoint.label || 'No label'}</span>
              <span className="block text-detail text-soft">
                {formatShare(start.conversion)} convert
                {start.touches === null ? '' : ` · ${formatNumber(start.touches)} touches on the way`}
              </span>
            </span>
            <NumberField
              label={`Customers who enter at “${touchpoint.label || 'No label'}”`}
              hideLabel
              rule={{ min: 0 }}
              value={touchpoint.customers}
              placeholder="1"
              disabled={readOnly}
              onCommit={(customers) =>
                editor.run([{ type: 'set-touchpoints', ids: [touchpoint.id], fields: { customers } }])
              }
              className="w-[84px] shrink-0"
            />
          </li>
        ))}
      </ul>
      {rows.length > shown ? (
        <Button look="ghost" size="small" className="mt-1 w-full" onClick={() => setShown(shown + 5 * PAGE)}>
          Show more of {rows.length} starts
        </Button>
      ) : null}
    </section>
  );
}
