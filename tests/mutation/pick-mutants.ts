import { seededRandom } from '../support/seeded-random';
import type { Mutant } from './mutant';

/**
 * `count` mutants by a seed, spread evenly over the files: one of each file, then a second of each, and so on. Which
 * ones depends on their own lines, so an edit elsewhere in a file leaves the choice as it was.
 */
export function pickMutants(mutants: readonly Mutant[], count: number, seed: number): Mutant[] {
  const byFile = new Map<string, { readonly mutant: Mutant; readonly rank: number }[]>();
  for (const mutant of mutants) {
    const rank = seededRandom(hashOf(`${seed}\n${mutant.source}\n${mutant.operator}\n${mutant.nth}`))();
    const list = byFile.get(mutant.file);
    if (list) list.push({ mutant, rank });
    else byFile.set(mutant.file, [{ mutant, rank }]);
  }
  // Files in the order of the seed too: fewer mutants than files are spread over all rooms.
  const lists = [...byFile.values()]
    .map((list) => list.sort((a, b) => a.rank - b.rank))
    .sort((a, b) => a[0]!.rank - b[0]!.rank);
  const picked: Mutant[] = [];
  for (let round = 0; picked.length < count; round++) {
    const before = picked.length;
    for (const list of lists) if (list[round] && picked.length < count) picked.push(list[round]!.mutant);
    if (picked.length === before) break;
  }
  return picked;
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
