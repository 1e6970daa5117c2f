import type { JourneyMap } from '../../model/types';

/** Free texts of a touchpoint: as a cell, an empty one is none. */
const TEXTS = ['goal', 'feeling', 'thought', 'sells', 'takeaway', 'wow', 'notes', 'owner'] as const;

/** What of this map a table can't carry, as sentences; none for a map that comes back whole. */
export function lossesOfTable(map: JourneyMap): string[] {
  const losses: string[] = [];
  const say = (count: number, one: string, several: string): void => {
    if (count > 0) losses.push(count === 1 ? `1 ${one} is left out.` : `${count} ${several} are left out.`);
  };
  if (map.title !== '') losses.push('The title of the map is left out.');
  if (map.rules !== undefined) losses.push('What the map says of its rules is left out.');
  const used = new Set(map.touchpoints.map(({ phase }) => phase));
  say(map.phases.filter(({ id }) => !used.has(id)).length, 'phase without touchpoints', 'phases without touchpoints');
  const unnamed = map.phases.filter(({ id, label }) => used.has(id) && label === '');
  say(unnamed.length, 'phase without a name', 'phases without a name');
  const texts =
    map.touchpoints.reduce((sum, one) => sum + TEXTS.filter((key) => one[key] === '').length, 0) +
    map.transitions.filter(({ label }) => label === '').length;
  say(texts, 'empty text', 'empty texts');
  const unknown =
    countKeys(map.extra) + [...map.phases, ...map.transitions].reduce((sum, { extra }) => sum + countKeys(extra), 0);
  say(
    unknown,
    'key of the map, its phases or transitions that Throughline does not know',
    'keys of the map, its phases or transitions that Throughline does not know',
  );
  return losses;
}

function countKeys(extra: object | undefined): number {
  return extra === undefined ? 0 : Object.keys(extra).length;
}
