import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

/**
 * The scripts inside the pages that Next drew when the product was built, as sources of a policy: each by its hash.
 * `folder` is Next's `server/app`.
 */
export function hashPageScripts(folder: string): readonly string[] {
  const hashes = new Set<string>();
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.html'))) {
    for (const [, script = ''] of readFileSync(join(folder, name), 'utf8').matchAll(INLINE_SCRIPT)) {
      hashes.add(`'sha256-${createHash('sha256').update(script).digest('base64')}'`);
    }
  }
  return [...hashes];
}
