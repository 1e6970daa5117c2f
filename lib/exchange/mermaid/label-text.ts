import { readEntity } from '../html-entities';

/**
 * What must not stand in a quoted text of Mermaid as it is: its own quotes and entities, HTML, Markdown (which some
 * versions read in any label), controls, what is no character, and blanks at the ends, which it would take away.
 */
const UNSAFE =
  /["#<>&*_`~[\]\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]|:(?=\S)|^\s|\s$|^[+-](?=\s)|(?<=^\d{1,9})[.)](?=\s)/gu;
const NAMES: Readonly<Record<string, string>> = { '"': 'quot', '<': 'lt', '>': 'gt', '&': 'amp' };
const ENTITY = /<br\s{0,9}\/?>|#(\w{1,32});|&(#?\w{1,32});/gi;
/** Formatting that may stand in a label, and icons. Nothing of it is text. */
const MARKUP =
  /<\/?(?:b|i|u|s|strong|em|small|sub|sup|span|code|center|font|p|div)\b[^<>]{0,500}>|\bfa[bklrs]?:fa-[\w-]+\s*/gi;

/**
 * A text as it stands between quotes in a Mermaid flowchart: line breaks as `<br/>`, all that Mermaid would take for
 * something else as entities (`#quot;`, `#35;`). `readLabelText` gives exactly the text back.
 */
export function labelText(text: string): string {
  if (text === '') return ' ';
  return text
    .split('\n')
    .map((line, index, lines) => {
      const safe = line.replace(UNSAFE, (sign) => `#${NAMES[sign] ?? sign.codePointAt(0)};`);
      // Blanks beside a line break are as they are; at the ends of the text they were replaced above.
      return index < lines.length - 1 ? `${safe}<br/>` : safe;
    })
    .join('');
}

/** The text of a label in a flowchart: entities, line breaks and formatting resolved. */
export function readLabelText(raw: string, markdown = false): string {
  // Taken apart, not replaced: a pattern for blanks before a line break looks at a long run again from each of them.
  const lines = raw.split(/\r\n?|\n/).map((line) => line.trim());
  const plain = lines
    .join(markdown ? '<br/>' : ' ')
    .trim()
    .replace(MARKUP, '');
  const shown = markdown
    ? plain.replace(/\*\*|__|(?<![\p{L}\p{N}])[*_](?=\S)|(?<=\S)[*_](?![\p{L}\p{N}])/gu, '')
    : plain;
  // In one pass: what an entity stands for is not read again.
  return shown.replace(ENTITY, (whole, own?: string, html?: string) => {
    if (own === undefined && html === undefined) return '\n';
    return readEntity(html ?? (/^\d/.test(own as string) ? `#${own}` : (own as string))) ?? whole;
  });
}
