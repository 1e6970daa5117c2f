import type { JourneyMap } from '@/lib/model/types';
import { isWithin } from '@/lib/scene/nesting/nest';
import { foldText } from '@/lib/search/fold-text';
import { type FoundTouchpoint, searchTouchpoints } from '@/lib/search/search-touchpoints';
import { canEdit } from '../actions/targets';
import type { Action } from '../actions/types';
import type { Editor } from '../store/types';
import type { PaletteGroup, PaletteItem, PaletteList } from './palette-item';
import type { PaletteMode } from './palette-modes';
import { recentActions } from './recent-actions';
import { LISTED, searchActions, whyNot } from './search-actions';

/** Lines of each kind that are listed; the rest is told by number. */
export const MOST_LISTED = { touchpoints: 50, actions: 20 } as const;

/** What is chosen for: touchpoints that shall lead somewhere, or be put into something. Empty when nothing is. */
export interface ListInput {
  readonly mode: PaletteMode;
  readonly map: JourneyMap;
  readonly typed: string;
  readonly subjects: readonly string[];
}

/** What the palette lists for what was typed. */
export function listItems(editor: Editor, input: ListInput): PaletteList {
  const { mode, map, typed, subjects } = input;
  if (typed.trim() === '') return listBefore(editor, input);
  const { found, sought, near } = searchTouchpoints(map, typed);
  const fitting = found.filter(({ touchpoint }) => fits(editor, mode, touchpoint.id, subjects));
  const touchpoints = touchpointGroup(near ? 'Touchpoints written like this' : 'Touchpoints', fitting);
  const fresh = newGroup(editor, mode, typed, fitting);
  if (mode !== 'palette') return say([touchpoints, fresh], sought);
  const { actions, best } = searchActions(typed);
  const commands = actionGroup('Commands', editor, actions);
  const first = fitting[0]?.match ?? 0;
  return say(best > first ? [commands, touchpoints, fresh] : [touchpoints, commands, fresh], sought);
}

/** Before anything is typed: recent commands and those that are possible now, or the touchpoints in reading order. */
function listBefore(editor: Editor, { mode, map, subjects }: ListInput): PaletteList {
  if (mode !== 'palette') {
    const all = map.touchpoints.filter(({ id }) => fits(editor, mode, id, subjects));
    const found = all.map((touchpoint) => ({ touchpoint, foundIn: 'label' as const, match: 0 }));
    return say([touchpointGroup('Touchpoints', found)], '');
  }
  const possible = LISTED.filter((action) => whyNot(action, editor) === null);
  const recent = recentActions().flatMap((id) => possible.find((action) => action.id === id) ?? []);
  const others = possible.filter((action) => !recent.includes(action));
  return say([actionGroup('Recent', editor, recent), actionGroup('Commands', editor, others, others.length)], '');
}

/** Nothing leads to itself or between a whole and its parts, and nothing is put into what it is or has inside. */
function fits(editor: Editor, mode: PaletteMode, id: string, subjects: readonly string[]): boolean {
  if (subjects.length === 0) return true;
  const { nest } = editor.store.getState().shown;
  if (mode === 'connect-to') return subjects.every((one) => !isWithin(nest, id, one) && !isWithin(nest, one, id));
  if (mode === 'put-into') return subjects.every((one) => !isWithin(nest, id, one) && nest?.parent.get(one) !== id);
  return true;
}

function touchpointGroup(title: string, found: readonly FoundTouchpoint[]): PaletteGroup {
  const items = found
    .slice(0, MOST_LISTED.touchpoints)
    .map(({ touchpoint, foundIn }) => ({ kind: 'touchpoint' as const, id: `t:${touchpoint.id}`, touchpoint, foundIn }));
  return { title, items, more: found.length - items.length };
}

/** Commands that can be done come first; of the others it is said why they can’t. */
function actionGroup(
  title: string,
  editor: Editor,
  actions: readonly Action[],
  most: number = MOST_LISTED.actions,
): PaletteGroup {
  const items = actions.map(
    (action): PaletteItem => ({ kind: 'action', id: `a:${action.id}`, action, whyNot: whyNot(action, editor) }),
  );
  const can = (item: PaletteItem): boolean => item.kind === 'action' && item.whyNot === null;
  const sorted = [...items.filter(can), ...items.filter((item) => !can(item))];
  return { title, items: sorted.slice(0, most), more: Math.max(0, sorted.length - most) };
}

const MAKING: readonly PaletteMode[] = ['palette', 'connect-to'];

/** What was typed can become a touchpoint, by itself or as what the chosen one leads to, unless there is one of that name. */
function newGroup(editor: Editor, mode: PaletteMode, typed: string, found: readonly FoundTouchpoint[]): PaletteGroup {
  const label = typed.trim();
  const same = foldText(label);
  const known = found.some(({ touchpoint }) => foldText(touchpoint.label) === same);
  const items: PaletteItem[] =
    known || !MAKING.includes(mode) || !canEdit(editor) ? [] : [{ kind: 'new', id: 'new', label }];
  return { title: 'New', items, more: 0 };
}

function say(all: readonly PaletteGroup[], sought: string): PaletteList {
  const groups = all.filter(({ items }) => items.length > 0);
  const count = (kind: PaletteItem['kind']): number =>
    groups.reduce((sum, { items, more }) => (items[0]?.kind === kind ? sum + items.length + more : sum), 0);
  const [touchpoints, commands] = [count('touchpoint'), count('action')];
  const parts = [
    touchpoints > 0 && `${touchpoints} touchpoint${touchpoints === 1 ? '' : 's'}`,
    commands > 0 && `${commands} command${commands === 1 ? '' : 's'}`,
  ].filter((part) => part !== false);
  return { groups, sought, status: parts.length === 0 ? 'Nothing found' : parts.join(', ') };
}
