import { GESTURES } from './gestures';
import { TARGETS, type TargetName } from './targets';

/** What else than gestures is measured. */
export const OTHER_MEASURES = ['open', 'fit', 'heap', 'five', 'reaction', 'load'] as const;
export const SIZES = [500, 1_000, 5_000, 10_000] as const;
/** The size that peers are compared at when none is named. */
export const PEER_SIZE = 5_000;

export interface Options {
  readonly only: ReadonlySet<TargetName>;
  readonly sizesOf: (target: TargetName) => readonly number[];
  /** Whether a gesture or measure is wanted. */
  readonly wants: (measure: string) => boolean;
}

/** Reads `--sizes=5000 --only=ours,tldraw --gestures=pan,open`; gives a sentence when it can't. */
export function readOptions(args: readonly string[]): Options | string {
  const values = new Map<string, string[]>();
  for (const arg of args) {
    const [, name, list] = /^--(sizes|only|gestures)=(.+)$/.exec(arg) ?? [];
    if (!name || !list) return HELP;
    values.set(name, list.split(','));
  }
  const sizes = values.get('sizes')?.map(Number);
  if (sizes?.some((size) => !Number.isInteger(size) || size < 100 || size > 50_000)) return HELP;
  const only = values.get('only') ?? [...TARGETS];
  if (!only.every((name): name is TargetName => TARGETS.some((target) => target === name))) return HELP;
  const gestures = values.get('gestures');
  const known = [...Object.keys(GESTURES), ...OTHER_MEASURES];
  const matches = (measure: string, word: string): boolean => measure === word || measure.startsWith(`${word}-`);
  if (gestures?.some((word) => !known.some((measure) => matches(measure, word)))) return HELP;
  return {
    only: new Set(only),
    sizesOf: (target) => sizes ?? (target === 'ours' ? SIZES : [PEER_SIZE]),
    wants: (measure) => gestures?.some((word) => matches(measure, word)) ?? true,
  };
}

const HELP = `Say what to measure: --sizes=${SIZES.join(',')} --only=${TARGETS.join(',')} --gestures=${[
  ...Object.keys(GESTURES),
  ...OTHER_MEASURES,
].join(',')} (pan stands for pan-near and pan-far); all when nothing is said.`;
