import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Path of a program on PATH or in one of the other folders; null when there is none. */
export function findProgram(name, otherFolders = []) {
  const folders = [...(process.env.PATH ?? '').split(delimiter).filter(Boolean), ...otherFolders];
  return folders.map((folder) => join(folder, name)).find(isExecutable) ?? null;
}

/** The subfolders of a folder, newest version first; none when it isn't there. */
export function versionsIn(folder) {
  try {
    return readdirSync(folder).sort((a, b) => Number.parseFloat(b) - Number.parseFloat(a));
  } catch {
    return [];
  }
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
