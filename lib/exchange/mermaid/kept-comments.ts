import { fitsMapFile, type Kept, parseKept } from '../kept-item';
import { append } from '../reading-plan';
import { quietJson } from './mermaid-source';

/** The first line of a flowchart that Throughline wrote: in it shapes are roles. */
export const MARK = 'Throughline journey map';

/** What comments of a flowchart keep, by the ids of its nodes. */
export interface KeptComments {
  /** The file is one of ours. */
  readonly marked: boolean;
  readonly map: Kept | null;
  readonly touchpoints: ReadonlyMap<string, Kept>;
  readonly phases: ReadonlyMap<string, Kept>;
  /** Of the arrows between two nodes, in their order, by `pairOf`. */
  readonly transitions: ReadonlyMap<string, readonly Kept[]>;
  /** Arrows that a flowchart can't draw. */
  readonly hidden: readonly { readonly source: string; readonly target: string; readonly kept: Kept }[];
  /** Comments of this kind that are damaged. */
  readonly damaged: number;
}

const COMMENT = /^(?:(map)|(touchpoint|phase) (\S+)|(transition|hidden) (\S+) (\S+)) (\{.*\})$/;

export function keptComment(kind: 'map', kept: Kept): string;
export function keptComment(kind: 'touchpoint' | 'phase', kept: Kept, id: string): string;
export function keptComment(kind: 'transition' | 'hidden', kept: Kept, source: string, target: string): string;
/** A comment that keeps something. */
export function keptComment(kind: string, kept: Kept, ...ids: readonly string[]): string {
  return `%% ${[kind, ...ids].join(' ')} ${quietJson(kept)}`;
}

/** Names the arrows from one node to another. */
export function pairOf(source: string, target: string): string {
  return `${source} ${target}`;
}

/** Reads what comments keep; whatever else stands in them is somebody's own. */
export function readKeptComments(comments: readonly string[]): KeptComments {
  const touchpoints = new Map<string, Kept>();
  const phases = new Map<string, Kept>();
  const transitions = new Map<string, Kept[]>();
  const hidden: { source: string; target: string; kept: Kept }[] = [];
  let map: Kept | null = null;
  let damaged = 0;
  for (const comment of comments) {
    const match = COMMENT.exec(comment);
    if (!match) continue;
    const [, whole, item, id = '', line, source = '', target = '', json = ''] = match;
    const kind = whole ?? item ?? 'transition';
    const kept = parseKept(json);
    if (!kept || !fitsMapFile(kind as 'map', kept)) damaged += 1;
    else if (whole) map ??= kept;
    else if (item === 'touchpoint') touchpoints.set(id, kept);
    else if (item === 'phase') phases.set(id, kept);
    else if (line === 'hidden') hidden.push({ source, target, kept });
    else append(transitions, pairOf(source, target), kept);
  }
  return { marked: comments.includes(MARK), map, touchpoints, phases, transitions, hidden, damaged };
}
