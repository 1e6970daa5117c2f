import { cleanText } from '../scene/clean-text';
import type { Block, ReportDocument, Section, Words } from './report-document';

/** A report as Markdown (CommonMark with the tables of GitHub). What comes from a map can't become markup. */
export function writeMarkdownReport(report: ReportDocument): string {
  const { title, date, size, verdict, sections } = report;
  const lines = [
    `# ${escapeMarkdown(title)}`,
    [...(date === null ? [] : [escapeMarkdown(date)]), size].join(' · '),
    `**${escapeMarkdown(verdict.sentence)}**${verdict.hint === null ? '' : ` ${escapeMarkdown(verdict.hint)}`}`,
    ...sections.filter(({ blocks }) => blocks.some(({ kind }) => kind !== 'picture')).flatMap(sectionLines),
  ];
  return `${lines.join('\n\n')}\n`;
}

function sectionLines({ title, meaning, blocks }: Section): string[] {
  return [`## ${escapeMarkdown(title)}`, `*${escapeMarkdown(capital(meaning))}.*`, ...blocks.flatMap(blockLines)];
}

function blockLines(block: Block): string[] {
  switch (block.kind) {
    case 'text':
      return [written(block.words)];
    case 'heading':
      return [
        `### ${escapeMarkdown(block.text)}`,
        ...(block.meaning ? [`*${escapeMarkdown(capital(block.meaning))}.*`] : []),
      ];
    case 'list':
      return [block.items.map((item, i) => `${block.ordered ? `${i + 1}.` : '-'} ${written(item)}`).join('\n')];
    case 'card': {
      const lines = block.lines.map((line) => `  - ${written(line)}`);
      return [[`- **${escapeMarkdown(block.label)}: ${written(block.title)}**`, ...lines].join('\n')];
    }
    case 'table': {
      const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
      const rows = block.rows.map(({ cells }) => row(cells.map(written)));
      return [[row(block.head.map(escapeMarkdown)), row(block.head.map(() => '---')), ...rows].join('\n')];
    }
    case 'picture':
      return [];
  }
}

function written(words: readonly Words[]): string {
  return words
    .map((word) => {
      if (typeof word === 'string') return escapeMarkdown(word);
      if (word.kind === 'strong') return escapeMarkdown(word.text);
      if (word.kind !== 'touchpoint') return escapeMarkdown(word.text);
      return `${word.breaks ? '✗ ' : ''}${isolated(word.name)}`;
    })
    .join('');
}

/** Letters that are read from the right must not turn around what stands beside them. */
function isolated(name: string): string {
  const text = escapeMarkdown(name);
  return RIGHT_TO_LEFT.test(name) ? `\u2068${text}\u2069` : text;
}

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** Text that Markdown shows as it is, on one line: no emphasis, link, table cell, tag, or address that turns into a link. */
export function escapeMarkdown(text: string): string {
  return cleanText(text)
    .replaceAll('\n', ' ')
    .replace(/[\\`*_{}[\]<>#|~$!]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\bwww\./gi, (found) => `${found.slice(0, 3)}\\.`);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
