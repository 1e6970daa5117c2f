import { KINDS, type TargetKind } from './dialect';
import type { Outcome } from './outcome';
import { ROWS } from './rows';

const HEADS: Readonly<Record<TargetKind, string>> = {
  'y-websocket': '@y/websocket-server 0.1.1',
  hocuspocus: 'Hocuspocus 3.4.4 + SQLite',
  throughline: 'Throughline',
  echo: 'clients alone',
};

/** All figures of one scenario and server, on one line. */
export function printDetails(name: string, kind: TargetKind, { figures, notes = [] }: Outcome): void {
  const words = Object.entries(figures).map(
    ([key, value]) => `${key} ${value < 100 ? value.toFixed(2) : Math.round(value)}`,
  );
  console.log(`${name}, ${HEADS[kind]}: ${[...words, ...notes].join(', ')}`);
}

/** The table of the issue, in Markdown; a scenario that was not run has no line. */
export function printTable(found: ReadonlyMap<string, Outcome>): void {
  const lines: string[][] = [['scenario', ...KINDS.map((kind) => HEADS[kind]), 'goal', 'holds?']];
  for (const row of ROWS) {
    const outcomes = KINDS.map((kind) => found.get(`${row.scenario} ${kind}`));
    if (outcomes.every((outcome) => outcome === undefined)) continue;
    const ours = found.get(`${row.scenario} throughline`);
    const cells = outcomes.map((outcome) => {
      if (!outcome) return '';
      return Object.keys(outcome.figures).length > 0 ? row.show(outcome.figures) : 'failed';
    });
    lines.push([row.title, ...cells, row.goal, ours ? (row.holds(ours.figures) ? 'yes' : 'no') : '']);
  }
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  lines.splice(
    1,
    0,
    widths.map((width) => '-'.repeat(width)),
  );
  console.log('');
  for (const line of lines)
    console.log(`| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
}
