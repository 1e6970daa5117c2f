import type { TransitionState } from '@/lib/analysis/types';
import { flowWidth } from '@/lib/scene/flow-width';
import type { Ink } from '@/lib/scene/types';
import type { LineRecord } from '../elements';

/** How a line is painted from far away. */
export interface LineLook {
  readonly ink: Ink;
  /** In canvas pixels. */
  readonly width: number;
  /** However far away, it is painted at least so wide, in screen pixels. */
  readonly least: number;
  readonly alpha: number;
  /** What is painted later lies above: what is broken above all. */
  readonly order: number;
}

const LOOKS: Readonly<Record<TransitionState, LineLook>> = {
  ignored: { ink: 'faint', width: 1, least: 0.4, alpha: 0.4, order: 0 },
  unreachable: { ink: 'faint', width: 1.25, least: 0.4, alpha: 0.6, order: 1 },
  'leads-nowhere': { ink: 'faint', width: 1.25, least: 0.4, alpha: 0.6, order: 2 },
  'cut-off': { ink: 'faint', width: 1.75, least: 0.45, alpha: 0.6, order: 3 },
  handover: { ink: 'edge', width: 3, least: 0.7, alpha: 0.9, order: 4 },
  intact: { ink: 'edge', width: 2, least: 0.55, alpha: 0.85, order: 5 },
  doomed: { ink: 'negative', width: 2.5, least: 1, alpha: 1, order: 6 },
};

/** Looks by state and whole pixels of flow, so that lines that look alike are painted in one go. */
const flowing = new Map<string, LineLook>();

/** The look of a line; where the flow of customers is shown, one for each whole pixel of width. */
export function lineLook({ state, flow }: Pick<LineRecord, 'state' | 'flow'>): LineLook {
  const plain = LOOKS[state.state];
  if (flow === undefined) return plain;
  const width = Math.round(flowWidth(flow));
  const key = `${state.state} ${width}`;
  const known = flowing.get(key) ?? { ...plain, width };
  flowing.set(key, known);
  return known;
}
