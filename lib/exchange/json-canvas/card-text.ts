import { plainInline } from '../markdown/inline-text';

/** What a text node shows of a touchpoint: its label, and its notes below. */
export function cardText(label: string, notes: string | undefined): string {
  const first = label === '' ? ' ' : label;
  return notes === undefined || notes === '' ? first : `${first}\n\n${notes}`;
}

/** Label and notes of a text node: its first line that is not blank, without the signs of Markdown, and the rest. */
export function readCardText(text: string): { readonly label: string; readonly notes: string } {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  const line = (lines[first] ?? '').trim().replace(/^(?:#{1,6}|[-*+>]|\d{1,9}[.)])\s+/, '');
  const rest = first < 0 ? [] : lines.slice(first + 1);
  return { label: plainInline(line).trim(), notes: rest.join('\n').trim() };
}
