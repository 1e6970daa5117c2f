'use client';

import { useEffect, useRef } from 'react';
import { useEditor, useEditorState } from '../../store/editor-context';
import { cx } from '../../ui/cx';
import { useLabels } from '../use-labels';

/** The whole chain as a strip of words; each goes to its step. The current one is kept in sight. */
export function StepStrip() {
  const editor = useEditor();
  const walk = useEditorState((state) => state.walk);
  const states = useEditorState((state) => state.states.touchpoints);
  const labelOf = useLabels();
  const strip = useRef<HTMLOListElement>(null);
  const at = walk?.at;
  useEffect(() => {
    const list = strip.current;
    const item = at === undefined ? undefined : list?.children[at];
    if (!list || !(item instanceof HTMLElement)) return;
    list.scrollTo({ left: item.offsetLeft - (list.clientWidth - item.offsetWidth) / 2, behavior: 'smooth' });
  }, [at]);
  if (!walk) return null;
  const breakAt = walk.path.findIndex((id) => states.get(id)?.negative);
  return (
    <ol ref={strip} className="tl-strip relative flex min-w-0 flex-1 items-center overflow-x-auto py-1">
      {walk.path.map((id, index) => {
        const negative = states.get(id)?.negative === true;
        const behind = breakAt >= 0 && index > breakAt;
        return (
          <li key={id} className="flex shrink-0 items-center first:ml-auto last:mr-auto">
            {index > 0 ? (
              <span
                aria-hidden
                className={cx(
                  'w-4 border-t-2 md:w-6',
                  behind ? 'border-dotted border-control' : negative ? 'border-negative' : 'border-edge',
                )}
              />
            ) : null}
            <button
              type="button"
              aria-current={index === walk.at ? 'step' : undefined}
              onClick={() => editor.walk.to(index)}
              className={cx(
                'h-8 pointer-coarse:h-11 max-w-[150px] truncate rounded-full border px-3 text-detail font-medium md:max-w-[190px]',
                index === walk.at
                  ? negative
                    ? 'border-transparent bg-negative text-on-negative'
                    : 'border-transparent bg-accent text-accent-ink'
                  : negative
                    ? 'border-negative bg-negative-bg text-ink'
                    : behind
                      ? 'border-dashed border-control text-soft hover:text-ink'
                      : 'border-line bg-surface text-ink hover:border-control',
              )}
            >
              {labelOf(id) || 'No label'}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
