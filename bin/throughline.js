#!/usr/bin/env node
// Starts the command line. It is bundled when its sources have changed; nothing but its own output is printed.
import { pathToFileURL } from 'node:url';

function giveUp(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  giveUp(`Throughline needs Node 20.19 or newer; this is ${process.versions.node}.`);
}

let file;
try {
  const { buildCli } = await import('../scripts/build-cli.js');
  file = await buildCli();
} catch (error) {
  if (error.code === 'ERR_MODULE_NOT_FOUND')
    giveUp('The packages are not installed yet: run `npm ci` (or `npm start`) first.');
  giveUp(`The command line could not be built: ${error.message}`);
}
await import(pathToFileURL(file).href);
