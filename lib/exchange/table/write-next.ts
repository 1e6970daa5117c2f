import type { Transition } from '../../model/types';
import { joinList } from './list-cell';
import type { NameIndex } from './name-index';

/**
 * What a touchpoint leads to, by label where that finds the same, otherwise by id: `Site; call-2`. A list that would be
 * taken for one label is quoted.
 */
export function writeNext(
  transitions: readonly Transition[],
  nameOf: (id: string) => string,
  names: NameIndex,
): string {
  const members = transitions.map(({ target }) => nameOf(target));
  const cell = joinList(members);
  const [only] = members;
  const isOne = members.length === 1 && only === cell;
  if (members.length === 0 || isOne || names.find(cell) === undefined) return cell;
  return `"${(only as string).replaceAll('"', '""')}"${cell.slice(joinList([only as string]).length)}`;
}
