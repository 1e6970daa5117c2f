import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Hunt {
  readonly out: string;
  readonly code: number;
}

const hunt = (...words: string[]) =>
  new Promise<Hunt>((done) => {
    const all = ['scripts/mutants.js', '--quick', '0.4', '--volume', '0.02', '--verbose', ...words];
    execFile(process.execPath, all, { maxBuffer: 1e8 }, (error, out, err) => {
      done({ out: out + err, code: error ? Number(error.code) : 0 });
    });
  });

const filesUnder = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts'));

describe('the tests of the engine', () => {
  it('[AN-202] notice a change of any file of it', { timeout: 600_000 }, async () => {
    const files = filesUnder('lib/analysis').length;
    const sample = process.env.SOAK ? files : Math.ceil(files / 3);
    const { out, code } = await hunt('--sample', String(sample), '--seed', '1');
    const isCaught = (line: string) => line.startsWith('caught ');
    const lines = out.split('\n');
    const rest = lines.filter((line) => !isCaught(line)).join('\n');
    // A survivor is shown as a difference: a test is missing, or the line is needless, or see equivalent-mutants.ts.
    expect(code, rest).toBe(0);
    const tried = new Set(lines.filter(isCaught).map((line) => /^caught (\S+):\d+ /.exec(line)![1]!));
    // Files of types alone have nothing to change.
    expect(tried.size, rest).toBeGreaterThan(sample * 0.7);
    if (!process.env.SOAK) return;
    for (const path of filesUnder('lib/analysis/rules')) expect(tried).toContain(path);
  });
});
