import type { MapFragment } from '@/lib/document/types';

/** Lines, an outline, `a -> b -> c` or a table from a spreadsheet as touchpoints. */
export function readPastedText(text: string): MapFragment {
  const labels = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return { touchpoints: labels.map((label, index) => ({ id: `line-${index}`, label })), transitions: [] };
}
