import { bounded, CutShort } from './bounded';
import { GESTURES, type Gesture, makeGesture, middleOf, takeFocus } from './gestures';
import type { JourneyFile } from './make-journey-map';
import type { Options } from './options';
import type { FrameTimes } from './read-frames';
import { CUT_MS, lookFar, lookNear, measureHeap, openStage, type Stage, type StageScripts, timeToOpen } from './stage';
import type { Target } from './targets';

/** What a measure came to: frames, one figure, or why there is none. */
export type Finding = { readonly frames: FrameTimes } | { readonly value: number } | { readonly failed: string };

export type Findings = Map<string, Finding>;

export interface MeasureInput {
  readonly target: Target;
  readonly address: string;
  readonly map: JourneyFile;
  readonly scripts: StageScripts;
  readonly options: Options;
  /** Lets others work in the same map, until the function that it gives is called. */
  readonly letOthersWork?: () => Promise<() => Promise<void>>;
  readonly report: (measure: string, finding: Finding) => void;
}

/** One canvas may take this long for all of it; what is left then is not measured. Milliseconds. */
const ALL_MS = 300_000;

/** Measures one canvas with one map, in browsers of its own: after something was cut, in a new one. */
export async function measureCanvas(input: MeasureInput): Promise<Findings> {
  const { options, map, report } = input;
  const findings: Findings = new Map();
  const begun = performance.now();
  const keep = (measure: string, finding: Finding): void => {
    findings.set(measure, finding);
    report(measure, finding);
  };
  let stage: Stage | null = null;
  const measure = async (name: string, work: (stage: Stage) => Promise<Finding>): Promise<void> => {
    const [kind = ''] = name.split('-');
    if (!options.wants(kind === 'five' ? kind : name)) return;
    if (performance.now() - begun > ALL_MS) return keep(name, { failed: 'no time left' });
    try {
      stage ??= await openAgain(input);
      keep(name, await bounded(work(stage), CUT_MS));
    } catch (error) {
      keep(name, { failed: error instanceof CutShort ? `> ${CUT_MS / 1000} s` : firstLine(error) });
      await closeStage(stage);
      stage = null;
    }
  };
  if (options.wants('open')) stage = await measureOpening(input, keep);
  await measure('fit', async (open) => {
    await lookNear(open, middleOf(map));
    return { value: await lookFar(open) };
  });
  for (const [name, gesture] of Object.entries(GESTURES)) {
    await measure(name, (open) => tryGesture(open, gesture, map));
  }
  const beside: [string, number][] = [];
  await measure('heap', async (open) => {
    await open.page.evaluate(() => globalThis.benchCanvas?.select([]));
    await lookFar(open);
    const found = await measureHeap(open);
    beside.push(['elements', found.elements], ['far-zoom', found.zoom * 100]);
    return { value: found.bytes / 1e6 };
  });
  for (const [name, value] of beside) keep(name, { value });
  if (input.letOthersWork && options.wants('five')) {
    const end = await input.letOthersWork();
    for (const name of ['pan-near', 'pan-far'] as const) {
      const gesture = GESTURES[name];
      if (gesture) await measure(`five-${name}`, (open) => tryGesture(open, gesture, map));
    }
    await end();
  }
  if (stage) for (const complaint of (stage as Stage).complaints.slice(0, 3)) console.log(`    it said: ${complaint}`);
  await closeStage(stage);
  return findings;
}

async function tryGesture(stage: Stage, gesture: Gesture, map: JourneyFile): Promise<Finding> {
  const frames = await makeGesture(stage, gesture, map);
  return frames.shown.count > 0 ? { frames } : { failed: 'nothing moved' };
}

/** Opens the map for the first time in a new browser, and again twice: the latter have its scripts at hand. */
async function measureOpening(
  input: MeasureInput,
  keep: (measure: string, finding: Finding) => void,
): Promise<Stage | null> {
  const stage = await openStage(input.target, input.scripts);
  try {
    keep('open', { value: await bounded(timeToOpen(stage, input.address), CUT_MS) });
    const again: number[] = [];
    for (let i = 0; i < 2; i += 1) again.push(await bounded(timeToOpen(stage, input.address), CUT_MS));
    keep('open-again', { value: Math.min(...again) });
    await bounded(takeFocus(stage, input.map), CUT_MS);
    return stage;
  } catch (error) {
    keep('open', { failed: error instanceof CutShort ? `> ${CUT_MS / 1000} s` : firstLine(error) });
    await closeStage(stage);
    return null;
  }
}

async function openAgain({ target, scripts, address, map }: MeasureInput): Promise<Stage> {
  const stage = await openStage(target, scripts);
  try {
    await bounded(timeToOpen(stage, address), CUT_MS);
    await bounded(takeFocus(stage, map), CUT_MS);
    return stage;
  } catch (error) {
    await closeStage(stage);
    throw error;
  }
}

/** A browser whose page hangs is not waited for beyond some seconds. */
async function closeStage(stage: Stage | null): Promise<void> {
  if (stage) await bounded(stage.close(), 15_000).catch(() => undefined);
}

const firstLine = (error: unknown): string => String(error).split('\n')[0] ?? '';
