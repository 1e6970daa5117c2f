import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readFixtures } from '../analysis/rule-fixtures';
import { rulePages } from './rule-pages';

/** Where the pages are. */
const FOLDER = 'docs/rules';

// Run by scripts/rule-pages.js: writes all pages and pictures anew, and takes away those of rules that are gone.
rmSync(FOLDER, { recursive: true, force: true });
for (const [path, text] of rulePages(readFixtures())) {
  const file = join(FOLDER, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
console.log(`${readdirSync(FOLDER).length - 2} rules in ${FOLDER}`);
