import type { Finding, Findings } from './measure-stage';
import { ROWS } from './rows';
import { TARGET, TARGETS, type TargetName } from './targets';

export interface Measured {
  readonly name: TargetName;
  readonly size: number;
  readonly findings: Findings;
}

/** What the figures of `printFinding` are. */
export function printLegend(): void {
  console.log(
    'Of gestures: median, p95, longest (ms) and count of the times between two frames of the page that showed',
  );
  console.log(
    'something new, between any two of its frames, and between two that the compositor brought to the screen.',
  );
}

/** One measure of one canvas, as soon as it is there. */
export function printFinding(measure: string, finding: Finding): void {
  const name = measure.padEnd(16);
  if ('failed' in finding) console.log(`  ${name} ${finding.failed}`);
  else if ('value' in finding) console.log(`  ${name} ${finding.value.toFixed(finding.value < 200 ? 1 : 0)}`);
  else {
    const { drawn, shown, presented } = finding.frames;
    const words = [shown, drawn, presented].map(({ median, p95, longest, count }) =>
      [median, p95, longest, count].map((value) => value.toFixed(0).padStart(5)).join(''),
    );
    console.log(`  ${name} new ${words[0]}   any ${words[1]}   screen ${words[2]}`);
  }
}

/** The table of the issue, in Markdown: all canvases at one size each, then ours at all sizes. */
export function printTables(all: readonly Measured[]): void {
  const sizes = [...new Set(all.filter(({ name }) => name !== 'floor').map(({ size }) => size))].sort((a, b) => a - b);
  for (const size of sizes) {
    const here = all.filter((one) => one.name === 'floor' || one.size === size);
    if (here.some(({ name }) => name !== 'ours' && name !== 'floor')) {
      console.log(`\n${size.toLocaleString('en')} touchpoints; frames in ms, p95 / longest`);
      printTable(here, (one) => TARGET[one.name].title);
    }
  }
  const ours = all.filter(({ name }) => name === 'ours');
  if (ours.length === 0) return;
  console.log('\nThroughline; frames in ms, p95 / longest');
  printTable(ours, ({ size }) => size.toLocaleString('en'));
}

function printTable(all: readonly Measured[], head: (one: Measured) => string): void {
  const columns = all.toSorted((a, b) => TARGETS.indexOf(a.name) - TARGETS.indexOf(b.name) || a.size - b.size);
  const lines: string[][] = [['gesture', ...columns.map(head), 'goal']];
  for (const row of ROWS) {
    const found = columns.map((one) => ({ name: one.name, finding: one.findings.get(row.measure) }));
    if (found.every(({ finding }) => finding === undefined)) continue;
    const cells = found.map(({ name, finding }) => {
      if (!finding) return '';
      const missed = name === 'ours' && row.holds !== null && !row.holds(finding);
      return `${row.show(finding)}${missed ? ' ✗' : ''}`;
    });
    lines.push([row.title, ...cells, row.goal]);
  }
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  lines.splice(
    1,
    0,
    widths.map((width) => '-'.repeat(width)),
  );
  for (const line of lines) {
    console.log(`| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
  }
}
