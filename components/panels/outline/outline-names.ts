import type { Finding, StateAnalysis } from '@/lib/analysis/types';
import { describeFinding } from '@/lib/analysis/words/describe-finding';
import type { Outline } from '@/lib/outline/build-outline';
import type { OutlineRow } from '@/lib/outline/outline-rows';
import { formatParts } from '@/lib/scene/nesting/parts-words';
import { describeTouchpoint, plainLabel, TRANSITION_WORDS } from '../../canvas/describe-element';

export interface NamingParts {
  readonly outline: Outline;
  readonly states: StateAnalysis;
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
}

/** What a screen reader says of a row: `Banner ad, start, positive, 1 of 5, leads to Company site`. */
export function nameRow(row: OutlineRow, parts: NamingParts): string {
  const { outline, states } = parts;
  const labelOf = (id: string): string => outline.touchpoints.get(id)?.label ?? '';
  switch (row.kind) {
    case 'phase':
      return `${row.phase ? row.phase.label.trim() || 'No name' : 'In no phase'}, ${row.phase ? 'phase, ' : ''}${row.count === 0 ? 'empty' : countOf(row.count, 'touchpoint')}`;
    case 'touchpoint':
      return nameTouchpoint(row.id, parts);
    case 'finding':
      return `Finding: ${describeFinding(row.finding, labelOf).title}`;
    case 'link': {
      const { source, target, label, id } = row.transition;
      const other = plainLabel(labelOf(row.direction === 'in' ? source : target));
      const state = states.transitions.get(id);
      const words = label?.trim() ? `, ${plainLabel(label)}` : '';
      const start = row.direction === 'in' ? `Comes from ${other}` : `Leads to ${other}`;
      return `${start}${words}${state ? `, ${TRANSITION_WORDS[state.state]}` : ''}`;
    }
  }
}

function nameTouchpoint(id: string, { outline, states, findings }: NamingParts): string {
  const touchpoint = outline.touchpoints.get(id);
  const state = states.touchpoints.get(id);
  if (!touchpoint || !state) return 'No name';
  const rank = outline.rank.get(id);
  const inside = outline.parts.get(id)?.length ?? 0;
  const targets = (outline.outgoing.get(id) ?? []).map(({ target }) =>
    plainLabel(outline.touchpoints.get(target)?.label),
  );
  const nesting = inside > 0 ? `${formatParts(inside)}${state.brokenInside ? ', broken inside' : ''}` : '';
  const faults = findings.get(id)?.length ?? 0;
  const name = describeTouchpoint(touchpoint, state, targets, nesting, rank ? `${rank.at} of ${rank.of}` : '');
  return faults > 0 ? `${name}, ${countOf(faults, 'finding')}` : name;
}

function countOf(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
