import type { TouchpointState, TransitionStateResult } from '../../analysis/types';
import { breaksChain } from '../../scene/card';
import { inkValue } from '../../scene/theme';
import type { Ink, Theme } from '../../scene/types';
import type { Style } from './cell';

/** Colours by their name in the theme. */
export type InkOf = (ink: Ink) => string;

export const inksOf =
  (theme: Theme): InkOf =>
  (ink) =>
    inkValue(ink, theme);

/** Common to all text: labels are wrapped, and read as HTML, so they are written as such. */
export const TEXT = { html: 1, whiteSpace: 'wrap', fontFamily: 'Inter' } as const;

/** Text that stands free. */
export function textStyle(ink: Ink, size: number, inkOf: InkOf, more: Style = {}): Style {
  return {
    text: '',
    ...TEXT,
    align: 'left',
    verticalAlign: 'top',
    spacing: 0,
    strokeColor: 'none',
    fillColor: 'none',
    fontSize: size,
    fontColor: inkOf(ink),
    ...more,
  };
}

/** A card: round at both ends for a start, a double border for a final, a strong one in the warning hue for a break. */
export function cardStyle(state: TouchpointState, inkOf: InkOf): Style {
  const breaks = breaksChain({ state });
  const quiet = !breaks && !state.orphan && (state.cutOff || !state.reachable);
  return {
    ...(state.role === 'final' && !breaks ? { shape: 'ext', double: 1 } : {}),
    rounded: 1,
    ...(state.role === 'start' ? { arcSize: 50 } : { absoluteArcSize: 1, arcSize: 24 }),
    ...TEXT,
    align: 'left',
    verticalAlign: 'top',
    spacingLeft: state.role === 'start' ? 22 : 12,
    spacingRight: 12,
    spacingTop: 6,
    collapsible: 0,
    fontSize: 14,
    fontStyle: 1,
    fontColor: inkOf(quiet ? 'soft' : 'ink'),
    ...border(state, breaks, quiet, inkOf),
  };
}

/** What has parts: a frame with a head, that its parts stand in and move with. */
export function frameStyle(state: TouchpointState, head: number, inkOf: InkOf): Style {
  const breaks = breaksChain({ state });
  const quiet = !breaks && !state.orphan && (state.cutOff || !state.reachable);
  return {
    shape: 'swimlane',
    ...TEXT,
    startSize: head,
    rounded: 1,
    absoluteArcSize: 1,
    arcSize: 24,
    container: 1,
    collapsible: 0,
    recursiveResize: 0,
    swimlaneFillColor: 'none',
    align: 'left',
    spacingLeft: 12,
    fontSize: 14,
    fontStyle: 1,
    fontColor: inkOf(quiet ? 'soft' : 'ink'),
    ...border(state, breaks, quiet, inkOf),
  };
}

function border(state: TouchpointState, breaks: boolean, quiet: boolean, inkOf: InkOf): Style {
  if (breaks) return { fillColor: inkOf('negative-bg'), strokeColor: inkOf('negative'), strokeWidth: 3 };
  return {
    fillColor: inkOf(quiet ? 'paper' : 'surface'),
    strokeColor: inkOf(quiet ? 'line' : 'faint'),
    strokeWidth: 1.5,
    ...(state.orphan ? { dashed: 1 } : {}),
  };
}

/** A phase as a lane from top to bottom. */
export function laneStyle(head: number, ink: Ink | null, inkOf: InkOf): Style {
  return {
    shape: 'swimlane',
    ...TEXT,
    startSize: head,
    container: 1,
    collapsible: 0,
    recursiveResize: 0,
    connectable: 0,
    swimlaneFillColor: 'none',
    fillColor: 'none',
    strokeColor: inkOf('line'),
    align: 'left',
    spacingLeft: 24,
    fontSize: 13,
    fontStyle: 1,
    fontColor: inkOf(ink ?? 'soft'),
  };
}

/** A connector by the state of its transition: each looks different without colour, too. */
export function edgeStyle({ state, link }: Pick<TransitionStateResult, 'state' | 'link'>, inkOf: InkOf): Style {
  const begins = link === 'start' || link === 'start-final';
  const line: Style = {
    ...TEXT,
    whiteSpace: 'nowrap',
    rounded: 1,
    endArrow: 'block',
    endFill: 1,
    endSize: 7,
    strokeWidth: 2,
    strokeColor: inkOf('edge'),
    fontSize: 12,
    fontColor: inkOf('soft'),
    labelBackgroundColor: inkOf('paper'),
    ...(begins ? { startArrow: 'oval', startFill: 1, startSize: 7 } : {}),
  };
  switch (state) {
    case 'intact':
      return line;
    case 'doomed':
      return { ...line, strokeColor: inkOf('negative') };
    case 'cut-off':
      return { ...line, strokeColor: inkOf('faint'), dashed: 1, dashPattern: '1 4' };
    case 'handover':
      return {
        ...line,
        shape: 'flexArrow',
        width: 5,
        endWidth: 10,
        endSize: 5,
        fillColor: inkOf('paper'),
        strokeWidth: 1.5,
      };
    case 'leads-nowhere':
      return { ...line, strokeColor: inkOf('faint'), strokeWidth: 1.25, endArrow: 'dash' };
    case 'unreachable':
      return { ...line, strokeColor: inkOf('faint'), strokeWidth: 1.25, startArrow: 'dash' };
    case 'ignored':
      return { ...line, strokeColor: inkOf('faint'), strokeWidth: 1, opacity: 55 };
  }
}
