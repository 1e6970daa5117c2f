/**
 * Puts a picture on the clipboard. The promise itself is handed over, since some browsers allow that only within the
 * click that asked for it.
 */
export async function copyPicture(make: () => Promise<Blob>): Promise<'copied' | 'failed'> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': make() })]);
    return 'copied';
  } catch (error) {
    console.error(error);
    return 'failed';
  }
}
