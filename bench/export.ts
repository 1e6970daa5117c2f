import { join } from 'node:path';
import { makeJourneyMap } from './canvas/make-journey-map';
import { machineLoad } from './canvas/stage';
import { measureNode } from './export/measure-node';
import { measurePage } from './export/measure-page';
import { measurePeer } from './export/measure-peer';
import { installPeers } from './sync/install-peers';

const ROOT = process.cwd();
/** The size that html-to-image is compared at: larger ones it does not live through. */
const PEER_SIZE = 500;
const PAGE_SIZES = [500, 2_000, 5_000];

/**
 * Times pictures and files of large maps: in Node, with the memory that they take; on the page, from the click to the
 * file; and html-to-image beside it on React Flow, in the same run. With numbers, maps of so many touchpoints only.
 * Prints; the files stay in `.build/bench/export` to be looked at.
 */
export async function run(rest: readonly string[] = []): Promise<void> {
  const sizes = rest.length === 0 ? null : new Set(rest.map(Number));
  const folder = join(ROOT, '.build', 'bench', 'export');
  console.log(`load of the machine at the start: ${machineLoad()}`);
  await measureNode(ROOT, folder, sizes);
  console.log('\nOn the page, from the click on Download to the whole file:\n');
  for (const size of PAGE_SIZES) {
    if (!sizes || sizes.has(size)) await measurePage(makeJourneyMap(size), folder);
  }
  if (!sizes || sizes.has(PEER_SIZE)) {
    await installPeers(join(ROOT, 'bench', 'canvas-peers'), 'canvases');
    await measurePeer(ROOT, folder, makeJourneyMap(PEER_SIZE));
  }
  console.log(`\nload of the machine at the end: ${machineLoad()}`);
}
