import type { MendItem, MendOrder } from '@/lib/analysis/words/mend-list';
import type { Touchpoint } from '@/lib/model/types';
import { formatChains, formatNumber } from '@/lib/scene/format-count';

/** What the list can be ranked by, with a sentence that says what it means. */
export const MEND_ORDERS: readonly { readonly value: MendOrder; readonly label: string; readonly hint: string }[] = [
  { value: 'restores', label: 'Chains', hint: 'Chains that come back if it alone is mended.' },
  {
    value: 'shapley',
    label: 'Fair share',
    hint: 'Its share of the chains that come back, when several must be mended together.',
  },
  { value: 'effort', label: 'Effort', hint: 'Chains that come back for each point of effort.' },
  {
    value: 'gain',
    label: 'Gain',
    hint: 'Percentage points of conversion that would be gained if nobody were lost there.',
  },
];

/** The figure that a touchpoint is ranked by, and whether it is worth anything. */
export function mendFigure(item: MendItem, by: MendOrder): { readonly text: string; readonly some: boolean } {
  switch (by) {
    case 'restores':
      return chains(item);
    case 'shapley':
      if (item.shapley === null) return { text: 'very many chains', some: true };
      return {
        text: `${formatNumber(item.shapley)} ${item.shapley === 1 ? 'chain' : 'chains'}`,
        some: item.shapley > 0,
      };
    case 'effort':
      if (item.perEffort === null) return { text: 'no effort given', some: false };
      return { text: `+${formatNumber(item.perEffort)} per point`, some: item.perEffort > 0 };
    case 'gain':
      return { text: gain(item), some: item.gain > 0 };
  }
}

/** The other figures, and what is known about mending it, most telling first. */
export function mendNotes(item: MendItem, touchpoint: Touchpoint | undefined, by: MendOrder): string {
  const { owner, due, status, control } = touchpoint ?? {};
  const parts = [
    by !== 'restores' && item.restores > 0n && chains(item).text,
    by !== 'gain' && item.gain > 0 && `conversion ${gain(item)}`,
    by === 'restores' && item.restores === 0n && 'nothing comes back alone: others on its chains break too',
    status === 'doing' && 'being mended',
    owner && `owner: ${owner}`,
    due && `due ${due}`,
    control === 'outside' && 'outside our control',
  ].filter((part): part is string => typeof part === 'string' && part !== '');
  const words = parts.join(' · ') || 'no owner or date yet';
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function chains({ restores }: MendItem): { readonly text: string; readonly some: boolean } {
  return restores > 0n ? { text: `+${formatChains(restores)}`, some: true } : { text: '+0', some: false };
}

function gain(item: MendItem): string {
  const points = item.gain * 100;
  const shown = points > 0 && points < 0.1 ? 'under 0.1' : `${Math.round(points * 10) / 10}`;
  return `+${shown} ${shown === '1' ? 'point' : 'points'}`;
}
