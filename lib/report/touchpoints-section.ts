import type { Touchpoint } from '../model/types';
import { LIMITS } from '../protocol/limits';
import { cardCaption } from '../scene/card';
import { REACTION_WORDS } from '../scene/faces';
import { formatShare } from '../scene/format-count';
import { leftOut } from './chains-section';
import { oneLine, shortLine } from './names';
import type { Block, Row, Section, Words } from './report-document';
import { named, type ReportSource } from './report-source';

/** All touchpoints in tables, phase by phase. Names of people and notes only where they are asked for. */
export function touchpointsSection(source: ReportSource): Section | null {
  const { map, options } = source;
  if (map.touchpoints.length === 0) return null;
  const known = new Set(map.phases.map(({ id }) => id));
  const groups = [
    ...map.phases.map(({ id, label }) => ({
      label: oneLine(label) || id,
      of: ({ phase }: Touchpoint) => phase === id,
    })),
    {
      label: map.phases.length > 0 ? 'No phase' : 'All',
      of: ({ phase }: Touchpoint) => phase === undefined || !known.has(phase),
    },
  ];
  let room: number = LIMITS.reportRows;
  // Columns in which nothing would stand are left out.
  const columns: Columns = {
    loss: map.touchpoints.some(({ id }) => lossOf(source, id) > 0),
    status: map.touchpoints.some(({ status }) => status !== undefined),
    due: map.touchpoints.some(({ due }) => due !== undefined),
    owner: options.names && map.touchpoints.some(({ owner }) => owner?.trim()),
  };
  const head = ['Touchpoint', 'Link', 'Reaction', 'State', ...namesOfColumns(columns)];
  const blocks = groups.flatMap(({ label, of }): Block[] => {
    const found = map.touchpoints.filter(of);
    if (found.length === 0) return [];
    const shown = found.slice(0, room);
    room -= shown.length;
    const rest = found.length - shown.length;
    return [
      { kind: 'heading', text: `${label} (${found.length})` },
      ...(shown.length === 0
        ? []
        : [
            {
              kind: 'table',
              caption: `Touchpoints: ${label}`,
              head,
              rows: shown.map((one) => rowOf(source, one, columns)),
            } as Block,
          ]),
      ...(rest > 0
        ? [
            leftOut(
              `${rest} of ${found.length} touchpoints left out: a report lists ${LIMITS.reportRows} in all. A table (CSV) has all of them.`,
            ),
          ]
        : []),
    ];
  });
  return { id: 'touchpoints', title: 'Touchpoints', meaning: 'all of them, phase by phase', blocks };
}

interface Columns {
  readonly loss: boolean;
  readonly status: boolean;
  readonly due: boolean;
  readonly owner: boolean;
}

function namesOfColumns({ loss, status, due, owner }: Columns): string[] {
  const names = [loss && 'Lost here', status && 'Status', due && 'Due', owner && 'Owner'];
  return names.filter((name) => name !== false);
}

function lossOf({ analysis }: ReportSource, id: string): number {
  return analysis.figures.get(id)?.loss ?? 0;
}

function rowOf(source: ReportSource, touchpoint: Touchpoint, columns: Columns): Row {
  const { analysis, options } = source;
  const { id, status, due, owner, parent, notes } = touchpoint;
  const state = analysis.touchpoints.get(id);
  const loss = lossOf(source, id);
  const name: Words[] = [named(source, id)];
  if (parent !== undefined)
    name.push(' ', { kind: 'soft', text: 'part of ' }, { kind: 'map', text: source.nameOf(parent) });
  if (options.notes && notes?.trim())
    name.push('. ', { kind: 'soft', text: 'Note: ' }, { kind: 'map', text: oneLine(notes) });
  const caption = state ? cardCaption({ touchpoint, state }) : '';
  return {
    id,
    cells: [
      name,
      [state?.role ?? ''],
      [REACTION_WORDS[state?.reaction ?? 'none']],
      [caption.replace(/^(start|final)( · |$)/, '') || (state?.alive ? 'works' : '')],
      ...(columns.loss ? [[loss > 0 ? formatShare(loss) : '']] : []),
      ...(columns.status ? [[status === 'todo' ? 'to do' : (status ?? '')]] : []),
      ...(columns.due ? [[due ?? '']] : []),
      ...(columns.owner ? [[{ kind: 'map', text: shortLine(owner ?? '') } as const]] : []),
    ],
  };
}
