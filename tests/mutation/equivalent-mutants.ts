import type { Mutant } from './mutant';

interface Equivalent extends Pick<Mutant, 'file' | 'source'> {
  /** Those of the line's mutants that are meant; all of them when absent. */
  readonly operators?: readonly string[];
  /** Why nobody could tell it from the engine. */
  readonly because: string;
}

const SHORTER_JUMPS = 'jumps go by depth alone whatever they are, so climbing comes to the same place, in more steps';

/** Mutants that change nothing that can be observed. Kept few: first look for a missing test or a needless line. */
export const EQUIVALENT: readonly Equivalent[] = [
  {
    file: 'lib/analysis/rules/trap.ts',
    source: 'scopeId: touchpoints.get(members[0]!)!.scope,',
    operators: ['0 → 1'],
    because: 'a trap has two members at least, since self-loops are dropped, and all of them are of one scope',
  },
  {
    file: 'lib/analysis/chains/block.ts',
    source: 'if (entries.length * n > budget) return false;',
    operators: ['drop what follows *', 'drop what precedes *', '* → /', 'condition → false'],
    because: 'a weaker bound, or none, only lets the walk find out by itself',
  },
  {
    file: 'lib/analysis/chains/block.ts',
    source: 'if (entries.length * mostSteps(n) <= budget) return true;',
    operators: ['<= → <', 'condition → false'],
    because: 'then the walk finds out by itself',
  },
  {
    file: 'lib/analysis/chains/exact-kernel.ts',
    source: 'if (sums.length > 0) sums[sums.length - 1] = sums[sums.length - 1]! + sum;',
    operators: ['condition → true', '> → >=', 'drop what precedes >'],
    because: 'what stands before the first place is never read',
  },
  {
    file: 'lib/analysis/chains/naturals.ts',
    source: 'if (small < 0) to.big[position] = from.big[at]!;',
    operators: ['0 → 1', '< → <=', 'condition → true'],
    because: 'the large number of a place is read only where the small one is -1',
  },
  {
    file: 'lib/analysis/findings/left-parts.ts',
    source: 'for (let v = from; v >= 0 && v !== source[i]; v = nesting.parent[v]!) left.add(ids[v]!);',
    operators: ['drop what precedes &&', '0 → 1'],
    because: 'the lifted source lies above what it was lifted from, or is it',
  },
  ...['lib/analysis/graph/nesting.ts', 'lib/analysis/chains/path-tree.ts'].flatMap((file) =>
    [
      'const atJ = j >= 0 ? depth[j]! : -1;',
      'const atFar = far >= 0 ? depth[far]! : -1;',
      'jump[v] = j >= 0 && here - atJ === atJ - atFar ? far : p;',
      'jump[node] = j >= 0 && depth[up]! - atJ === atJ - atFar ? far : up;',
    ].map((source) => ({ file, source, because: SHORTER_JUMPS })),
  ),
];

/** Whether the mutant is listed as one that changes nothing. */
export const isEquivalent = ({ file, source, operator }: Mutant): boolean =>
  EQUIVALENT.some((one) => one.file === file && one.source === source && (one.operators?.includes(operator) ?? true));
