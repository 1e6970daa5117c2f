import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { transformSync } from 'esbuild';

/** A file of the project as a CommonJS function body, and where each of its imports leads. */
export interface CompiledModule {
  readonly code: string;
  /** By what the import says; a path of the project, or null for a package. */
  readonly imports: Readonly<Record<string, string | null>>;
}

/** Compiled files by their path from the root. Plain data: it is sent to other processes. */
export type CompiledModules = Readonly<Record<string, CompiledModule>>;

/** Compiles the entries and all files of the project that they lead to. */
export function compileModules(root: string, entries: readonly string[]): CompiledModules {
  const modules: Record<string, CompiledModule> = {};
  const waiting = [...entries];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (modules[path]) continue;
    const code = compileFile(path, readFileSync(join(root, path), 'utf8'));
    const imports: Record<string, string | null> = {};
    for (const [, wanted] of code.matchAll(/\brequire\("([^"]+)"\)/g)) {
      const found = resolveImport(root, path, wanted!);
      imports[wanted!] = found;
      if (found) waiting.push(found);
    }
    modules[path] = { code, imports };
  }
  return modules;
}

/** One file as a CommonJS function body. @throws when the text is no TypeScript */
export function compileFile(path: string, text: string): string {
  if (path.endsWith('.json')) return `module.exports = ${text}`;
  return transformSync(text, {
    loader: path.endsWith('x') ? 'tsx' : 'ts',
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    sourcefile: path,
    define: { 'import.meta.url': '__url' },
  }).code;
}

function resolveImport(root: string, from: string, wanted: string): string | null {
  if (!wanted.startsWith('.') && !wanted.startsWith('@/')) return null;
  const base = wanted.startsWith('@/') ? wanted.slice(2) : posix.join(dirname(from), wanted);
  for (const ending of ['', '.ts', '.tsx', '/index.ts']) {
    const path = join(root, base + ending);
    if (existsSync(path) && statSync(path).isFile()) return base + ending;
  }
  throw new Error(`${from} imports "${wanted}", which is nowhere`);
}
