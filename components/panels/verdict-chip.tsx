'use client';

import { verdictLine } from '@/lib/analysis/words/verdict-line';
import { useEditor, useEditorState } from '../store/editor-context';
import { cx } from '../ui/cx';
import { VerdictBars } from '../ui/verdict-bars';

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
      {analysis ? <VerdictBars chains={analysis.scopeFigures[0]?.chains} /> : null}
      <span
        role="status"
        className="line-clamp-2 min-w-0 max-xl:text-[13px] max-xl:leading-[18px] xl:block xl:truncate max-md:line-clamp-3"
      >
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
