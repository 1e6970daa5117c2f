'use client';

import { FlaskConical } from 'lucide-react';
import { markTried } from '../../actions/trial-actions';
import { useEditor, useEditorState } from '../../store/editor-context';
import { Button } from '../../ui/button';
import { useTrialOutcome } from './use-trial-outcome';

/** Above the canvas while something is tried as mended: what it brings, and the two ways out. */
export function TrialBanner() {
  const editor = useEditor();
  const trying = useEditorState((state) => state.trial !== null);
  const readOnly = useEditorState((state) => state.role === 'view');
  const outcome = useTrialOutcome();
  if (!trying) return null;
  return (
    <section
      aria-label="Trial"
      data-trial
      className="flex w-full max-w-[760px] flex-wrap items-center gap-x-4 gap-y-2 rounded-xl border border-dashed border-positive bg-surface px-3.5 py-2 text-body leading-5 shadow-float"
    >
      <FlaskConical size={18} aria-hidden className="shrink-0 text-positive max-md:hidden" />
      <p role="status" className="min-w-52 flex-1">
        {outcome?.sentence ?? 'Working out what it brings…'}
      </p>
      <div className="flex gap-2">
        {readOnly ? null : (
          <Button size="small" look="primary" onClick={() => markTried(editor)}>
            Mark as mended
          </Button>
        )}
        <Button size="small" onClick={() => editor.setTrial(null)}>
          Stop trying
        </Button>
      </div>
    </section>
  );
}
