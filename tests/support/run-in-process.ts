import { runCommandLine } from '@/server/cli/run-command-line';

export interface Ran {
  readonly code: number;
  readonly out: Buffer;
  readonly err: string;
}

/** Runs a command in this process: without the time that Node takes to start. */
export async function runInProcess(
  words: readonly string[],
  input: string | Uint8Array = '',
  env: Record<string, string> = {},
): Promise<Ran> {
  const out: Buffer[] = [];
  const err: string[] = [];
  const code = await runCommandLine(words, {
    stdin: (async function* () {
      yield Buffer.from(input);
    })(),
    out: (content) => void out.push(Buffer.from(content)),
    err: (text) => void err.push(text),
    color: false,
    columns: 80,
    env,
  });
  return { code, out: Buffer.concat(out), err: err.join('') };
}
