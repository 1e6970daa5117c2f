import { giveUp } from './say.js';

const NEEDED = [20, 19];

/** Ends with a sentence when this Node is older than the product needs. */
export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return;
  giveUp(
    `Throughline needs Node ${NEEDED.join('.')} or newer; this is ${version}. Install a newer Node (nodejs.org) and try again; nothing was changed.`,
  );
}
