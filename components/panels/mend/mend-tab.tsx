'use client';

import { useState } from 'react';
import type { Analysis } from '@/lib/analysis/types';
import { mendList } from '@/lib/analysis/words/mend-list';
import { useEditorState } from '../../store/editor-context';
import { setPreferences } from '../../store/preferences';
import { usePreferences } from '../../store/use-preferences';
import { Button } from '../../ui/button';
import { SegmentedField } from '../../ui/segmented-field';
import { pathThrough } from '../path-through';
import { useSpotlight } from '../use-spotlight';
import { useSteadyOrder } from '../use-steady-order';
import { MendRow } from './mend-row';
import { MEND_ORDERS } from './mend-words';
import { RepairSet } from './repair-set';
import { TrialOutcomeNote } from './trial-outcome-note';

const PAGE = 40;

/** What to mend first: each negative touchpoint, ranked by what mending it brings, and tried without changing the map. */
export function MendTab() {
  const analysis = useEditorState((state) => state.actual.analysis);
  if (!analysis) return <p className="text-detail text-soft">Working it out…</p>;
  return <MendList analysis={analysis} />;
}

/** Of the map as it is: what is tried stays on the list, to be taken back. */
function MendList({ analysis }: { readonly analysis: Analysis }) {
  const states = useEditorState((state) => state.actual.states);
  const map = useEditorState((state) => state.map);
  const { mendBy } = usePreferences();
  const spotlight = useSpotlight();
  const [shown, setShown] = useState(PAGE);
  const touchpoints = new Map(map.touchpoints.map((touchpoint) => [touchpoint.id, touchpoint]));
  const ranked = mendList(analysis, mendBy).flatMap((item) => {
    const touchpoint = touchpoints.get(item.id);
    return touchpoint && states.touchpoints.get(item.id)?.negative ? [{ item, touchpoint }] : [];
  });
  const { items, onFocus, onBlur } = useSteadyOrder(ranked, ranked, ({ touchpoint }) => touchpoint.id);
  if (items.length === 0) {
    return (
      <p className="text-detail text-soft">
        No touchpoint is negative, so there is nothing to mend. Rate touchpoints with 1, 2 and 3: a negative one breaks
        its chains.
      </p>
    );
  }
  return (
    <>
      <TrialOutcomeNote />
      <RepairSet analysis={analysis} spotlight={spotlight} />
      <SegmentedField
        label="Rank by"
        value={mendBy}
        clearable={false}
        segments={MEND_ORDERS}
        hint={MEND_ORDERS.find((order) => order.value === mendBy)?.hint}
        onChange={(next) => next && setPreferences({ mendBy: next })}
        className="mb-3"
      />
      <ol className="space-y-2" onFocus={onFocus} onBlur={onBlur}>
        {items.slice(0, shown).map(({ item, touchpoint }) => (
          <MendRow
            key={item.id}
            item={item}
            touchpoint={touchpoint}
            by={mendBy}
            spotlight={spotlight}
            highlight={() => ({ path: pathThrough(map.transitions, states, item.id), focus: item.id })}
          />
        ))}
      </ol>
      {items.length > shown ? (
        <Button look="ghost" size="small" className="mt-2 w-full" onClick={() => setShown(shown + 5 * PAGE)}>
          Show more of {items.length}
        </Button>
      ) : null}
    </>
  );
}
