'use client';

import { useEditorState } from '../../store/editor-context';
import { cx } from '../../ui/cx';

/** More bars than that can't be told apart. */
const MOST = 40;

/** The walk as a row of bars: those behind one are dark, a break is loud, what lies behind it is pale. */
export function StepBars() {
  const walk = useEditorState((state) => state.walk);
  const states = useEditorState((state) => state.states.touchpoints);
  if (!walk || walk.path.length > MOST) return null;
  const breakAt = walk.path.findIndex((id) => states.get(id)?.negative);
  return (
    <span aria-hidden className="flex gap-1">
      {walk.path.map((id, index) => (
        <span
          key={id}
          className={cx(
            'h-1.5 min-w-1 flex-1 rounded-full',
            states.get(id)?.negative
              ? index <= walk.at
                ? 'bg-negative'
                : 'bg-negative/45'
              : index <= walk.at
                ? breakAt >= 0 && index > breakAt
                  ? 'bg-control'
                  : 'bg-ink'
                : breakAt >= 0 && index > breakAt
                  ? 'bg-line'
                  : 'bg-control/60',
          )}
        />
      ))}
    </span>
  );
}
