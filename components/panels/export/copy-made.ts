import { copyText } from '../../ui/copy-text';

/**
 * Puts what is still being made on the clipboard. The promise itself is handed over, since some browsers allow that only
 * within the click that asked for it; of text there is an older way besides. True when it is there.
 */
export async function copyMade(type: 'image/png' | 'text/plain', make: () => Promise<Blob>): Promise<boolean> {
  const blob = make();
  // Whoever takes it handles its failure; nobody may.
  blob.catch(() => undefined);
  try {
    await navigator.clipboard.write([new ClipboardItem({ [type]: blob })]);
    return true;
  } catch (error) {
    console.warn(error);
    return type === 'text/plain' && copyText(await (await blob).text());
  }
}

/** What is said when it worked, and when it did not. */
export const COPIED = {
  'image/png': 'The picture is on the clipboard. Paste it into a document or a message.',
  'text/plain': 'The text is on the clipboard.',
} as const;
export const NOT_COPIED = {
  'image/png': 'This browser did not let the picture onto the clipboard. Download it as PNG instead.',
  'text/plain': 'This browser did not let the text onto the clipboard. Download it instead.',
} as const;
