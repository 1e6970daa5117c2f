import type { Mutant } from './mutant';

interface Equivalent extends Pick<Mutant, 'file' | 'source' | 'operator'> {
  /** Why nobody could tell it from the engine. */
  readonly because: string;
}

/** Mutants that change nothing that can be observed. Kept few: first look for a missing test or a needless line. */
export const EQUIVALENT: readonly Equivalent[] = [];

const keyOf = ({ file, source, operator }: Pick<Mutant, 'file' | 'source' | 'operator'>) =>
  `${file}\n${source}\n${operator}`;
const KNOWN = new Set(EQUIVALENT.map(keyOf));

/** Whether the mutant is listed as one that changes nothing. */
export const isEquivalent = (mutant: Mutant): boolean => KNOWN.has(keyOf(mutant));
