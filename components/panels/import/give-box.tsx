'use client';

import { ClipboardPaste, FileUp } from 'lucide-react';
import { type DragEvent, useId, useRef, useState } from 'react';
import { ACCEPT } from '../../reading/accept';
import { Button } from '../../ui/button';
import { cx } from '../../ui/cx';
import { Field, INPUT_CLASS } from '../../ui/field';

export interface GiveBoxProps {
  readonly onFile: (file: File) => void;
  readonly onText: (text: string) => void;
  /** Name of the file chooser, for a screen reader. */
  readonly name: string;
  /** What can be given, in a line. */
  readonly hint: string;
  /** What may be pasted, with an example. */
  readonly example: string;
}

/** Where a file is chosen or let go of, and text pasted. */
export function GiveBox({ onFile, onText, name, hint, example }: GiveBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const [over, setOver] = useState(false);
  const [text, setText] = useState('');
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    if (dropped) onFile(dropped);
  };
  return (
    <>
      <button
        type="button"
        onClick={() => input.current?.click()}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cx(
          'flex w-full flex-col items-center gap-2 rounded-xl border-2 border-dashed px-6 py-7 text-body hover:border-control',
          over ? 'border-focus bg-positive-bg' : 'border-line',
        )}
      >
        <FileUp size={22} aria-hidden className="text-soft" />
        <span className="font-semibold">Choose a file, or drop it here</span>
        <span className="text-detail text-soft">{hint}</span>
      </button>
      <input
        ref={input}
        type="file"
        accept={ACCEPT}
        aria-label={name}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          // The same file may be chosen again after it was mended.
          event.target.value = '';
          if (chosen) onFile(chosen);
        }}
      />
      <Field label="Or paste text" htmlFor={id} className="mt-4">
        <textarea
          id={id}
          value={text}
          rows={3}
          spellCheck={false}
          placeholder={example}
          onChange={(event) => setText(event.target.value)}
          className={cx(INPUT_CLASS, 'field-sizing-content max-h-40 resize-none py-2 font-mono text-detail leading-5')}
          style={{ minHeight: 78 }}
        />
      </Field>
      <Button size="small" className="mt-2" disabled={text.trim() === ''} onClick={() => onText(text)}>
        <ClipboardPaste size={15} aria-hidden />
        Read this text
      </Button>
    </>
  );
}
