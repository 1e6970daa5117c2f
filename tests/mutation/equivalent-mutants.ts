import type { Mutant } from './mutant';

interface Equivalent extends Pick<Mutant, 'file' | 'source' | 'operator'> {
  /** Why nobody could tell it from the engine. */
  readonly because: string;
}

/** Mutants that change nothing that can be observed. Kept few: first look for a missing test or a needless line. */
export const EQUIVALENT: readonly Equivalent[] = [
  {
    file: 'lib/analysis/rules/trap.ts',
    source: 'scopeId: touchpoints.get(members[0]!)!.scope,',
    operator: '0 → 1',
    because: 'a trap has two members at least, since self-loops are dropped, and all of them are of one scope',
  },
];

const keyOf = ({ file, source, operator }: Pick<Mutant, 'file' | 'source' | 'operator'>) =>
  `${file}\n${source}\n${operator}`;
const KNOWN = new Set(EQUIVALENT.map(keyOf));

/** Whether the mutant is listed as one that changes nothing. */
export const isEquivalent = (mutant: Mutant): boolean => KNOWN.has(keyOf(mutant));
