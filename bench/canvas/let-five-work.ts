import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';
import { BUNDLE } from '../../scripts/bundle-options.js';
import { nearest } from './gestures';
import type { JourneyFile } from './make-journey-map';

const PEOPLE = 5;
/** Each has so many touchpoints to work on, in turn. */
const EACH = 4;

/**
 * Lets five people work in a map that can be opened by `link`, until the function that this settles with is called. Two
 * of them are around the touchpoint `middle`, so that they are seen near as well; the others are all over the map.
 */
export async function letFiveWork(link: string, map: JourneyFile, middle: string): Promise<() => Promise<void>> {
  const root = process.cwd();
  const outfile = join(root, '.build', 'bench', 'five-people.js');
  const entryPoints = ['bench/canvas/five-people.ts'];
  await build({ ...BUNDLE, absWorkingDir: root, alias: { '@': root }, entryPoints, outfile });
  const { origin, pathname, hash } = new URL(link);
  // The first one is the card that is dragged by the one who is measured.
  const around = nearest(map, middle, 2 * EACH + 1).slice(1);
  const apart = map.touchpoints.filter((_, index) => index % Math.floor(map.touchpoints.length / (3 * EACH + 1)) === 0);
  const ids = [...around, ...apart.map(({ id }) => id)];
  const lists = Array.from({ length: PEOPLE }, (_, index) => ids.slice(index * EACH, (index + 1) * EACH).join(' '));
  const mapId = pathname.split('/').at(-1) ?? '';
  const child = spawn(process.execPath, [outfile, origin, mapId, hash.slice(1), ...lists], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`the five others ended with ${code}`)));
  });
  return () => {
    child.stdin.end();
    return ended;
  };
}
