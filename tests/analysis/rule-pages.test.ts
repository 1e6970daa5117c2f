import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RULES } from '@/lib/analysis/findings/rule-registry';
import { rulePages } from '../support/rule-pages';
import { readFixtures } from './rule-fixtures';

const FOLDER = 'docs/rules';
const pages = rulePages(readFixtures());

describe('pages of the rules', () => {
  it('[AN-60] every rule has its page and its two pictures, and nothing else is there', () => {
    const ids = RULES.map((rule) => rule.id);
    const found = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`.slice(FOLDER.length + 1));
    expect(found.sort()).toEqual(
      [
        'README.md',
        ...ids.map((id) => `${id}.md`),
        ...ids.flatMap((id) => [`pictures/${id}-broken.svg`, `pictures/${id}-mended.svg`]),
      ].sort(),
    );
  });

  it.each([...pages.keys()])('[AN-155] %s is up to date: else run npm run rule-pages', (path) => {
    expect(readFileSync(`${FOLDER}/${path}`, 'utf8')).toBe(pages.get(path));
  });
});
