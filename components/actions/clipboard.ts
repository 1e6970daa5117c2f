import type { MapFragment } from '@/lib/document/types';
import { parseMapFile } from '@/lib/exchange/parse-map-file';
import type { TableReading } from '@/lib/exchange/table/read-table';
import { writeMapFile } from '@/lib/exchange/write-map-file';
import { countCharacters } from '@/lib/model/characters';
import type { JourneyMap, Touchpoint } from '@/lib/model/types';
import { LIMITS } from '@/lib/protocol/limits';
import { placeMissing } from '@/lib/scene/place';
import { newIds } from '../store/new-id';
import type { Editor } from '../store/types';
import { centerFragment, copyFragment, extentOf, insertFragment, insideOf, offsetFragment } from './fragments';
import { freePlace } from './free-place';
import { describeColumns, readPastedText } from './read-pasted-text';
import { obstacles, targetIds, wholeAt } from './targets';

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
  const pointer = editor.camera?.pointer();
  const at = pointer ?? editor.camera?.center() ?? { x: 0, y: 0 };
  const whole = wholeAt(editor, at);
  const centred = insideOf(centerFragment(placed(fragment), at), whole);
  const added = insertFragment(editor, clearOfOthers(editor, centred, whole), newIds);
  if (!added) return;
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

/** Lines and map files need not say where touchpoints stand. */
function placed(fragment: MapFragment): MapFragment {
  const places = placeMissing({ title: '', phases: [], ...fragment });
  return { ...fragment, touchpoints: fragment.touchpoints.map((one) => ({ ...one, ...places.get(one.id) })) };
}

/** Where it shall be when there is room, otherwise the first place below that has some: nothing is put on top of what is there. */
function clearOfOthers(editor: Editor, fragment: MapFragment, whole: string | null): MapFragment {
  const extent = extentOf(fragment);
  if (!extent) return fragment;
  const { x, y } = freePlace(extent, obstacles(editor, whole));
  return offsetFragment(fragment, x - extent.x, y - extent.y);
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
