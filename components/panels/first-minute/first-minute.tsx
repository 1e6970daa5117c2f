'use client';

import { Check, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useEditor, useEditorState } from '../../store/editor-context';
import { Button } from '../../ui/button';
import { cx } from '../../ui/cx';
import { IconButton } from '../../ui/icon-button';
import { type Beginning, beginningOf, FIRST_STEPS } from './steps';
import { endShowingAround } from './wanted';

const LAST = {
  keys: 'Press ? for all keys, Ctrl+K for every command. This map is yours to change.',
  touch: 'A finger that rests on anything shows what can be done with it. This map is yours to change.',
} as const;

/** Shows a newcomer around an example: one step at a time, each done by the person or by its button; closed for good. */
export function FirstMinute({ onEnd }: { readonly onEnd: () => void }) {
  const editor = useEditor();
  const [beginning, setBeginning] = useState<Beginning | null>(null);
  const [at, setAt] = useState(0);
  const hidden = useEditorState(({ walk, dialog }) => walk !== null || dialog !== null);
  const sheet = useEditorState((state) => state.panel !== null);
  const [touch] = useState(() => window.matchMedia('(pointer: coarse)').matches);
  const step = FIRST_STEPS[at];
  const done = useEditorState((state) => beginning !== null && step?.done(state, beginning) === true);

  useEffect(() => {
    // The map may still be on its way.
    const look = (): void => setBeginning((known) => known ?? beginningOf(editor.store.getState()));
    look();
    return editor.store.subscribe(look);
  }, [editor]);
  useEffect(() => {
    if (done) setAt((now) => now + 1);
  }, [done]);

  const end = useRef(() => {
    endShowingAround();
    onEnd();
  }).current;
  if (!beginning || hidden) return null;
  return (
    <section
      aria-label="First steps"
      className={cx(
        'pointer-events-none absolute inset-x-3 bottom-[calc(max(60px,var(--tl-bar))+12px)] z-10 flex justify-center md:bottom-[calc(max(4px,var(--tl-bar))+12px)] md:left-[208px]',
        sheet ? 'max-md:hidden md:right-[392px]' : 'md:right-4',
      )}
    >
      <div className="pointer-events-auto flex w-full max-w-[560px] items-center gap-3 rounded-xl border border-line bg-surface py-2.5 pl-4 pr-2.5 shadow-float">
        <div role="status" className="min-w-0 flex-1">
          <p className="flex items-center gap-2 font-semibold">
            {step ? step.title : 'That is what it is for'}
            <span className="text-small font-normal text-soft">
              {step ? `${at + 1} of ${FIRST_STEPS.length}` : <Check size={15} className="text-positive" aria-hidden />}
            </span>
          </p>
          <p className="text-detail text-soft">{step ? step.text(beginning, touch) : touch ? LAST.touch : LAST.keys}</p>
        </div>
        {step ? (
          <Button size="small" onClick={() => step.perform(editor, beginning)}>
            {step.help}
          </Button>
        ) : null}
        <IconButton size="small" side="top" icon={X} name="No more first steps" onClick={end} />
      </div>
    </section>
  );
}
