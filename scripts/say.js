/** What the scripts say to the person at the terminal: short lines, one thing each. */

const color = process.stdout.isTTY && !process.env.NO_COLOR;

/** Prints a step that begins. */
export function step(text) {
  console.log(color ? `\u001b[2m•\u001b[0m ${text}` : `• ${text}`);
}

/** Says in a sentence what is wrong and what to do, and ends with code 1. */
export function giveUp(text) {
  console.error(color ? `\u001b[31m✗\u001b[0m ${text}` : `✗ ${text}`);
  process.exit(1);
}
