import type { JourneyMap } from '@/lib/model/types';
import type { Editor } from '../../store/types';
import { versionWords } from './group-by-day';
import { reasonOf } from './use-versions';
import type { Version, VersionsApi } from './versions-api';

/** How long it is waited for what was edited last to be stored, so that the version set aside has it. */
const PATIENCE_MS = 5000;

/**
 * Brings the map back to a version as one step of this person's, after the map as it is now was set aside. True when it
 * was done; otherwise nothing was changed, and it has been said why.
 */
export async function restoreVersion(
  editor: Editor,
  api: VersionsApi,
  version: Version,
  map: JourneyMap,
): Promise<boolean> {
  editor.stopEditing();
  editor.drag.flush();
  if (!(await isSaved(editor))) {
    editor.say(
      'Your last edits are not stored yet, so nothing was restored. Try again when the map says “Saved”.',
      'error',
    );
    return false;
  }
  try {
    await api.setAside(null);
  } catch (error) {
    editor.say(
      `Nothing was restored, since the map as it is could not be set aside first. ${reasonOf(error)}`,
      'error',
    );
    return false;
  }
  const name = versionWords(version, Date.now());
  const done = editor.runAndTell(
    [{ type: 'replace', map }],
    `The map is back at ${name}. What was there is a version too.`,
  );
  if (done) editor.camera?.fit();
  return done;
}

function isSaved(editor: Editor): Promise<boolean> {
  const saved = (): boolean => editor.store.getState().save.kind === 'saved';
  if (saved() || editor.store.getState().save.kind !== 'saving') return Promise.resolve(saved());
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(late);
      stop();
      resolve(saved());
    };
    const late = setTimeout(finish, PATIENCE_MS);
    const stop = editor.store.subscribe(() => saved() && finish());
  });
}
