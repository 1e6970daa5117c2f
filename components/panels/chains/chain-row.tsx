'use client';

import { ChartSpline, Footprints } from 'lucide-react';
import { countOf } from '@/lib/analysis/words/count-words';
import type { ListedChain } from '../../store/chain-listing';
import { useEditor } from '../../store/editor-context';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import { Claim } from '../claim';
import { PathWords } from '../path-words';
import type { Spotlight } from '../use-spotlight';

export interface ChainRowProps {
  readonly chain: ListedChain;
  readonly spotlight: Spotlight;
  readonly labelOf: (id: string) => string;
}

/** A chain: from where to where, how long, where it breaks. It opens its path, and can be walked. */
export function ChainRow({ chain, spotlight, labelOf }: ChainRowProps) {
  const editor = useEditor();
  const { path, breaks, breakPoint } = chain;
  const [from, to] = [name(labelOf(path[0] ?? '')), name(labelOf(path.at(-1) ?? ''))];
  const broken = breakPoint !== null;
  return (
    <Claim
      claimKey={path.join(' ')}
      spotlight={spotlight}
      highlight={() => ({ path, ...(broken && { focus: breakPoint }) })}
      icon={<ChainMark broken={broken} />}
      title={
        <>
          {from} <span className="text-soft">→</span> {to}
        </>
      }
      aside={
        <div className="-mt-[42px] flex items-center justify-end gap-1 px-2 pb-2">
          <IconButton
            icon={ChartSpline}
            size="small"
            className="size-8"
            name={`Emotion curve: ${from} to ${to}, ${path.length} touchpoints`}
            onClick={() => editor.curve.show(path)}
          />
          <Button
            size="small"
            aria-label={`Walk: ${from} to ${to}, ${path.length} touchpoints`}
            onClick={() => editor.walk.start(path)}
          >
            <Footprints size={15} aria-hidden className="-ml-0.5" />
            Walk
          </Button>
        </div>
      }
    >
      {path.length > 2 ? <PathWords path={path} labelOf={labelOf} breaks={(id) => breaks.includes(id)} /> : null}
      {/* As high as the button that stands beside it. */}
      <span className="mt-0.5 flex min-h-8 items-center pr-[124px] text-detail text-soft">
        {countOf(path.length, 'touch', 'touches')}
        {broken ? `, breaks at “${name(labelOf(breakPoint))}”` : ', works'}
        {breaks.length > 1 ? ` and ${countOf(breaks.length - 1, 'more touchpoint')}` : null}
      </span>
    </Claim>
  );
}

/** Whole or broken, as the bars of the verdict show it; the words beside it say the same. */
function ChainMark({ broken }: { readonly broken: boolean }) {
  return (
    <svg width="18" height="6" viewBox="0 0 18 6" aria-hidden="true" className="mt-[7px] shrink-0">
      {broken ? (
        <path d="M3 0H7.500L5.500 6H3A3 3 0 0 1 3 0ZM12.500 0H15A3 3 0 0 1 15 6H10.500Z" fill="var(--tl-negative)" />
      ) : (
        <rect width="18" height="6" rx="3" fill="var(--tl-positive)" />
      )}
    </svg>
  );
}

function name(label: string): string {
  return label.replace(/\s+/g, ' ').trim() || 'No label';
}
