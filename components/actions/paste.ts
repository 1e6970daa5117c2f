import { parseMapFile } from '@/lib/exchange/parse-map-file';
import type { TableReading } from '@/lib/exchange/table/read-table';
import { countCharacters } from '@/lib/model/characters';
import type { Touchpoint } from '@/lib/model/types';
import { LIMITS } from '@/lib/protocol/limits';
import type { Editor } from '../store/types';
import { type ClipboardText, MAP_ATTRIBUTE } from './clipboard';
import { putIn } from './put-in';
import { describeColumns, readPastedText } from './read-pasted-text';

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
  const own = new RegExp(`${MAP_ATTRIBUTE}="([^"]+)"`).exec(html)?.[1];
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
