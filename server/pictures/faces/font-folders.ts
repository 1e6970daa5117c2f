import { readdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Packages in the order in which they are asked; any other of their scope that is installed comes after them. */
const PACKAGE_ORDER = [
  'noto-emoji',
  'noto-sans-arabic',
  'noto-sans-hebrew',
  'noto-sans-jp',
  'noto-sans-sc',
  'noto-sans-tc',
  'noto-sans-hk',
  'noto-sans-kr',
  'nanum-gothic',
];
const WEIGHTS = ['400', '500', '600', '700'];
/** Of faces larger than this only regular and bold are taken: a page has to fetch them. */
const LARGE = 3_000_000;
const MOST_FILES = 5_000;
const MOST_DEPTH = 6;

/** Font files of the installed packages that bring one, family by family: `@expo-google-fonts/…`, but for Inter. */
export async function packageFiles(): Promise<string[][]> {
  const scope = dirname(dirname(require.resolve('@expo-google-fonts/inter/package.json')));
  const names = (await readdir(scope)).filter((name) => name !== 'inter').sort();
  const place = (name: string): number => {
    const at = PACKAGE_ORDER.indexOf(name);
    return at < 0 ? PACKAGE_ORDER.length : at;
  };
  names.sort((a, b) => place(a) - place(b));
  return Promise.all(names.map((name) => filesOfPackage(join(scope, name))));
}

async function filesOfPackage(folder: string): Promise<string[]> {
  const files: string[] = [];
  for (const name of (await readdir(folder)).sort()) {
    if (!WEIGHTS.includes(name.slice(0, 3)) || /italic/i.test(name)) continue;
    for (const file of await readdir(join(folder, name)))
      if (file.endsWith('.ttf')) files.push(join(folder, name, file));
  }
  const first = files[0];
  if (first === undefined || (await stat(first)).size < LARGE) return files;
  return files.filter((file) => /[/\\](400|700)[^/\\]*[/\\][^/\\]*$/.test(file));
}

/** Where systems keep their fonts. */
export function systemFolders(platform: NodeJS.Platform, home = homedir()): string[] {
  if (platform === 'darwin') return ['/System/Library/Fonts', '/Library/Fonts', join(home, 'Library', 'Fonts')];
  if (platform === 'win32') {
    return ['C:\\Windows\\Fonts', join(home, 'AppData', 'Local', 'Microsoft', 'Windows', 'Fonts')];
  }
  return ['/usr/share/fonts', '/usr/local/share/fonts', join(home, '.local', 'share', 'fonts'), join(home, '.fonts')];
}

/** Font files in and below some folders, in the order of their names, so that the same machine always finds the same. */
export async function filesBelow(folders: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  const look = async (folder: string, depth: number): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (files.length >= MOST_FILES) return;
      const path = join(folder, entry.name);
      if (entry.isDirectory() && depth < MOST_DEPTH) await look(path, depth + 1);
      else if (/\.(?:ttf|otf|ttc|otc)$/i.test(entry.name)) files.push(path);
    }
  };
  for (const folder of folders) await look(folder, 0);
  return files;
}
