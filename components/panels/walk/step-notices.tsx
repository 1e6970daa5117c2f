'use client';

import { Zap } from 'lucide-react';
import { useEditor, useEditorState } from '../../store/editor-context';
import type { WalkStep } from '../../store/walk-step';
import { Button } from '../../ui/button';
import { cx } from '../../ui/cx';
import { pathThrough } from '../path-through';
import { useLabels } from '../use-labels';

/** What is to be known at a step beside the touchpoint itself: a break, a lost way, the end, a hand-over. */
export function StepNotices({ step, large }: { readonly step: WalkStep; readonly large?: boolean }) {
  const labelOf = useLabels();
  const isFinal = useEditorState((state) => state.states.touchpoints.get(step.touchpoint.id)?.role === 'final');
  const size = large ? 'text-heading leading-7' : 'text-detail';
  return (
    <>
      {step.breaks ? (
        <p className={cx('flex items-start gap-2 rounded-lg bg-negative-bg px-3 py-2', size)}>
          <Zap size={large ? 22 : 16} aria-hidden className="mt-px shrink-0 text-negative" />
          <span>
            <b className="font-semibold">Here the chain breaks: nobody gets further.</b>
            {step.brokenInside ? ' All chains inside it are broken.' : null}
          </span>
        </p>
      ) : step.behind !== null ? (
        <p className={cx('text-soft', size)}>
          Behind the break at “{labelOf(step.behind) || 'No label'}”: no customer gets here today.
        </p>
      ) : null}
      {step.leadsOn ? null : (
        <p className={cx('text-soft', size)}>No transition leads to the next step any more: somebody has changed it.</p>
      )}
      <InnerChains id={step.touchpoint.id} size={size} large={large} />
      {step.index < step.count - 1 ? null : step.handovers.length > 0 ? (
        <Handovers step={step} size={size} large={large} />
      ) : (
        <p className={cx('text-soft', size)}>
          {isFinal ? 'The chain is complete: this is its final link.' : 'The way ends here, and this is no final link.'}
        </p>
      )}
    </>
  );
}

interface Look {
  /** Class of the text's size. */
  readonly size: string;
  readonly large: boolean | undefined;
}

/** A touchpoint that has chains of its own inside can be walked inside. */
function InnerChains({ id, size, large }: { readonly id: string } & Look) {
  const editor = useEditor();
  const start = useEditorState(({ states }) => {
    const starts = states.scopes.find((scope) => scope.id === id)?.starts ?? [];
    return (starts.find((one) => one.verdict === 'broken') ?? starts[0])?.id ?? null;
  });
  if (start === null) return null;
  const goIn = (): void => {
    const { map, states, walk } = editor.store.getState();
    editor.walk.start(pathThrough(map.transitions, states, start), { presenting: walk?.presenting === true });
  };
  return (
    <div className={cx('flex flex-wrap items-center gap-x-2 gap-y-1.5', size)}>
      <span className="text-soft">It consists of smaller touchpoints:</span>
      <Button size={large ? 'medium' : 'small'} className={large ? 'text-base' : undefined} onClick={goIn}>
        Walk inside
      </Button>
    </div>
  );
}

/** The final link leads into new chains: the walk can go on along one of them. */
function Handovers({ step, size, large }: { readonly step: WalkStep } & Look) {
  const editor = useEditor();
  const labelOf = useLabels();
  const goOn = (id: string): void => {
    const { map, states, walk } = editor.store.getState();
    editor.walk.start(pathThrough(map.transitions, states, id), { presenting: walk?.presenting === true });
  };
  return (
    <div className={cx('flex flex-wrap items-center gap-x-2 gap-y-1.5', size)}>
      <span className="text-soft">This final link leads into a new chain:</span>
      {step.handovers.map((id) => (
        <Button
          key={id}
          size={large ? 'medium' : 'small'}
          className={cx(
            'h-auto! min-h-8 pointer-coarse:min-h-11 max-w-full whitespace-normal! py-1 text-left',
            large && 'text-base',
          )}
          onClick={() => goOn(id)}
        >
          Go on with “{labelOf(id) || 'No label'}”
        </Button>
      ))}
    </div>
  );
}
