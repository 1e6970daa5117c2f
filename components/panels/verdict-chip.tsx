'use client';

import { verdictLine } from '@/lib/analysis/words/verdict-line';
import { useEditor, useEditorState } from '../store/editor-context';
import { cx } from '../ui/cx';
import { VerdictBars } from '../ui/verdict-bars';

/** So many characters stand in one line of the bar at 1440 pixels. */
const ONE_LINE = 64;

/** The verdict on the whole map, always in sight: how many chains work, and what mending would do. Opens the findings. */
export function VerdictChip({ className }: { readonly className?: string }) {
  const editor = useEditor();
  const analysis = useEditorState((state) => state.analysis);
  const verdict = analysis ? verdictLine(analysis) : null;
  // Two lines of a long verdict fit into the bar, and leave the title its room.
  const small = verdict !== null && verdict.text.length + (verdict.hint?.length ?? 0) > ONE_LINE;
  return (
    <button
      type="button"
      data-verdict
      onClick={() => editor.setPanel('findings')}
      title={verdict ? [verdict.text, verdict.hint].filter(Boolean).join(' · ') : undefined}
      className={cx(
        'flex h-12 min-w-0 items-center gap-3 rounded-xl border border-line bg-surface px-3.5 text-left hover:border-control',
        small && 'md:max-w-[560px]',
        className,
      )}
    >
      {analysis ? <VerdictBars chains={analysis.scopeFigures[0]?.chains} /> : null}
      <span className={cx('line-clamp-2 min-w-0 max-md:line-clamp-3', small ? 'text-detail' : 'max-xl:text-detail')}>
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
