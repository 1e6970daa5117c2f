'use client';

import { useState } from 'react';
import { mendList } from '@/lib/analysis/words/mend-list';
import type { Touchpoint } from '@/lib/model/types';
import { formatChains } from '@/lib/scene/format-count';
import { useEditorState } from '../store/editor-context';
import { Button } from '../ui/button';
import { Claim } from './claim';
import { pathThrough } from './path-through';
import { RepairSet } from './repair-set';
import { useSpotlight } from './use-spotlight';

const PAGE = 40;

/** What to mend first: each negative touchpoint with the chains that come back, best first. */
export function MendTab() {
  const analysis = useEditorState((state) => state.analysis);
  const map = useEditorState((state) => state.map);
  const states = useEditorState((state) => state.states);
  const spotlight = useSpotlight();
  const [shown, setShown] = useState(PAGE);
  if (!analysis) return <p className="text-[13px] text-soft">Working it out…</p>;
  const touchpoints = new Map(map.touchpoints.map((touchpoint) => [touchpoint.id, touchpoint]));
  const items = mendList(analysis).filter((item) => touchpoints.has(item.id));
  if (items.length === 0) {
    return (
      <p className="text-[13px] leading-[18px] text-soft">
        No touchpoint is negative, so there is nothing to mend. Rate touchpoints with 1, 2 and 3: a negative one breaks
        its chains.
      </p>
    );
  }
  return (
    <>
      <RepairSet analysis={analysis} spotlight={spotlight} />
      <ol className="space-y-2">
        {items.slice(0, shown).map(({ id, restores }) => (
          <Claim
            key={id}
            claimKey={id}
            spotlight={spotlight}
            highlight={() => ({ path: pathThrough(map.transitions, states, id), focus: id })}
            title={
              <span className="flex items-baseline gap-3">
                <span className="min-w-0 flex-1">{touchpoints.get(id)?.label || 'No label'}</span>
                <span className={restores > 0n ? 'text-positive' : 'font-medium text-soft'}>
                  {restores > 0n ? `+${formatChains(restores)}` : '+0'}
                </span>
              </span>
            }
          >
            <span className="mt-0.5 block text-[13px] leading-[18px] text-soft">
              {about(touchpoints.get(id), restores === 0n)}
            </span>
          </Claim>
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

/** What is known about mending it, most telling first. */
function about(touchpoint: Touchpoint | undefined, alone: boolean): string {
  const { effort, owner, due, status, control } = touchpoint ?? {};
  const parts = [
    alone && 'Brings nothing back alone: others on its chains break too',
    status === 'doing' && 'being mended',
    effort !== undefined && `effort ${effort} of 5`,
    owner && `owner: ${owner}`,
    due && `due ${due}`,
    control === 'outside' && 'outside our control',
  ].filter((part) => typeof part === 'string' && part !== '');
  return parts.join(' · ') || 'No owner, effort or date yet';
}
