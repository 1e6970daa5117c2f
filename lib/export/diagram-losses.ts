import type { JourneyMap, Touchpoint } from '../model/types';
import type { ExportOptions } from './options';

type Asked = Pick<ExportOptions, 'names' | 'notes'>;

/** What a draw.io file can't carry of this map, or does not as it was asked for. */
export function lossesOfDrawio(map: JourneyMap, options: Asked): string[] {
  return shared(map, options);
}

/** What a DOT file can't carry of this map, or does not as it was asked for. */
export function lossesOfDot(map: JourneyMap, options: Asked): string[] {
  const placed = map.touchpoints.filter(({ x, y }) => x !== undefined && y !== undefined).length;
  const places = told(
    placed,
    'place of a touchpoint is',
    'places of touchpoints are',
    'left out: Graphviz lays out itself',
  );
  return [...shared(map, options), ...places];
}

function shared({ touchpoints, transitions, phases, rules, extra }: JourneyMap, { names, notes }: Asked): string[] {
  const sum = (count: (touchpoint: Touchpoint) => number): number =>
    touchpoints.reduce((total, touchpoint) => total + count(touchpoint), 0);
  const unknown = [...touchpoints, ...transitions, ...phases, { extra }].filter(
    (item) => Object.keys(item.extra ?? {}).length > 0,
  ).length;
  return [
    ...told(
      sum(({ ratings }) => ratings?.length ?? 0),
      'rating by a person is',
      'ratings by people are',
      'left out; the reaction that follows from them is there',
    ),
    ...told(
      sum(({ tasks }) => tasks?.length ?? 0),
      'task is',
      'tasks are',
    ),
    ...told(
      sum(({ competitors }) => competitors?.length ?? 0),
      'rating of a competitor is',
      'ratings of competitors are',
    ),
    ...(names
      ? []
      : told(
          sum(({ owner }) => (owner?.trim() ? 1 : 0)),
          'name of an owner is',
          'names of owners are',
          'left out, unless names are asked for',
        )),
    ...(notes
      ? []
      : told(
          sum((one) => (one.notes?.trim() ? 1 : 0)),
          'note is',
          'notes are',
          'left out, unless notes are asked for',
        )),
    ...(rules === undefined ? [] : ["The map's own settings of rules are left out."]),
    ...told(
      unknown,
      'item has keys that this program does not know: they are',
      'items have keys that this program does not know: they are',
    ),
  ];
}

/** A loss with its count as a sentence; nothing where there is none. */
function told(count: number, one: string, several: string, what = 'left out'): string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : several} ${what}.`];
}
