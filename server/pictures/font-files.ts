import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

const FACES: Readonly<Record<string, string>> = {
  'inter-400.ttf': '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  'inter-500.ttf': '@expo-google-fonts/inter/500Medium/Inter_500Medium.ttf',
  'inter-600.ttf': '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
  'inter-700.ttf': '@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf',
};
const PIECE = /^inter-[a-z]+(-ext)?-[4567]00-normal\.woff2$/;

/** A font file by the name under which the page has it (`/fonts/`), from the package that the page's copy is of. */
export async function readFont(name: string): Promise<Uint8Array> {
  const path = FACES[name] ?? (PIECE.test(name) ? `@fontsource/inter/files/${name}` : undefined);
  if (path === undefined) throw new Error(`there is no font file ${name}`);
  return readFile(require.resolve(path));
}
