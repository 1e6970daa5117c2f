import { spawn } from 'node:child_process';

const running = new Set();

function stopAll(signal) {
  for (const child of running) child.kill(signal);
  console.log('\nStopped. Nothing of yours was changed; the same command goes on from here.');
  process.exit(signal === 'SIGINT' ? 130 : 143);
}

/** While children run, a Ctrl-C ends them too; otherwise signals belong to whoever else listens (the server). */
function watch(child) {
  if (running.size === 0) for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stopAll);
  running.add(child);
}

function unwatch(child) {
  running.delete(child);
  if (running.size === 0) for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, stopAll);
}

/**
 * Runs a command and resolves with its exit code and, when `quiet`, what it printed.
 * Rejects only when the command can't be started at all.
 */
export function run(command, args, { cwd, env, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    });
    watch(child);
    let output = '';
    child.stdout?.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', (error) => {
      unwatch(child);
      reject(error);
    });
    child.on('close', (code) => {
      unwatch(child);
      resolve({ code: code ?? 1, output });
    });
  });
}
