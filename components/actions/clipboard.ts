import type { MapFragment } from '@/lib/document/types';
import { parseMapFile } from '@/lib/exchange/parse-map-file';
import type { TableReading } from '@/lib/exchange/table/read-table';
import { writeMapFile } from '@/lib/exchange/write-map-file';
import { countCharacters } from '@/lib/model/characters';
import type { JourneyMap, Touchpoint } from '@/lib/model/types';
import { LIMITS } from '@/lib/protocol/limits';
import type { Editor } from '../store/types';
import { copyFragment } from './fragments';
import { putIn } from './put-in';
import { describeColumns, readPastedText } from './read-pasted-text';
import { targetIds } from './targets';

export interface ClipboardText {
  readonly text: string;
  readonly html: string;
}

const ATTRIBUTE = 'data-throughline';

/**
 * What goes to the clipboard: the map file of the selection, in an attribute of the HTML, and the labels as plain lines
 * for everything else. Null when nothing is selected.
 */
export function writeClipboard(editor: Editor): ClipboardText | null {
  const fragment = copyFragment(editor.store.getState(), targetIds(editor));
  if (fragment.touchpoints.length === 0) return null;
  const map: JourneyMap = { title: '', ...fragment, phases: fragment.phases ?? [] };
  const labels = linesOf(fragment);
  const rows = labels.map((line) => `<p>${escapeHtml(line)}</p>`).join('');
  return {
    text: labels.join('\n'),
    html: `<div ${ATTRIBUTE}="${encodeURIComponent(writeMapFile(map))}">${rows}</div>`,
  };
}

/** Puts what was copied into the map: touchpoints of any map, a map file, lines, `a -> b`, or a table. One undo step. */
export function pasteText(editor: Editor, clipboard: ClipboardText): void {
  const read = readClipboard(editor, clipboard);
  if (!read) return;
  const { fragment, mapping } = read;
  if (fragment.touchpoints.length > LIMITS.pasteLines) {
    editor.say(`At most ${LIMITS.pasteLines} touchpoints can be pasted at once; nothing was added.`, 'error');
    return;
  }
  if (fragment.touchpoints.length === 0) {
    editor.say('There is nothing in the clipboard that could be a touchpoint.');
    return;
  }
  if (!putIn(editor, fragment, editor.camera?.pointer() ?? undefined)) return;
  if (mapping) editor.say(describeColumns(fragment.touchpoints.length, mapping));
  if (fragment.touchpoints.some(isCut)) {
    editor.say(`A label has at most ${LIMITS.labelCharacters} characters. What was longer is whole in the notes.`);
  }
}

/** True when reading put the whole text into the notes, since it was too long for a label. */
function isCut({ label, notes }: Touchpoint): boolean {
  return countCharacters(label) === LIMITS.labelCharacters && notes?.includes(label) === true;
}

function readClipboard(editor: Editor, { text, html }: ClipboardText): TableReading | null {
  const own = new RegExp(`${ATTRIBUTE}="([^"]+)"`).exec(html)?.[1];
  const json = own === undefined ? text : decode(own);
  if (own !== undefined || /^\s*\{\s*"format"\s*:\s*"throughline"/.test(text)) {
    const result = parseMapFile(json);
    if (result.ok) return { fragment: result.map, mapping: null };
    const fault = result.faults[0];
    editor.say(
      `The map in the clipboard is not valid, nothing was added: ${fault?.pointer ?? ''} ${fault?.message ?? ''}`,
      'error',
    );
    return null;
  }
  return readPastedText(text, html);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** A single chain as `a -> b -> c`, which can be pasted as a chain again; anything else a label a line. */
function linesOf({ touchpoints, transitions }: MapFragment): string[] {
  const label = new Map(touchpoints.map((one) => [one.id, one.label.replace(/\s+/g, ' ').trim()]));
  const next = new Map(transitions.map((one) => [one.source, one.target]));
  const targets = new Set(next.values());
  const [first, ...others] = touchpoints.filter((one) => !targets.has(one.id));
  const isChain =
    touchpoints.length > 1 &&
    transitions.length === touchpoints.length - 1 &&
    next.size === transitions.length &&
    targets.size === transitions.length &&
    others.length === 0;
  if (!isChain || !first) return [...label.values()];
  const path: string[] = [];
  for (let id: string | undefined = first.id; id !== undefined && path.length < touchpoints.length; id = next.get(id)) {
    path.push(label.get(id) ?? '');
  }
  return [path.join(' -> ')];
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);
}
