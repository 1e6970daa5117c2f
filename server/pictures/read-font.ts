import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { INTER_FILES } from './inter-fonts';

const require = createRequire(import.meta.url);
const WEIGHTS = ['400', '500', '600', '700'];
const PIECE = /^inter-[a-z-]+-[4567]00-normal\.woff2$/;

/** A font file by the name that the page has it under (`ExportTools.font`), from the packages that the page's are of. */
export function readFont(name: string): Promise<Uint8Array> {
  const whole = INTER_FILES[WEIGHTS.findIndex((weight) => name === `inter-${weight}.ttf`)];
  if (whole !== undefined) return readFile(whole);
  if (!PIECE.test(name)) return Promise.reject(new Error(`there is no font file ${name}`));
  return readFile(join(dirname(require.resolve('@fontsource/inter/package.json')), 'files', name));
}
