import { runCommandLine } from './run-command-line';

// A reader that stops reading (`| head`) is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

// The code is set and not exited with: what is still being written to a pipe must get out.
process.exitCode = await runCommandLine(process.argv.slice(2), {
  stdin: process.stdin,
  out: (content) => process.stdout.write(content),
  err: (text) => process.stderr.write(text),
  color: process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
  columns: process.stdout.columns || Number(process.env.COLUMNS) || 80,
  env: process.env,
});
