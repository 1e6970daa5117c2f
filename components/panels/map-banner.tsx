'use client';

import { CLOSE } from '@/lib/protocol/close-codes';
import { useEditor, useEditorState } from '../store/editor-context';
import { Button } from '../ui/button';
import { saveWords } from './save-words';

const HEADS: Readonly<Record<number, string>> = {
  [CLOSE.unknownMap]: 'This link opens no map any more. ',
  [CLOSE.noTicket]: 'This link has ended. ',
};

/** Above the canvas when the server will not take our edits, or can't store them: what happened, what was kept, what to do. */
export function MapBanner() {
  const editor = useEditor();
  const save = useEditorState((state) => state.save);
  const role = useEditorState((state) => state.role);
  const { long, mood } = saveWords(save, role);
  if (mood !== 'trouble') return null;
  return (
    <div
      role="alert"
      className="flex w-full max-w-[720px] flex-wrap items-center gap-x-4 gap-y-2 rounded-xl bg-negative-bg px-4 py-3 text-body leading-5 text-ink"
    >
      <p className="min-w-56 flex-1">
        {save.kind === 'refused' && <b className="font-semibold">{HEADS[save.code] ?? 'Not saved. '}</b>}
        {long}
      </p>
      <div className="flex gap-2">
        <Button size="small" onClick={() => editor.reconnect()}>
          Try again
        </Button>
        <Button size="small" look="primary" onClick={() => editor.setDialog('export')}>
          Export
        </Button>
      </div>
    </div>
  );
}
