import { makeFile } from '../../export/make-file';
import type { Editor } from '../../store/types';
import { localDate, optionsOf, recallChoices } from './choices';
import { COPIED, copyMade, NOT_COPIED } from './copy-made';

/** Puts what is selected, or without a selection the whole map, on the clipboard as PNG, as it was last exported. */
export async function copyPicture(editor: Editor): Promise<void> {
  const { map, selection } = editor.store.getState();
  const ids = [...selection.touchpoints];
  const part = ids.length > 0 ? ({ kind: 'selection', ids } as const) : ({ kind: 'whole' } as const);
  const options = optionsOf(recallChoices(), part, localDate(new Date()));
  editor.announce('Drawing the picture.');
  const copied = await copyMade('image/png', async () => {
    const { bytes, mediaType } = await makeFile(map, 'png', options);
    return new Blob([bytes], { type: mediaType });
  }).catch(() => false);
  if (copied) editor.say(COPIED['image/png']);
  else editor.say(NOT_COPIED['image/png'], 'error');
}
