import type { MapFragment } from '@/lib/document/types';
import { readLines } from '@/lib/exchange/read-lines';
import { readTable } from '@/lib/exchange/read-table';

/** Lines, an outline, `a -> b -> c`, or a table from a spreadsheet, as touchpoints. */
export function readPastedText(text: string): MapFragment {
  return readTable(text) ?? readLines(text);
}
