import { TOUCHPOINT_KEYS } from '../../model/key-order';
import { JSON_MARK, type MappedColumn } from './columns';
import { unguardFormula } from './formula-cell';

/**
 * Under which unknown key each column that is kept goes: its heading, told apart from the fields of a touchpoint and
 * from other columns of the same heading by a number. Null where a column is not kept, or has no heading.
 */
export function keepKeys(columns: readonly MappedColumn[]): (string | null)[] {
  const taken = new Set<string>(TOUCHPOINT_KEYS);
  const counts = new Map<string, number>();
  return columns.map(({ heading, target }) => {
    const plain = unguardFormula(heading);
    if (target !== 'keep' || plain === '') return null;
    if (plain.endsWith(JSON_MARK)) {
      const key = plain.slice(0, -JSON_MARK.length);
      if (!taken.has(key)) {
        taken.add(key);
        return key;
      }
    }
    let key = plain;
    for (let count = counts.get(plain) ?? 2; taken.has(key); count += 1) {
      key = `${plain} ${count}`;
      counts.set(plain, count + 1);
    }
    taken.add(key);
    return key;
  });
}
