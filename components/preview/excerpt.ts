const MOST_LINES = 120;
const MOST_LINE = 400;
/** No more of a large file is decoded than could be shown. */
const MOST_BYTES = 256 * 1024;

/** The first lines of a text file, and how many more it has. */
export function excerptOf(bytes: Uint8Array): { readonly text: string; readonly moreLines: number } {
  const cut = bytes.length > MOST_BYTES;
  const text = new TextDecoder().decode(cut ? bytes.subarray(0, MOST_BYTES) : bytes);
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  const shown = lines
    .slice(0, MOST_LINES)
    .map((line) => (line.length > MOST_LINE ? `${line.slice(0, MOST_LINE)}…` : line));
  return { text: shown.join('\n'), moreLines: Math.max(0, countLines(bytes) - shown.length) };
}

const LINE_FEED = 10;

function countLines(bytes: Uint8Array): number {
  let lines = bytes.length > 0 && bytes.at(-1) !== LINE_FEED ? 1 : 0;
  for (const byte of bytes) if (byte === LINE_FEED) lines += 1;
  return lines;
}
