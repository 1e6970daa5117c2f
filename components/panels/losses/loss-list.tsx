'use client';

import { useMemo, useState } from 'react';
import { flowsById } from '@/lib/analysis/flow/transition-flows';
import type { Analysis } from '@/lib/analysis/types';
import { lossItems } from '@/lib/analysis/words/loss-items';
import { useEditorState } from '../../store/editor-context';
import { Button } from '../../ui/button';
import { useLabels } from '../use-labels';
import { useSpotlight } from '../use-spotlight';
import { useSteadyOrder } from '../use-steady-order';
import { liftedWays, pathTo, waysOutOf } from './lifted-ways';
import { LossRow } from './loss-row';

const PAGE = 40;

export interface LossListProps {
  readonly analysis: Analysis;
  readonly scope: string | null;
}

/** Where customers are lost, most first; the touchpoints that lose nobody when they are asked for. */
export function LossList({ analysis, scope }: LossListProps) {
  const map = useEditorState((state) => state.map);
  const states = useEditorState((state) => state.states);
  const labelOf = useLabels();
  const spotlight = useSpotlight();
  const [shown, setShown] = useState(PAGE);
  const [all, setAll] = useState(false);
  const ways = useMemo(() => liftedWays(map.transitions, states), [map.transitions, states]);
  const out = useMemo(() => waysOutOf(ways), [ways]);
  /** A loss is proved by a way that customers take, up to where they are lost. */
  const proof = (id: string): readonly string[] => {
    const flows = flowsById(analysis);
    const taken = ways.filter(({ transition }) => flows.has(transition.id));
    return pathTo(taken, states, id);
  };
  const items = useMemo(() => lossItems(analysis, map.touchpoints, scope), [analysis, map.touchpoints, scope]);
  const losing = items.filter((item) => item.loss > 0).length;
  const {
    items: listed,
    onFocus,
    onBlur,
  } = useSteadyOrder(items, all ? items : items.slice(0, losing), (item) => item.touchpoint.id);
  return (
    <section className="mt-5">
      <h2 className="mb-2 text-detail font-semibold text-soft">Where they are lost, of all who enter</h2>
      {losing === 0 ? <p className="mb-2 text-detail">Nobody is lost anywhere.</p> : null}
      <ol className="space-y-2" onFocus={onFocus} onBlur={onBlur}>
        {listed.slice(0, shown).map((item) => (
          <LossRow
            key={item.touchpoint.id}
            item={item}
            ways={out.get(item.touchpoint.id) ?? []}
            labelOf={labelOf}
            spotlight={spotlight}
            highlight={() => ({ path: proof(item.touchpoint.id), focus: item.touchpoint.id })}
          />
        ))}
      </ol>
      {listed.length > shown ? (
        <Button look="ghost" size="small" className="mt-2 w-full" onClick={() => setShown(shown + 5 * PAGE)}>
          Show more of {listed.length}
        </Button>
      ) : null}
      {items.length > losing && listed.length <= shown ? (
        <Button look="ghost" size="small" className="mt-2 w-full" onClick={() => setAll(!all)}>
          {all ? 'Hide where nobody is lost' : `Show ${items.length - losing} where nobody is lost`}
        </Button>
      ) : null}
    </section>
  );
}
