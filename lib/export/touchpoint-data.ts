import type { TouchpointState } from '../analysis/types';
import type { JourneyMap, Touchpoint } from '../model/types';
import { cardCaption } from '../scene/card';
import { formatNumber, formatShare } from '../scene/format-count';
import type { PictureOptions } from './options';

/** Fields that are told as they are, in the order of the map file. */
const PLAIN = [
  'channel',
  'area',
  'customer',
  'attention',
  'lifetime',
  'moment',
  'control',
  'goal',
  'feeling',
  'thought',
  'sells',
  'takeaway',
  'wow',
  'employees',
  'status',
  'due',
  'impact',
  'effort',
  'customers',
] as const satisfies readonly (keyof Touchpoint)[];

/**
 * What is known of a touchpoint as names with values in words, for programs that show such: the fields that are set
 * and what the analysis says. Names of people and notes only on request.
 */
export function touchpointData(
  touchpoint: Touchpoint,
  state: TouchpointState,
  phaseOf: ReadonlyMap<string, string>,
  { names, notes }: Pick<PictureOptions, 'names' | 'notes'>,
): [name: string, value: string][] {
  const data: [string, string | number | undefined][] = [
    ['touchpoint', touchpoint.id],
    ['role', state.role],
    ['reaction', state.reaction ?? 'not rated'],
    ['state', cardCaption({ touchpoint, state })],
    ['phase', touchpoint.phase === undefined ? undefined : phaseOf.get(touchpoint.phase)],
    ...PLAIN.map((name) => [name, touchpoint[name]] as [string, string | number | undefined]),
    ['standard', standardWords(touchpoint)],
    ['dropOff', touchpoint.dropOff === undefined ? undefined : formatShare(touchpoint.dropOff)],
    ['owner', names ? touchpoint.owner : undefined],
    ['notes', notes ? touchpoint.notes : undefined],
  ];
  return data.flatMap(([name, value]): [string, string][] => {
    const text = value === undefined ? '' : String(value);
    return text.trim() === '' ? [] : [[name, text]];
  });
}

/** A promise and what was measured: 'answer: 45 s, promised 20 s'; undefined where there is none. */
export function standardWords({ standard }: Touchpoint): string | undefined {
  if (!standard) return undefined;
  const { text, target, actual, unit } = standard;
  const measure = (value: number): string => `${formatNumber(value)}${unit ? ` ${unit}` : ''}`;
  const figures = [
    ...(actual === undefined ? [] : [`measured ${measure(actual)}`]),
    ...(target === undefined ? [] : [`promised ${measure(target)}`]),
  ].join(', ');
  return [text, figures].filter(Boolean).join(': ') || undefined;
}

/** Labels of phases by id. */
export function phaseLabels(map: JourneyMap): ReadonlyMap<string, string> {
  return new Map(map.phases.map(({ id, label }) => [id, label || id]));
}
