import { indentOf, TAB } from '../indent-of';

/** A piece of an outline, in the order of the file. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; text: string }
  | {
      readonly kind: 'item';
      readonly indent: number;
      readonly isNumbered: boolean;
      /** The sign in its box: a blank, `x`; null without one. */
      readonly box: string | null;
      text: string;
      /** Paragraphs below it. */
      more: string;
    }
  | { readonly kind: 'paragraph'; text: string };

/** What an outline has besides: how often each was passed over. */
export interface Skipped {
  code: number;
  tables: number;
  quotes: number;
}

export interface Blocks {
  readonly title: string | null;
  readonly blocks: readonly Block[];
  readonly skipped: Readonly<Skipped>;
}

const ITEM = /^([-*+•]|\d{1,9}[.)])(?:[ \t]+(?:\[([ xX/-])\](?:[ \t]+|$))?|$)/;

/** The headings, items and paragraphs of a Markdown file, line by line. */
export function parseBlocks(text: string): Blocks {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const blocks: Block[] = [];
  const skipped: Skipped = { code: 0, tables: 0, quotes: 0 };
  let title: string | null = null;
  let at = 0;
  if (lines[0]?.trim() === '---') {
    const end = lines.findIndex((line, index) => index > 0 && line.trim() === '---');
    if (end > 0) {
      title =
        lines
          .slice(1, end)
          .find((line) => /^title\s*:/.test(line))
          ?.replace(/^title\s*:\s*/, '')
          .trim() ?? null;
      at = end + 1;
    }
  }
  let fence: string | null = null;
  let isComment = false;
  let isAfterBlank = true;
  let isInTable = false;
  for (; at < lines.length; at += 1) {
    const raw = lines[at] as string;
    const body = raw.trim();
    const mark = /^(`{3,}|~{3,})/.exec(body)?.[1];
    const last = blocks.at(-1);
    const wasBlank = isAfterBlank;
    isAfterBlank = body === '';
    if (fence !== null) {
      if (mark?.startsWith(fence)) fence = null;
    } else if (isComment || body.startsWith('<!--')) isComment = !body.includes('-->');
    else if (mark !== undefined) {
      fence = mark;
      skipped.code += 1;
    } else if (body.startsWith('|')) {
      if (!isInTable) skipped.tables += 1;
      isInTable = true;
      continue;
    } else if (body === '' || /^(?:[-*_][ \t]*){3,}$/.test(body.slice(0, 200))) {
      // A line of hyphens below a paragraph makes it a heading.
      if (/^-+$/.test(body) && last?.kind === 'paragraph' && !wasBlank) underline(blocks, 2);
    } else if (/^=+$/.test(body) && last?.kind === 'paragraph' && !wasBlank) underline(blocks, 1);
    else if (body.startsWith('>')) skipped.quotes += 1;
    else {
      const heading = /^(#{1,6})(?:[ \t]+|$)/.exec(body);
      const item = ITEM.exec(body);
      const indent = indentOf(raw);
      if (heading && indent < TAB) {
        const own = body.slice(heading[0].length).replace(/[ \t]#+$/, '');
        blocks.push({ kind: 'heading', level: (heading[1] as string).length, text: own.trim() });
      } else if (item) {
        const [whole, sign = '', box] = item;
        const own = body.slice(whole.length);
        blocks.push({ kind: 'item', indent, isNumbered: /\d/.test(sign), box: box ?? null, text: own, more: '' });
      } else if (last?.kind === 'item' && (!wasBlank || indent > last.indent)) {
        if (wasBlank || last.more !== '') last.more += `${last.more === '' ? '' : '\n'}${body}`;
        else last.text += `${last.text === '' ? '' : ' '}${body}`;
      } else if (last?.kind === 'paragraph' && !wasBlank) last.text += `\n${body}`;
      else blocks.push({ kind: 'paragraph', text: body });
    }
    isInTable = false;
  }
  return { title, blocks, skipped };
}

function underline(blocks: Block[], level: number): void {
  const last = blocks.pop();
  if (last) blocks.push({ kind: 'heading', level, text: last.text.replaceAll('\n', ' ') });
}
