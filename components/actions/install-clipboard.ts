import type { Editor } from '../store/types';
import { writeClipboard } from './clipboard';
import { focusPlace } from './handle-key';
import { pasteLate } from './late-paste';
import { findAction } from './registry';

/** Listens to the browser's copy, cut and paste; returns the function that ends it. */
export function installClipboard(editor: Editor, target: Document): () => void {
  /** Text fields, dialogs and selected text of the page keep their own clipboard. */
  const isOurs = (event: ClipboardEvent): boolean => {
    const focused = target.activeElement;
    const place = focusPlace(event.target === target.body || event.target === target ? focused : event.target);
    return place !== 'taken' && place !== 'field' && editor.store.getState().dialog === null && !event.defaultPrevented;
  };
  const onCopy = (event: ClipboardEvent): boolean => {
    if (!isOurs(event) || target.getSelection()?.isCollapsed === false || !event.clipboardData) return false;
    const clipboard = writeClipboard(editor);
    if (!clipboard) return false;
    event.clipboardData.setData('text/plain', clipboard.text);
    event.clipboardData.setData('text/html', clipboard.html);
    event.preventDefault();
    editor.announce('Copied.');
    return true;
  };
  const onCut = (event: ClipboardEvent): void => {
    if (!onCopy(event)) return;
    // What was inside went along to the clipboard.
    const inside = findAction('delete-inside');
    (inside.enabled(editor) ? inside : findAction('delete')).perform(editor);
  };
  const onPaste = (event: ClipboardEvent): void => {
    if (!isOurs(event) || !event.clipboardData) return;
    const [text, html] = [event.clipboardData.getData('text/plain'), event.clipboardData.getData('text/html')];
    if (text === '' && html === '') return;
    event.preventDefault();
    void pasteLate(editor, { text, html });
  };
  const onCopyEvent = (event: ClipboardEvent): void => void onCopy(event);
  target.addEventListener('copy', onCopyEvent);
  target.addEventListener('cut', onCut);
  target.addEventListener('paste', onPaste);
  return () => {
    target.removeEventListener('copy', onCopyEvent);
    target.removeEventListener('cut', onCut);
    target.removeEventListener('paste', onPaste);
  };
}
