import { check } from './check';
import { exportMap } from './export-map';
import { HELP } from './help';
import { importMap } from './import-map';
import { parseArguments } from './parse-arguments';
import { backup, fsck, restore } from './store-commands';
import { Refusal, type Terminal } from './terminal';

/** Does what the words ask for and gives the exit code: 0 and 1 as the command says, 2 when it could not be done. */
export async function runCommandLine(words: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const request = parseArguments(words);
    switch (request.command) {
      case 'help':
        terminal.out(HELP);
        return 0;
      case 'check':
        return await check(request, terminal);
      case 'export':
        return await exportMap(request, terminal);
      case 'import':
        return await importMap(request, terminal);
      case 'backup':
        return await backup(request.file, terminal);
      case 'restore':
        return await restore(request.file, terminal);
      case 'fsck':
        return await fsck(request.json, terminal);
    }
  } catch (error) {
    if (error instanceof Refusal) terminal.err(`${error.message}\n`);
    else
      terminal.err(`Something went wrong that should not: ${error instanceof Error ? error.stack : String(error)}\n`);
    return 2;
  }
}
