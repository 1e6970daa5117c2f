import { join } from 'node:path';
import { build } from 'esbuild';
import { type App, startApp } from '../tests/support/app';
import { createMap } from '../tests/support/map-page';
import { middleOf } from './canvas/gestures';
import { letFiveWork } from './canvas/let-five-work';
import { type JourneyFile, makeJourneyMap } from './canvas/make-journey-map';
import { makePeerFile } from './canvas/make-peer-file';
import { measureLoad } from './canvas/measure-load';
import { measureReactions } from './canvas/measure-reactions';
import { measureCanvas } from './canvas/measure-stage';
import { type Options, readOptions } from './canvas/options';
import { type PeerPages, servePeerPages } from './canvas/peer-pages';
import { type Measured, printFinding, printLegend, printTables } from './canvas/print-table';
import { machineLoad, type StageScripts } from './canvas/stage';
import { TARGET, TARGETS, type TargetName } from './canvas/targets';
import { installPeers } from './sync/install-peers';

const ROOT = process.cwd();

/** The pages that are measured and the servers behind them. */
interface Ground {
  readonly app: App;
  readonly pages: PeerPages;
  readonly scripts: { readonly watch: string; readonly ours: string };
}

/**
 * Times the canvas in a real Chromium at 1440×900 with real pointer, wheel and keys beside React Flow out of the box,
 * Excalidraw and tldraw, all with the same map. `--sizes=`, `--only=` and `--gestures=` narrow it. Prints; keeps nothing.
 */
export async function run(args: readonly string[] = []): Promise<void> {
  const options = readOptions(args);
  if (typeof options === 'string') {
    console.error(options);
    return;
  }
  const peers = TARGETS.some((name) => name !== 'ours' && name !== 'floor' && options.only.has(name));
  if (peers) await installPeers(join(ROOT, 'bench', 'canvas-peers'), 'canvases');
  console.log(`load of the machine at the start: ${machineLoad()}`);
  printLegend();
  const begun = performance.now();
  const ground: Ground = {
    scripts: await bundleScripts(),
    pages: await servePeerPages(ROOT, peers),
    app: await startApp(),
  };
  try {
    const all: Measured[] = [];
    for (const name of TARGETS) {
      if (!options.only.has(name)) continue;
      for (const size of options.sizesOf(name)) all.push(await measureOne(ground, name, size, options));
    }
    if (options.only.has('ours') && options.wants('reaction')) await measureReactions(ground.app);
    if (options.only.has('ours') && options.wants('load')) await measureLoad(ground.app);
    printTables(all);
  } finally {
    await ground.app.close();
    await ground.pages.close();
  }
  const minutes = (performance.now() - begun) / 60_000;
  console.log(`\n${minutes.toFixed(1)} minutes; load of the machine at the end: ${machineLoad()}`);
}

async function measureOne(ground: Ground, name: TargetName, size: number, options: Options): Promise<Measured> {
  const target = TARGET[name];
  const map = makeJourneyMap(size);
  console.log(
    `\n${target.title}${name === 'floor' ? '' : `, ${size} touchpoints, ${map.transitions.length} transitions`}`,
  );
  const scripts: StageScripts = { watch: ground.scripts.watch, ours: name === 'ours' ? ground.scripts.ours : null };
  const address = name === 'ours' ? await makeOurMap(ground.app, map) : await makePeerMap(ground.pages, name, map);
  const letOthersWork = name === 'ours' ? () => letFiveWork(address, map, middleOf(map)) : undefined;
  const input = { target, address, map, scripts, options, report: printFinding };
  const findings = await measureCanvas(letOthersWork ? { ...input, letOthersWork } : input);
  return { name, size, findings };
}

async function makeOurMap(app: App, map: JourneyFile): Promise<string> {
  return (await createMap(app.url, { map })).links.edit;
}

async function makePeerMap(pages: PeerPages, name: TargetName, map: JourneyFile): Promise<string> {
  const { page, ownFile } = TARGET[name];
  const [path = '', flag] = (page ?? '').split('?');
  const file = `/map-${map.touchpoints.length}.json`;
  pages.offer(file, JSON.stringify(map));
  const made = `/${name}-${map.touchpoints.length}.json`;
  if (ownFile) pages.offer(made, await makePeerFile(`${pages.url}/${path}?make&file=${file}`));
  return `${pages.url}/${path}?file=${ownFile ? made : file}${flag ? `&${flag}` : ''}`;
}

/** What runs in the pages before their own scripts. */
async function bundleScripts(): Promise<{ watch: string; ours: string }> {
  const outdir = join(ROOT, '.build', 'bench', 'canvas-scripts');
  await build({
    absWorkingDir: ROOT,
    entryPoints: { watch: 'bench/canvas/page/watch.ts', ours: 'bench/canvas/page/ours.ts' },
    outdir,
    bundle: true,
    format: 'iife',
    target: 'es2022',
    logLevel: 'error',
  });
  return { watch: join(outdir, 'watch.js'), ours: join(outdir, 'ours.js') };
}
