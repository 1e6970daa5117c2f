import ts from 'typescript';
import type { Mutant } from './mutant';
import { type Change, changesOf, isTypedArray } from './mutations';

/** All mutants of a file of TypeScript, in the order of its text: the same text gives the same mutants. */
export function makeMutants(file: string, text: string): Mutant[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
  const changes: Change[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (isTypedArray(node, source)) return;
    changes.push(...changesOf(node, source));
    ts.forEachChild(node, visit);
  };
  visit(source);
  const lines = text.split('\n');
  const seen = new Map<string, number>();
  return changes
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map((change) => {
      const line = source.getLineAndCharacterOfPosition(change.start).line;
      const code = lines[line]!.trim();
      const key = `${code}\n${change.operator}`;
      const nth = seen.get(key) ?? 0;
      seen.set(key, nth + 1);
      return { ...change, file, line: line + 1, source: code, nth };
    });
}
