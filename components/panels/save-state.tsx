'use client';

import { Check, CloudOff, Eye, LoaderCircle, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useEditor, useEditorState } from '../store/editor-context';
import { cx } from '../ui/cx';
import { worksByFinger } from '../ui/hand';
import { Tooltip } from '../ui/tooltip';
import { type SaveWords, saveWords } from './save-words';

/** How our edits stand: always there, loud only in trouble. */
export function SaveState() {
  const editor = useEditor();
  const save = useEditorState((state) => state.save);
  const role = useEditorState((state) => state.role);
  const { short, long, mood } = saveWords(save, role, useSlow(save.kind === 'saving'));
  useSpokenTrouble(mood, long);
  const Icon = { calm: role === 'view' ? Eye : Check, busy: LoaderCircle, offline: CloudOff, trouble: TriangleAlert }[
    mood
  ];
  return (
    <Tooltip text={<span className="block max-w-64 whitespace-normal leading-4">{long}</span>}>
      <button
        type="button"
        data-save={save.kind}
        // A finger gets no hint by resting.
        onClick={() => worksByFinger() && editor.say(long)}
        className={cx(
          'relative flex h-7 min-h-0 min-w-7 shrink-0 cursor-default pointer-coarse:after:absolute pointer-coarse:after:-inset-2.5 items-center justify-center gap-1.5 rounded-md text-detail',
          mood === 'trouble' ? 'font-semibold text-negative' : 'text-soft',
        )}
      >
        <Icon size={15} aria-hidden className={cx('shrink-0', mood === 'calm' && role !== 'view' && 'text-positive')} />
        <span className="max-md:sr-only">{short}</span>
      </button>
    </Tooltip>
  );
}

/** Trouble is said, and its end; that each edit is saved is not: who can't see the bar would hear nothing else. */
function useSpokenTrouble(mood: SaveWords['mood'], long: string): void {
  const editor = useEditor();
  const told = useRef(false);
  useEffect(() => {
    if (mood === 'busy') return;
    const trouble = mood !== 'calm';
    if (trouble || told.current) editor.announce(long);
    told.current = trouble;
  }, [editor, mood, long]);
}

/** A lost network is noticed late by the browser; a person notices sooner. */
const PATIENCE_MS = 4_000;

/** True once `waiting` has lasted longer than anybody wonders. */
function useSlow(waiting: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => setSlow(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [waiting]);
  return slow;
}
