import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Installs what to compare with (`kind` in one word), where that has not been done. It is a package of its own, so that
 * nothing of the product can come to lean on it.
 */
export async function installPeers(folder: string, kind = 'servers'): Promise<void> {
  const lock = readFileSync(join(folder, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  const mark = join(folder, 'node_modules', '.throughline-lock');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === hash) return;
  const count = Object.keys((JSON.parse(lock.toString()) as { packages: object }).packages).length;
  console.log(`Installing the ${kind} to compare with (${count} packages: a minute or two) …`);
  const { code, output } = await runProgram('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], folder);
  if (code !== 0) throw new Error(`npm could not install the ${kind} to compare with:\n${output}`);
  writeFileSync(mark, hash);
}

/** Runs a program to its end; gives all that it printed. */
export function runProgram(
  program: string,
  args: readonly string[],
  cwd: string,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stderr, child.stdout]) {
      stream.on('data', (text) => {
        output += text;
      });
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
