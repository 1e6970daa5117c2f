'use client';

import type { ChainCount } from '@/lib/analysis/types';
import { verdictLine } from '@/lib/analysis/verdict-line';
import { useEditor, useEditorState } from '../store/editor-context';
import { cx } from '../ui/cx';
import { chainBars } from './chain-bars';

/** The verdict on the whole map, always in sight: how many chains work, and what mending would do. Opens the findings. */
export function VerdictChip({ className }: { readonly className?: string }) {
  const editor = useEditor();
  const analysis = useEditorState((state) => state.analysis);
  const verdict = analysis ? verdictLine(analysis) : null;
  return (
    <button
      type="button"
      data-verdict
      onClick={() => editor.setPanel('findings')}
      title={verdict ? [verdict.text, verdict.hint].filter(Boolean).join(' · ') : undefined}
      className={cx(
        'flex h-12 min-w-0 items-center gap-3 rounded-xl border border-line bg-surface px-3.5 text-left hover:border-control',
        className,
      )}
    >
      {analysis ? <ChainBars chains={analysis.scopeFigures[0]?.chains} /> : null}
      <span role="status" className="min-w-0 truncate">
        {verdict ? (
          <>
            <b className="font-semibold">{verdict.text}</b>
            {verdict.hint ? <span className="text-soft"> · {verdict.hint}</span> : null}
          </>
        ) : (
          <span className="text-soft">Looking for breaks…</span>
        )}
      </span>
    </button>
  );
}

function ChainBars({ chains }: { readonly chains: ChainCount | undefined }) {
  const bars = chainBars(chains);
  if (bars.length === 0) return null;
  return (
    <span aria-hidden className="flex shrink-0 gap-[3px]">
      {bars.map((whole, index) => (
        <Bar key={index} whole={whole} short={bars.length > 6} />
      ))}
    </span>
  );
}

function Bar({ whole, short }: { readonly whole: boolean; readonly short: boolean }) {
  const width = short ? 10 : 18;
  const gap = short
    ? 'M3 0H4.500L3 6A3 3 0 0 1 3 0ZM7 0A3 3 0 0 1 7 6H5.500Z'
    : 'M3 0H7.500L5.500 6H3A3 3 0 0 1 3 0ZM12.500 0H15A3 3 0 0 1 15 6H10.500Z';
  return (
    <svg width={width} height="6" viewBox={`0 0 ${width} 6`} aria-hidden="true">
      {whole ? (
        <rect width={width} height="6" rx="3" fill="var(--tl-positive)" />
      ) : (
        <path d={gap} fill="var(--tl-negative)" />
      )}
    </svg>
  );
}
