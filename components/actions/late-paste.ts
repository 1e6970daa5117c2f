import type { Editor } from '../store/types';
import { fetchAgain } from '../ui/fetch-again';
import { createPartLoader } from '../ui/part-loader';
import type { ClipboardText } from './clipboard';

/** Pasting knows tables in many languages, which nobody waits for who opens a map. */
const loader = createPartLoader(() => fetchAgain(async () => (await import('./paste')).pasteText));

/** Pastes with code that comes with the first paste, or in an idle moment before. Says so when it does not come. */
export async function pasteLate(editor: Editor, clipboard: ClipboardText): Promise<void> {
  const state = await loader.load();
  if (state.kind === 'ready') state.part(editor, clipboard);
  else
    editor.say('What pasting needs could not be loaded. Nothing was added; paste again when you are online.', 'error');
}

/** Fetches the code of pasting, so that it works without the network too. */
export const LatePaste = { preload: async (): Promise<void> => void (await loader.load()) };
