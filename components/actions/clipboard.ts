import type { MapFragment } from '@/lib/document/types';
import { writeMapFile } from '@/lib/exchange/write-map-file';
import type { JourneyMap } from '@/lib/model/types';
import type { Editor } from '../store/types';
import { copyFragment } from './fragments';
import { targetIds } from './targets';

export interface ClipboardText {
  readonly text: string;
  readonly html: string;
}

/** Where the HTML of the clipboard holds the map file. */
export const MAP_ATTRIBUTE = 'data-throughline';

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
    html: `<div ${MAP_ATTRIBUTE}="${encodeURIComponent(writeMapFile(map))}">${rows}</div>`,
  };
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
