import { decodeEntities, readEntity } from '../html-entities';

/** Signs that mean something within a line of Markdown, or in our outline, and what can't stand in a line at all. */
const UNSAFE = /[\\`*_[\]~<>&"=→⇒➔⟶]|[^\S ]|^ | $|\p{Cc}|\p{Cs}|[\ufeff\ufffe\uffff]/gu;
const NAMES: Readonly<Record<string, string>> = {
  '<': 'lt',
  '>': 'gt',
  '&': 'amp',
  '"': 'quot',
  '→': 'rarr',
  '⇒': 'rArr',
};
/** What makes a line something else at its front: a heading, an item, a number, a table. */
const FRONT = /^(?:[#+|-]|\d(?=\d{0,8}[.)]))/;

/** A text as it stands in one line of Markdown, line breaks as `<br>`. `plainInline` gives exactly the text back. */
export function inlineText(text: string): string {
  const written = (sign: string): string =>
    /[\\`*_[\]~=]/.test(sign) ? `\\${sign}` : `&${NAMES[sign] ?? `#${sign.codePointAt(0)}`};`;
  const lines = text.split('\n').map((line) => line.replace(UNSAFE, written));
  return lines.join('<br>').replace(FRONT, (front) => `&#${front.charCodeAt(0)};`);
}

/** Everything in a line of Markdown that is not plain text; each alternative begins with a sign of its own. */
const INLINE =
  /\\([!-/:-@[-`{-~])|&(#?[\da-z]{1,32});|<br\s{0,9}\/?>|<!--[^<>]{0,2000}-->|<((?:https?|mailto):[^\s<>]{1,2000})>|<\/?[a-z][^<>]{0,1000}>|(`{1,9})([^`]{1,2000})\4(?!`)|!?\[\[([^[\]|]{1,500})(?:\|([^[\]|]{1,500}))?\]\]|!?\[([^[\]]{0,1000})\]\([^()\n]{0,2000}\)|\*{1,3}|_{1,3}|~~|==/giu;

/** The text of a line of Markdown: emphasis, code, links and pictures as what is read of them, entities resolved. */
export function plainInline(line: string): string {
  return line.replace(INLINE, (whole: string, ...groups: (string | number | undefined)[]) => {
    const [escaped, entity, address, , code, page, alias, link] = groups as (string | undefined)[];
    if (escaped !== undefined) return escaped;
    if (entity !== undefined) return readEntity(entity) ?? whole;
    if (/^<br/i.test(whole)) return '\n';
    if (address !== undefined) return address;
    if (code !== undefined) return code.trim();
    if (page !== undefined) return alias ?? page;
    if (link !== undefined) return decodeEntities(link.replace(/\\([!-/:-@[-`{-~])/g, '$1'));
    if (whole.startsWith('<')) return '';
    return isEmphasis(whole, line, groups[8] as number) ? '' : whole;
  });
}

/** Signs of emphasis stand beside a word; within one, `_` is a letter like any other. */
function isEmphasis(sign: string, line: string, at: number): boolean {
  const [before, after] = [line[at - 1] ?? ' ', line[at + sign.length] ?? ' '];
  if (/\s/.test(before) && /\s/.test(after)) return false;
  return !sign.startsWith('_') || !(/[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after));
}
