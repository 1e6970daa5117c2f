import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Hunt {
  readonly out: string;
  readonly code: number;
}

const hunt = (...words: string[]) =>
  new Promise<Hunt>((done) => {
    const all = ['scripts/mutants.js', '--quick', '0.3', '--volume', '0.02', '--verbose', ...words];
    execFile(process.execPath, all, { maxBuffer: 1e8 }, (error, out, err) => {
      done({ out: out + err, code: error ? Number(error.code) : 0 });
    });
  });

const caughtIn = (out: string) => [...out.matchAll(/^caught (\S+):\d+ /gm)].map(([, file]) => file!);

describe('the tests of the engine', () => {
  it('[AN-202] notice a change of any rule file', { timeout: 300_000 }, async () => {
    const rules = readdirSync('lib/analysis/rules').map((name) => `lib/analysis/rules/${name}`);
    const { out, code } = await hunt('--file', 'rules/', '--sample', String(rules.length));
    expect(new Set(caughtIn(out)), out).toEqual(new Set(rules));
    expect(code, out).toBe(0);
  });
});
