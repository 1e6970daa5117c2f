import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import type { CompiledModules } from './compile-modules';

type Body = (module: { exports: object }, exports: object, require: (wanted: string) => unknown, url: string) => void;

/**
 * Links compiled files to one another, afresh each time, and gives what an entry exports. Texts are compiled once.
 * `vitest` stands for the package of that name.
 */
export function createLinker(root: string, modules: CompiledModules) {
  const external = createRequire(join(root, 'package.json'));
  const bodies = new Map<string, Body>();
  const bodyOf = (path: string): Body => {
    const known = bodies.get(path);
    if (known) return known;
    const body = compile(path, modules[path]!.code);
    bodies.set(path, body);
    return body;
  };

  return (entries: readonly string[], vitest: object, changed?: { readonly file: string; readonly code: string }) => {
    const loaded = new Map<string, { exports: object }>();
    const load = (path: string): object => {
      const known = loaded.get(path);
      if (known) return known.exports;
      const module = { exports: {} };
      loaded.set(path, module);
      const body = path === changed?.file ? compile(path, changed.code) : bodyOf(path);
      const require = (wanted: string): unknown => {
        if (wanted === 'vitest') return vitest;
        const inner = modules[path]!.imports[wanted];
        return inner ? load(inner) : external(wanted);
      };
      body(module, module.exports, require, pathToFileURL(join(root, path)).href);
      return module.exports;
    };
    for (const entry of entries) load(entry);
  };
}

function compile(path: string, code: string): Body {
  return new Script(`(function (module, exports, require, __url) {${code}\n})`, { filename: path }).runInThisContext();
}
