import { describe, expect, it } from 'vitest';
import { makeMutants } from './make-mutants';
import { applyMutant, nameOf } from './mutant';
import { pickMutants } from './pick-mutants';

const changes = (text: string) =>
  makeMutants('a.ts', text).map((mutant) => `${mutant.operator}: ${applyMutant(text, mutant)}`);

describe('mutants', () => {
  it('[AN-200] flips, drops, negates and shifts by one, and names each by file, line and operator', () => {
    expect(changes('x = a < b;')).toEqual(['drop "x = a < b;": ;', '< → <=: x = a <= b;', '< → >=: x = a >= b;']);
    expect(changes('if (a) go();')).toEqual([
      'negate the condition: if (!(a)) go();',
      'condition → true: if (true) go();',
      'condition → false: if (false) go();',
      'drop "go();": if (a) ;',
    ]);
    expect(changes('const x = a && b')).toEqual([
      'drop what follows &&: const x = (a)',
      'drop what precedes &&: const x = (b)',
      '&& → ||: const x = a || b',
    ]);
    expect(changes('const x = [1, 7n, true, !a]')).toEqual([
      '1 → 2: const x = [2, 7n, true, !a]',
      '1 → 0: const x = [0, 7n, true, !a]',
      '7n → 8n: const x = [1, 8n, true, !a]',
      'true → false: const x = [1, 7n, false, !a]',
      'drop !: const x = [1, 7n, true, a]',
    ]);
    expect(changes('const x = Math.min(a, b)')).toEqual(['min → max: const x = Math.max(a, b)']);
    expect(changes('const x = compareIds(a, b)')).toEqual(['swap the arguments: const x = compareIds(b, a)']);
    expect(changes('type X = 1 | 2;\ninterface Y { readonly a: true }')).toEqual([]);
    expect(changes('const x = (flags[v] = 1)')).toEqual(['1 → 0: const x = (flags[v] = 0)']);
    expect(changes('const x = new Int32Array(n + 1)')).toEqual([]);
    const [first] = makeMutants('lib/a.ts', '\n\nx -= y;');
    expect(nameOf(first!)).toBe('lib/a.ts:3 drop "x -= y;"');
  });

  it('[AN-201] a seed picks the same mutants, of every file in turn, whatever else is added to the file', () => {
    const text = 'x = a + b;\ny = a - b;\nz = a * b;\n';
    const files = ['a.ts', 'b.ts', 'c.ts'];
    const all = files.flatMap((file) => makeMutants(file, text));
    const names = (mutants: typeof all) => mutants.map(({ file, source, operator }) => `${file} ${source} ${operator}`);
    const picked = pickMutants(all, 6, 5);
    expect(picked.map((mutant) => mutant.file)).toEqual([...files, ...files]);
    expect(
      pickMutants([...all].reverse(), 6, 5)
        .map(nameOf)
        .sort(),
    ).toEqual(picked.map(nameOf).sort());
    const moved = files.flatMap((file) => makeMutants(file, `// A new line.\n${text}`));
    expect(names(pickMutants(moved, 6, 5))).toEqual(names(picked));
    expect(pickMutants(all, 1_000, 5)).toHaveLength(all.length);
  });
});
