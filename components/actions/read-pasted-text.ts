import { readLines } from '@/lib/exchange/read-lines';
import type { ColumnMapping } from '@/lib/exchange/table/columns';
import { parseHtmlTable } from '@/lib/exchange/table/parse-html-table';
import { readCells, splitTable, type TableReading } from '@/lib/exchange/table/read-table';

/**
 * Lines, an outline, `a -> b -> c`, or a table from a spreadsheet, as touchpoints. The HTML beside the text says best
 * what is a cell: in the text a single column is no table, and not every program puts quotes around line breaks.
 */
export function readPastedText(text: string, html = ''): TableReading {
  const cells = parseHtmlTable(html) ?? splitTable(text);
  return (cells && readCells(cells)) ?? { fragment: readLines(text), mapping: null };
}

/** What became of the columns of a table, in a sentence. */
export function describeColumns(count: number, { columns }: ColumnMapping): string {
  const read = columns.flatMap(({ target }) =>
    target === 'keep' || target === 'label' ? [] : target === 'next' ? ['what comes next'] : [target],
  );
  const kept = columns.flatMap(({ target, heading }) => (target === 'keep' && heading !== '' ? [heading] : []));
  const touchpoints = `${count} touchpoint${count === 1 ? '' : 's'} from a table`;
  const filled = read.length === 0 ? '' : `, with ${read.join(', ')}`;
  return `${touchpoints}${filled}.${kept.length === 0 ? '' : ` Kept as they are: ${kept.join(', ')}.`}`;
}
