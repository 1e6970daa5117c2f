import type { Finding } from '../analysis/types';
import type { Phase, Transition } from '../model/types';
import type { Outline } from './build-outline';

interface RowBase {
  /** The same row has the same key, whatever else is shown. */
  readonly key: string;
  /** 1 for what stands at the left. */
  readonly level: number;
  /** Key of the row that it belongs to; null at the top. */
  readonly parent: string | null;
  /** Its place among those beside it: the first is 1 of `size`. */
  readonly pos: number;
  readonly size: number;
  /** Whether what belongs to it is shown; null when nothing does. */
  readonly expanded: boolean | null;
}

export interface PhaseRow extends RowBase {
  readonly kind: 'phase';
  /** null: touchpoints that are in no phase. */
  readonly phase: Phase | null;
  readonly count: number;
}
export interface TouchpointRow extends RowBase {
  readonly kind: 'touchpoint';
  readonly id: string;
}
export interface LinkRow extends RowBase {
  readonly kind: 'link';
  /** The touchpoint that it is listed under. */
  readonly id: string;
  readonly transition: Transition;
  readonly direction: 'in' | 'out';
}
export interface FindingRow extends RowBase {
  readonly kind: 'finding';
  /** The touchpoint that it is listed under. */
  readonly id: string;
  readonly finding: Finding;
}
export type OutlineRow = PhaseRow | TouchpointRow | LinkRow | FindingRow;

export const phaseKey = (phase: Phase | null): string => `phase ${phase?.id ?? ''}`;
export const touchpointKey = (id: string): string => `touchpoint ${id}`;

/**
 * The rows that are shown, from top to bottom. A touchpoint shows its findings, what leads to it, where it leads, and
 * its parts.
 * @param toggled keys of rows that are not as they are at first: phases are open, touchpoints closed
 */
export function outlineRows(
  outline: Outline,
  toggled: ReadonlySet<string>,
  findings: ReadonlyMap<string, readonly Finding[]>,
): OutlineRow[] {
  const rows: OutlineRow[] = [];
  const addTouchpoint = (id: string, level: number, parent: string | null, pos: number, size: number): void => {
    const key = touchpointKey(id);
    const faults = findings.get(id) ?? [];
    const incoming = outline.incoming.get(id) ?? [];
    const outgoing = outline.outgoing.get(id) ?? [];
    const parts = outline.parts.get(id) ?? [];
    const count = faults.length + incoming.length + outgoing.length + parts.length;
    const expanded = count === 0 ? null : toggled.has(key);
    rows.push({ kind: 'touchpoint', key, id, level, parent, pos, size, expanded });
    if (!expanded) return;
    let at = 0;
    const below = (name: string) => {
      at += 1;
      return { key: `${name} ${id}`, id, level: level + 1, parent: key, pos: at, size: count, expanded: null };
    };
    for (const [index, finding] of faults.entries()) {
      rows.push({ ...below(`finding ${finding.ruleId} ${index}`), kind: 'finding', finding });
    }
    for (const transition of incoming) {
      rows.push({ ...below(`in ${transition.id}`), kind: 'link', direction: 'in', transition });
    }
    for (const transition of outgoing) {
      rows.push({ ...below(`out ${transition.id}`), kind: 'link', direction: 'out', transition });
    }
    for (const part of parts) {
      at += 1;
      addTouchpoint(part, level + 1, key, at, count);
    }
  };
  // Without phases there is nothing to group by.
  const [only] = outline.groups;
  if (outline.groups.length === 1 && only?.phase === null) {
    for (const [index, id] of only.ids.entries()) addTouchpoint(id, 1, null, index + 1, only.ids.length);
    return rows;
  }
  for (const [index, { phase, ids }] of outline.groups.entries()) {
    const key = phaseKey(phase);
    const expanded = ids.length === 0 ? null : !toggled.has(key);
    const beside = { pos: index + 1, size: outline.groups.length };
    rows.push({ kind: 'phase', key, phase, count: ids.length, level: 1, parent: null, ...beside, expanded });
    if (expanded) for (const [at, id] of ids.entries()) addTouchpoint(id, 2, key, at + 1, ids.length);
  }
  return rows;
}
