import type { TouchpointKey } from '../../model/key-order';
import { LIMITS } from '../../protocol/limits';
import { countedNotes, countOf } from '../count-words';
import { readLinesFile } from '../lines/read-lines-file';
import { finishRead, type ReadResult, refuse } from '../read-result';
import { plainInline } from './inline-text';
import { type Draft, OutlineBuilder } from './outline-builder';
import { type Block, parseBlocks } from './parse-blocks';
import { ARROW, readLabel, splitField, splitMarks } from './read-item';

type ItemBlock = Extract<Block, { kind: 'item' }>;

/** An item that others may stand below. */
interface Open {
  readonly indent: number;
  readonly owner: Draft;
  /** A field that its items belong to; null for the touchpoint itself. */
  readonly field: TouchpointKey | null;
  /** The numbered item before, which the next one follows. */
  lastNumbered: Draft | null;
}

const STATUS: Readonly<Record<string, string>> = { ' ': 'todo', x: 'done', X: 'done', '/': 'doing' };

/**
 * A map from a Markdown outline, ours or anybody's: the first heading is the title, the headings below are phases,
 * deeper ones and items are touchpoints, what stands below them their fields, transitions and parts. A text without
 * headings and items is read as lines.
 */
export function readOutline(text: string): ReadResult {
  const { title, blocks, skipped } = parseBlocks(text);
  const headings = blocks.filter((block) => block.kind === 'heading');
  const hasItems = blocks.some(({ kind }) => kind === 'item');
  if (headings.length === 0 && !hasItems) return readLinesFile(text);
  const first = headings[0];
  const isTitle = first?.level === 1 && headings.filter(({ level }) => level === 1).length === 1;
  const levels = [...new Set(headings.slice(isTitle ? 1 : 0).map(({ level }) => level))].sort((a, b) => a - b);
  // Headings of one level and nothing else are a list of touchpoints.
  const phaseLevel = !hasItems && levels.length === 1 ? 0 : (levels[0] ?? 0);

  const builder = new OutlineBuilder();
  let chapters: { readonly level: number; readonly draft: Draft }[] = [];
  let open: Open[] = [];
  let top: { lastNumbered: Draft | null } = { lastNumbered: null };
  let numbered = 0;
  let paragraphs = 0;
  for (const block of blocks) {
    if (block.kind === 'heading') {
      open = [];
      top = { lastNumbered: null };
      if (isTitle && block === first) continue;
      if (block.level === phaseLevel) {
        chapters = [];
        builder.addPhase(block.text);
      } else {
        chapters = chapters.filter(({ level }) => level < block.level);
        chapters.push({ level: block.level, draft: builder.addTouchpoint(block.text, chapters.at(-1)?.draft ?? null) });
      }
      const draft = chapters.at(-1)?.draft;
      if (draft) open = [{ indent: -1, owner: draft, field: null, lastNumbered: null }];
    } else if (block.kind === 'paragraph') {
      const draft = chapters.at(-1)?.draft;
      if (draft) builder.addNotes(draft, plainInline(block.text));
      else paragraphs += 1;
    } else numbered += readItem(block, builder, open, top);
    if (builder.excess !== null) return refuse(`has more than the ${builder.excess} that a map can have`);
  }
  const heading = isTitle && first ? readLabel(first.text) : (title ?? '');
  const notes = countedNotes([
    [numbered, (count) => `Numbered items follow one another: ${countOf(count, 'transition')} made.`],
    [paragraphs, (count) => `${countOf(count, 'paragraph')} outside of the items left out.`],
    [skipped.code, (count) => `${countOf(count, 'block')} of code left out.`],
    [skipped.tables, (count) => `${countOf(count, 'table')} left out: save it as CSV to import it.`],
    [skipped.quotes, (count) => `${countOf(count, 'line')} of quotations left out.`],
  ]);
  return finishRead({ title: heading, ...builder.build() }, notes);
}

/** Pieces of a chain that are looked at: one more makes it too long for a map. */
const MOST_PIECES = LIMITS.transitions + 2;

/** @returns how many transitions its number makes */
function readItem(
  block: ItemBlock,
  builder: OutlineBuilder,
  open: Open[],
  top: { lastNumbered: Draft | null },
): number {
  while ((open.at(-1)?.indent ?? -2) >= block.indent) open.pop();
  const above = open.at(-1);
  const enter = (owner: Draft, field: TouchpointKey | null): void => {
    open.push({ indent: block.indent, owner, field, lastNumbered: null });
    if (block.more !== '') builder.addNotes(owner, plainInline(block.more));
  };
  if (above?.field) {
    readBelow(block, above.field, above.owner, builder);
    return 0;
  }
  const list = above ?? top;
  const pieces = block.text.split(ARROW, MOST_PIECES);
  if (above && pieces[0] === '' && pieces.length === 2) {
    builder.connectTo(above.owner, pieces[1] as string);
    return 0;
  }
  const field = above && block.box === null && pieces.length === 1 ? splitField(block.text) : null;
  if (above && field) {
    if (!['tasks', 'ratings', 'competitors', 'standard'].includes(field.key)) {
      builder.setField(above.owner, field.key, field.value);
    } else if (field.key === 'standard' && field.value !== '') {
      above.owner.fields.standard = { text: plainInline(field.value) };
    }
    enter(above.owner, field.key);
    return 0;
  }
  const parent = above?.owner ?? null;
  const status = block.box === null ? undefined : STATUS[block.box];
  const named = pieces.filter((piece) => piece.trim() !== '');
  if (named.length === 0) return 0;
  const chain =
    pieces.length === 1
      ? [builder.addTouchpoint(block.text, parent, status === undefined ? {} : { status })]
      : named.map((piece) => builder.meet(piece, parent));
  for (const [index, draft] of chain.slice(1).entries()) builder.connect(chain[index] as Draft, draft);
  const [from, to] = [chain[0] as Draft, chain.at(-1) as Draft];
  const follows = block.isNumbered && list.lastNumbered !== null;
  if (follows) builder.connect(list.lastNumbered as Draft, from);
  list.lastNumbered = block.isNumbered ? to : null;
  enter(from, null);
  return follows ? 1 : 0;
}

/** An item below a field: a task, a rating, a competitor, a number of the standard, one more line of a text. */
function readBelow({ text, box }: ItemBlock, field: TouchpointKey, owner: Draft, builder: OutlineBuilder): void {
  const { fields } = owner;
  if (['tasks', 'ratings', 'competitors'].includes(field) && !Array.isArray(fields[field])) fields[field] = [];
  const list = fields[field] as unknown[];
  if (field === 'tasks') {
    list.push({ id: `task-${list.length + 1}`, text: plainInline(text), done: box === 'x' || box === 'X' });
  } else if (field === 'ratings' || field === 'competitors') {
    const colon = field === 'ratings' ? text.search(/:(?:\s|$)/) : -1;
    const { text: name, marks } = splitMarks((colon < 0 ? text : text.slice(0, colon)).trim());
    const { reaction, side } = marks;
    if (field === 'ratings' && reaction === undefined) {
      takeBack(fields, field, builder, owner, text);
      return;
    }
    const known = { ...(reaction === undefined ? {} : { reaction }), ...(side === undefined ? {} : { side }) };
    const note = colon < 0 ? '' : plainInline(text.slice(colon + 1).trim());
    const whose = field === 'ratings' ? { by: readLabel(name) } : { name: readLabel(name) };
    list.push({ ...whose, ...known, ...(note === '' ? {} : { note }) });
  } else if (field === 'standard') {
    const [, key = '', value = ''] = /^(target|actual|unit):\s*(.*)$/.exec(text) ?? [];
    const number = Number(value);
    if (key === 'unit') fields.standard = { ...(fields.standard as object), unit: plainInline(value) };
    else if (key !== '' && value !== '' && Number.isFinite(number))
      fields.standard = { ...(fields.standard as object), [key]: number };
    else builder.addNotes(owner, plainInline(text));
  } else builder.addNotes(owner, plainInline(text));
}

/** A rating that says no reaction is none: it goes to the notes. */
function takeBack(
  fields: Draft['fields'],
  field: TouchpointKey,
  builder: OutlineBuilder,
  owner: Draft,
  text: string,
): void {
  if ((fields[field] as unknown[]).length === 0) delete fields[field];
  builder.addNotes(owner, plainInline(text));
}
