import { escapeXml } from '../scene/svg';
import { THEMES } from '../scene/theme';
import type { Block, ReportDocument, Row, Section, Words } from './report-document';
import { REPORT_STYLE } from './report-style';

/** The picture of a report. */
export interface ReportPicture {
  /** A whole SVG document in the light theme. */
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  /** What it shows, in words. */
  readonly description: string;
}

/** Nothing is fetched, nothing runs: all that the page needs is in it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'";

/** A report as one page that needs nothing else, to be read or printed. What comes from a map can't become markup. */
export function writeHtmlReport(report: ReportDocument, picture: ReportPicture | null): string {
  const { title, date, size, verdict } = report;
  const sections = report.sections.filter(({ blocks }) => picture || !blocks.every(({ kind }) => kind === 'picture'));
  const rows = new Set(
    sections
      .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])))
      .flatMap(({ id }) => id ?? []),
  );
  const write: Writer = { picture, hasRow: (id) => rows.has(id) };
  return [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escapeXml(title)}: report</title>`,
    `<style>${REPORT_STYLE}</style>`,
    '</head>',
    '<body>',
    '<header>',
    `<h1 dir="auto">${escapeXml(title)}</h1>`,
    `<p class="size">${[...(date === null ? [] : [escapeXml(date)]), size].join(' · ')}</p>`,
    `<div class="verdict ${verdict.tone}">`,
    `<p class="says">${escapeXml(verdict.sentence)}</p>`,
    ...(verdict.hint === null ? [] : [`<p class="hint">${escapeXml(verdict.hint)}</p>`]),
    ...(verdict.share === null ? [] : [bar(verdict.share)]),
    '</div>',
    '</header>',
    '<nav aria-label="Contents"><ul>',
    ...sections.map((section) => `<li><a href="#s-${section.id}">${escapeXml(section.title)}</a></li>`),
    '</ul></nav>',
    '<main>',
    ...sections.flatMap((section) => sectionHtml(section, write)),
    '</main>',
    '<footer><p class="soft">Made with Throughline.</p></footer>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

interface Writer {
  readonly picture: ReportPicture | null;
  readonly hasRow: (id: string) => boolean;
}

function bar(share: number): string {
  const part = (name: string, value: number): string =>
    value > 0 ? `<i class="${name}" style="flex:${Math.round(value * 1000) / 1000} 0 0"></i>` : '';
  return `<div class="bar" aria-hidden="true">${part('works', share)}${part('broken', 1 - share)}</div>`;
}

function sectionHtml({ id, title, meaning, blocks }: Section, write: Writer): string[] {
  const { picture } = write;
  const page = picture && blocks.some(({ kind }) => kind === 'picture') ? pageOf(picture) : '';
  return [
    `<section id="s-${id}" aria-labelledby="h-${id}"${page === '' ? '' : ` class="${page}"`}>`,
    `<h2 id="h-${id}">${escapeXml(title)}</h2>`,
    `<p class="meaning">${escapeXml(meaning.charAt(0).toUpperCase() + meaning.slice(1))}.</p>`,
    ...blocks.map((block) => blockHtml(block, write)),
    '</section>',
  ];
}

/** The page that a picture gets when it is printed: a small one stands among the text. */
function pageOf({ width, height }: ReportPicture): '' | 'across' | 'upright' {
  if (width <= SMALL.width && height <= SMALL.height) return '';
  return width > height ? 'across' : 'upright';
}

const SMALL = { width: 1800, height: 900 } as const;
/** Tables of no more rows are not torn by pages. */
const SHORT = 12;

function blockHtml(block: Block, write: Writer): string {
  switch (block.kind) {
    case 'text':
      return `<p${block.soft ? ' class="soft"' : ''}>${written(block.words, write)}</p>`;
    case 'heading': {
      const meaning = block.meaning
        ? `<p class="meaning">${escapeXml(block.meaning.charAt(0).toUpperCase() + block.meaning.slice(1))}.</p>`
        : '';
      return `<h3>${escapeXml(block.text)}</h3>${meaning}`;
    }
    case 'list': {
      const name = block.ordered ? 'ol' : 'ul';
      return `<${name}>${block.items.map((item) => `<li>${written(item, write)}</li>`).join('\n')}</${name}>`;
    }
    case 'card': {
      const lines = block.lines.map((line) => `<p>${written(line, write)}</p>`).join('\n');
      return `<article class="${block.tone}"><p class="title"><span class="label">${escapeXml(block.label)}</span> ${written(block.title, write)}</p>\n${lines}</article>`;
    }
    case 'table':
      return tableHtml(block, write);
    case 'picture':
      return write.picture ? figureHtml(write.picture) : '';
  }
}

function tableHtml({ caption, head, rows }: Extract<Block, { kind: 'table' }>, write: Writer): string {
  const row = ({ id, cells }: Row): string => {
    const [first = [], ...others] = cells;
    const own = id === undefined ? '' : ` id="t-${escapeXml(id)}"`;
    // In its own row a touchpoint leads nowhere.
    const here: Writer =
      id === undefined ? write : { ...write, hasRow: (other) => other !== id && write.hasRow(other) };
    return `<tr${own}><th scope="row">${written(first, here)}</th>${others.map((cell) => `<td>${written(cell, here)}</td>`).join('')}</tr>`;
  };
  const look = [rows.length <= SHORT ? 'short' : '', rows.some(({ id }) => id !== undefined) ? 'even' : '']
    .filter(Boolean)
    .join(' ');
  return [
    `<div class="wide" role="region" aria-label="${escapeXml(caption)}" tabindex="0"><table class="${look}"><caption>${escapeXml(caption)}</caption>`,
    `<thead><tr>${head.map((name) => `<th scope="col">${escapeXml(name)}</th>`).join('')}</tr></thead>`,
    `<tbody>${rows.map(row).join('\n')}</tbody></table></div>`,
  ].join('\n');
}

function figureHtml({ svg, description }: ReportPicture): string {
  return `<figure>${inlineSvg(svg)}<figcaption>${escapeXml(description)}</figcaption></figure>`;
}

/** A picture that follows the theme of the page around it: the light colours become those of the page. */
function inlineSvg(svg: string): string {
  const names = new Map(Object.entries(THEMES.light).map(([ink, value]) => [value, ink]));
  return svg.trim().replace(/ (fill|stroke)="(#[0-9a-f]{6})"/g, (whole, attribute, value) => {
    const ink = value === THEMES.light.surface ? 'surface' : names.get(value);
    return ink === undefined ? whole : ` ${attribute}="var(--${ink})"`;
  });
}

function written(words: readonly Words[], { hasRow }: Writer): string {
  return words
    .map((word) => {
      if (typeof word === 'string') return escapeXml(word);
      if (word.kind === 'strong') return `<strong>${escapeXml(word.text)}</strong>`;
      if (word.kind === 'soft') return `<span class="soft">${escapeXml(word.text)}</span>`;
      if (word.kind === 'map') return escapeXml(word.text);
      const name = `${word.breaks ? '✗ ' : ''}<bdi>${escapeXml(word.name)}</bdi>`;
      const look = word.breaks ? ' class="breaks"' : '';
      return hasRow(word.id) ? `<a href="#t-${escapeXml(word.id)}"${look}>${name}</a>` : `<span${look}>${name}</span>`;
    })
    .join('');
}
