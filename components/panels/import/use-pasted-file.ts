'use client';

import { useEffect, useRef } from 'react';

/** Takes what is pasted while a dialogue is open, unless it is pasted into a text field: a file, or text. */
export function usePastedFile(onFile: (file: File) => void, onText: (text: string) => void): void {
  const latest = useRef({ onFile, onText });
  useEffect(() => {
    latest.current = { onFile, onText };
  });
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const { target, clipboardData } = event;
      if (!clipboardData || (target instanceof HTMLElement && target.matches('input, textarea'))) return;
      const [file] = clipboardData.files;
      const text = clipboardData.getData('text/plain');
      if (file) latest.current.onFile(file);
      else if (text.trim() !== '') latest.current.onText(text);
      else return;
      event.preventDefault();
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, []);
}
