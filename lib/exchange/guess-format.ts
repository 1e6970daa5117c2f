import type { FormatId } from './formats';

/** Enough of a text to see what it is. */
const LOOKED_AT = 4_000;

/**
 * What a text without a file name most likely is: a map file, JSON Canvas, Mermaid, a drawing, a table, an outline, or
 * lines. Lines are what everything else can be read as.
 */
export function guessFormat(text: string): FormatId {
  const head = text
    .slice(0, LOOKED_AT)
    .replace(/^\ufeff/, '')
    .trimStart();
  if (head.startsWith('{'))
    return /"(nodes|edges)"\s*:/.test(head) && !/"touchpoints"\s*:/.test(head) ? 'canvas' : 'json';
  if (/^(<\?xml|<svg)/i.test(head)) return 'svg';
  const first = firstWord(head);
  if (first === 'journey') return 'mermaid-journey';
  if (first === 'flowchart' || first === 'graph') return 'mermaid';
  if (/^(#{1,6}|[-*+]) /m.test(head)) return 'markdown';
  if (isTable(head)) return head.includes('\t') ? 'tsv' : 'csv';
  return 'lines';
}

/** The formats that show by their first bytes what they are. What else there is might be any text. */
const TELLING: ReadonlySet<FormatId> = new Set(['png', 'svg', 'canvas', 'mermaid', 'mermaid-journey', 'json']);
const PNG = [0x89, 0x50, 0x4e, 0x47];

/**
 * The same for the bytes of a file.
 * @param sure true where a text that might be anything shall be read as a map file, and so be refused
 */
export function guessFile(bytes: Uint8Array, sure: boolean): FormatId {
  if (PNG.every((byte, i) => bytes[i] === byte)) return 'png';
  const format = guessFormat(new TextDecoder().decode(bytes.subarray(0, LOOKED_AT)));
  return sure && !TELLING.has(format) ? 'json' : format;
}

/** The first word that is no front matter, directive or comment of Mermaid. */
function firstWord(head: string): string {
  let inMatter = false;
  for (const line of head.split('\n')) {
    const text = line.trim();
    if (text === '---') inMatter = !inMatter;
    else if (!inMatter && text !== '' && !text.startsWith('%%')) return /^[A-Za-z-]+/.exec(text)?.[0] ?? '';
  }
  return '';
}

/** Two rows or more of the same number of cells, two or more. An arrow is never in a table that people mean as one. */
function isTable(head: string): boolean {
  if (/-->|->|→/.test(head)) return false;
  const lines = head.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (lines.length < 2) return false;
  return ['\t', ';', ','].some((sign) => {
    const [one, two] = lines.map((line) => line.split(sign).length);
    return one !== undefined && one > 1 && one === two;
  });
}
