'use client';

import { Link2, X } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useEditor } from '../store/editor-context';
import { cx } from '../ui/cx';
import { IconButton } from '../ui/icon-button';
import { type Captured, captureIdeas } from './capture-ideas';

/**
 * A text field that stays open: a label and Enter make a touchpoint, and the field is ready for the next. Each is on
 * the map, and with everybody else, at once.
 */
export function CaptureBox() {
  const editor = useEditor();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [chain, setChain] = useState(false);
  const [captured, setCaptured] = useState<Captured>([]);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);

  const take = (text: string, follows: boolean): void => {
    if (text.trim() === '') return;
    const next = captureIdeas(editor, text, captured, follows);
    if (next === captured) return;
    setCaptured(next);
    setTyped('');
  };
  const close = (): void => {
    editor.setCapturing(false);
    // What was taken back since is passed over.
    const last = captured.filter((id) => editor.store.getState().map.touchpoints.some((one) => one.id === id)).at(-1);
    if (last !== undefined) editor.camera?.reveal(last);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // While a syllable is being composed, Enter belongs to the composition.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const mod = event.ctrlKey || event.metaKey;
    if (event.key === 'Enter' && !mod && !event.altKey) {
      event.preventDefault();
      take(typed, chain !== event.shiftKey);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (mod && event.code === 'KeyZ' && typed === '') {
      // In an empty field there is nothing else to take back than what was captured.
      event.preventDefault();
      if (event.shiftKey) editor.redo();
      else editor.undo();
    }
  };
  /** A list goes in as a list, not as one long line. */
  const onPaste = (event: ClipboardEvent): void => {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\r\n]\s*\S/.test(text)) return;
    event.preventDefault();
    take(`${typed}${text}`, chain);
  };
  return (
    <section
      aria-label="Capture ideas"
      data-capture
      className="w-full max-w-[560px] rounded-xl border border-line bg-surface p-1.5 shadow-float"
    >
      <div className="flex items-center gap-1">
        <input
          ref={field}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          aria-label="Name of the next touchpoint"
          placeholder="Name a touchpoint, then Enter"
          spellCheck={false}
          autoComplete="off"
          enterKeyHint="next"
          className="h-10 min-w-0 flex-1 rounded-lg bg-transparent px-3 text-base outline-none placeholder:text-soft focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-focus"
        />
        <IconButton
          icon={Link2}
          name="Connect each to the one before"
          pressed={chain}
          onClick={() => {
            setChain(!chain);
            field.current?.focus();
          }}
        />
        <IconButton icon={X} name="Stop capturing" keys="Esc" onClick={close} />
      </div>
      <p className="flex flex-wrap gap-x-3 px-3 pb-1 text-small text-soft [&_kbd]:font-sans [&_kbd]:font-semibold [&_kbd]:text-ink">
        <span>
          end with <kbd>+</kbd> <kbd>=</kbd> <kbd>-</kbd> to rate
        </span>
        <span className={cx('max-md:hidden', chain && 'font-semibold')}>
          <kbd>Shift+Enter</kbd> {chain ? 'not connected' : 'connected'}
        </span>
        <span>
          <kbd>{'a -> b'}</kbd> makes a chain
        </span>
        <span role="status" className="ml-auto">
          {captured.length > 0 ? `${captured.length} added` : ''}
        </span>
      </p>
    </section>
  );
}
