'use client';

import { ArrowLeft, ArrowRight, ChevronRight, Flag, Info, TriangleAlert, Zap } from 'lucide-react';
import type { StateAnalysis } from '@/lib/analysis/types';
import { describeFinding } from '@/lib/analysis/words/describe-finding';
import type { Outline } from '@/lib/outline/build-outline';
import type { FindingRow, LinkRow, OutlineRow, PhaseRow, TouchpointRow } from '@/lib/outline/outline-rows';
import { plainLabel, TRANSITION_WORDS } from '../../canvas/describe-element';
import { cx } from '../../ui/cx';
import { ReactionMark } from '../inspector/reaction-mark';
import { INDENT, ROW_HEIGHT } from './row-layout';

export interface OutlineRowViewProps {
  readonly row: OutlineRow;
  readonly name: string;
  readonly top: number;
  readonly active: boolean;
  readonly selected: boolean;
  readonly outline: Outline;
  readonly states: StateAnalysis;
}

/** One row of the outline: an item of a tree, with the name that a screen reader says. */
export function OutlineRowView({ row, name, top, active, selected, outline, states }: OutlineRowViewProps) {
  return (
    <div
      role="treeitem"
      aria-label={name}
      aria-level={row.level}
      aria-posinset={row.pos}
      aria-setsize={row.size}
      aria-expanded={row.expanded ?? undefined}
      aria-selected={selected}
      tabIndex={active ? 0 : -1}
      data-row={row.key}
      className={cx(
        'group absolute inset-x-2 flex items-center gap-1.5 rounded-lg pr-2 outline-offset-[-2px]',
        selected ? 'bg-neutral-bg' : 'hover:bg-neutral-bg/60',
      )}
      style={{ top, height: ROW_HEIGHT[row.kind], paddingLeft: 2 + (row.level - 1) * INDENT }}
    >
      {row.expanded === null ? (
        <span className="w-6 shrink-0" />
      ) : (
        <span data-toggle aria-hidden className="grid size-6 shrink-0 cursor-pointer place-items-center text-soft">
          <ChevronRight size={15} className={cx('transition-transform', row.expanded && 'rotate-90')} />
        </span>
      )}
      {row.kind === 'phase' ? <PhaseWords row={row} /> : null}
      {row.kind === 'touchpoint' ? <TouchpointWords row={row} outline={outline} states={states} /> : null}
      {row.kind === 'link' ? <LinkWords row={row} outline={outline} states={states} /> : null}
      {row.kind === 'finding' ? <FindingWords row={row} outline={outline} /> : null}
    </div>
  );
}

function PhaseWords({ row }: { readonly row: PhaseRow }) {
  return (
    <>
      <span className="min-w-0 flex-1 truncate text-detail font-semibold text-soft">
        {row.phase ? row.phase.label.trim() || 'No name' : 'In no phase'}
      </span>
      <span className="text-small tabular-nums text-soft">{row.count}</span>
    </>
  );
}

interface WordsProps {
  readonly outline: Outline;
  readonly states: StateAnalysis;
}

function TouchpointWords({ row: { id }, outline, states }: WordsProps & { readonly row: TouchpointRow }) {
  const touchpoint = outline.touchpoints.get(id);
  const state = states.touchpoints.get(id);
  if (!touchpoint || !state) return null;
  const breaks = state.negative && !state.orphan;
  const targets = (outline.outgoing.get(id) ?? []).map(({ target }) =>
    plainLabel(outline.touchpoints.get(target)?.label),
  );
  const words = breaks
    ? 'Breaks the chain'
    : state.cutOff
      ? 'No customer gets here: behind a break'
      : state.orphan
        ? 'Not linked yet'
        : targets.length > 0
          ? `→ ${targets.join(', ')}`
          : state.role === 'final'
            ? 'The chain ends here'
            : state.deadEnd
              ? 'Leads nowhere yet'
              : '';
  return (
    <>
      <ReactionMark reaction={state.reaction} size={20} />
      <span className={cx('ml-0.5 min-w-0 flex-1 leading-[17px]', state.cutOff && 'text-soft')}>
        <span className="block truncate text-[13.5px] font-medium">{plainLabel(touchpoint.label)}</span>
        {words === '' ? null : (
          <span className={cx('block truncate text-small', breaks ? 'font-semibold text-negative' : 'text-soft')}>
            {words}
          </span>
        )}
      </span>
      {state.role === 'start' || state.role === 'final' ? (
        <span className="flex shrink-0 items-center gap-1 text-caption font-semibold uppercase tracking-[0.04em] text-soft">
          {state.role === 'final' ? <Flag size={11} aria-hidden /> : null}
          {state.role}
        </span>
      ) : null}
    </>
  );
}

function LinkWords({ row, outline, states }: WordsProps & { readonly row: LinkRow }) {
  const { direction, transition } = row;
  const other = direction === 'in' ? transition.source : transition.target;
  const state = states.transitions.get(transition.id)?.state;
  const Icon = direction === 'in' ? ArrowLeft : ArrowRight;
  const doomed = state === 'doomed';
  return (
    <>
      <Icon size={14} aria-hidden className={cx('shrink-0', doomed ? 'text-negative' : 'text-soft')} />
      <span className="min-w-0 flex-1 truncate text-detail">
        <span className="text-soft">{direction === 'in' ? 'from ' : 'to '}</span>
        {plainLabel(outline.touchpoints.get(other)?.label)}
        {transition.label?.trim() ? <span className="text-soft"> · {plainLabel(transition.label)}</span> : null}
        {state && state !== 'intact' ? (
          <span className={doomed ? 'text-negative' : 'text-soft'}> · {TRANSITION_WORDS[state]}</span>
        ) : null}
      </span>
    </>
  );
}

const FINDING_ICONS = { error: Zap, warning: TriangleAlert, info: Info } as const;

function FindingWords({ row: { finding }, outline }: { readonly row: FindingRow; readonly outline: Outline }) {
  const Icon = FINDING_ICONS[finding.severity];
  const { title } = describeFinding(finding, (id) => outline.touchpoints.get(id)?.label ?? '');
  return (
    <>
      <Icon
        size={14}
        aria-hidden
        className={cx('shrink-0', finding.severity === 'error' ? 'text-negative' : 'text-soft')}
      />
      <span className="line-clamp-2 min-w-0 flex-1 text-detail leading-[17px]" title={title}>
        {title}
      </span>
    </>
  );
}
