import { findRanges } from '@/lib/search/find-ranges';

const BEFORE = 24;
const LENGTH = 160;

/** The part of a long text, on one line, that has what was sought, with some words before it. */
export function excerpt(text: string, sought: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const [first] = findRanges(line, sought);
  if (!first || first.start <= BEFORE) return line.slice(0, LENGTH);
  const cut = line.lastIndexOf(' ', first.start - BEFORE);
  const start = cut < 0 ? first.start : cut + 1;
  return `…${line.slice(start, start + LENGTH)}`;
}
