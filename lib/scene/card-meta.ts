import type { Touchpoint } from '../model/types';
import { formatNumber, formatShare } from './format-count';
import { measureText } from './layout-text';
import type { CardNames } from './types';

const SEPARATOR = ' · ';

/** What a card says of a touchpoint besides label and reaction: attributes that are set, the telling ones first. */
export function metaItems(touchpoint: Touchpoint, names: CardNames = 'page'): string[] {
  const { standard, channel, attention, control, lifetime, wow, dropOff, status } = touchpoint;
  const owner = names === 'none' ? '' : (touchpoint.owner ?? '').trim();
  const items: string[] = [];
  if (names === 'all' && owner !== '') items.push(status === 'doing' ? `${owner} is mending it` : `owner: ${owner}`);
  if (standard?.actual !== undefined && standard.target !== undefined) {
    const unit = standard.unit ? `\u00a0${standard.unit.slice(0, 12)}` : '';
    const text = standard.text && standard.text.length <= 16 ? standard.text : 'actual';
    items.push(`${text} ${formatNumber(standard.actual)}${unit}, promised ${formatNumber(standard.target)}${unit}`);
  }
  if (dropOff !== undefined && dropOff > 0) items.push(`${formatShare(dropOff)} leave here`);
  if (control === 'outside') items.push('outside our control');
  if (control === 'partner') items.push('run by a partner');
  if (channel) items.push(channel);
  if (attention) items.push(attention);
  if (wow?.trim()) items.push('wow');
  if (lifetime === 'recurring') items.push('recurring');
  if (status === 'doing' && !(names === 'all' && owner))
    items.push(owner ? `${owner.slice(0, 24)} is mending it` : 'being mended');
  if (status === 'done') items.push('done');
  return items;
}

/** Puts items on at most `most` lines of `width` pixels, the first line leaving `lead` pixels free; what does not fit is left out. */
export function metaLines(
  items: readonly string[],
  width: number,
  lead: number,
  most: number,
  size: number,
): readonly string[] {
  const lines: string[] = [''];
  const separator = measureText(SEPARATOR, size, 400);
  let used = lead;
  for (const item of items) {
    const own = measureText(item, size, 400);
    const empty = lines.length === 1 ? lead === 0 && lines[0] === '' : lines.at(-1) === '';
    const needed = empty ? own : own + separator;
    if (used + needed <= width) {
      lines[lines.length - 1] += empty ? item : SEPARATOR + item;
      used += needed;
    } else if (lines.length < most && own <= width) {
      lines.push(item);
      used = own;
    }
  }
  return lines;
}
