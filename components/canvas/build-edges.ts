import type { StateAnalysis, TransitionStateResult } from '@/lib/analysis/types';
import { compareIds, type JourneyMap, type Transition } from '@/lib/model/types';
import { breaksChain } from '@/lib/scene/card';
import { drawTransition } from '@/lib/scene/transition';
import type { Box } from '@/lib/scene/types';
import { describeTransition, plainLabel } from './describe-element';
import type { TransitionData, TransitionEdge } from './elements';

export interface EdgesInput {
  readonly map: JourneyMap;
  readonly states: StateAnalysis;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly selected: ReadonlySet<string>;
}

/** Makes React Flow's edges, again and again; what did not change keeps its identity, so that it is not drawn again. */
export function createEdgeBuilder(): (input: EdgesInput) => TransitionEdge[] {
  let before = new Map<string, TransitionEdge>();
  let output: TransitionEdge[] = [];
  let lanes: ReadonlyMap<string, number> = new Map();
  let laned: readonly Transition[] | null = null;
  let labels: ReadonlyMap<string, string> = new Map();
  let labelled: JourneyMap['touchpoints'] | null = null;

  return ({ map, states, boxes, selected }) => {
    if (map.transitions !== laned) {
      lanes = assignLanes(map.transitions);
      laned = map.transitions;
    }
    let renamed = false;
    if (map.touchpoints !== labelled) {
      const fresh = new Map(map.touchpoints.map((touchpoint) => [touchpoint.id, plainLabel(touchpoint.label)]));
      renamed = map.touchpoints.some(({ id }) => fresh.get(id) !== labels.get(id));
      if (renamed) labels = fresh;
      labelled = map.touchpoints;
    }
    const edges: TransitionEdge[] = [];
    const next = new Map<string, TransitionEdge>();
    for (const transition of map.transitions) {
      const source = boxes.get(transition.source);
      const target = boxes.get(transition.target);
      const state = states.transitions.get(transition.id);
      const end = states.touchpoints.get(transition.target);
      if (!source || !target || !state || !end) continue;
      const lane = lanes.get(transition.id) ?? 0;
      const old = before.get(transition.id);
      const data = reuseData(old?.data, transition, state, source, target, breaksChain({ state: end }), lane);
      const isSelected = selected.has(transition.id);
      const ariaLabel =
        old?.data === data && !renamed && old.ariaLabel
          ? old.ariaLabel
          : describeTransition(
              labels.get(transition.source) ?? '',
              labels.get(transition.target) ?? '',
              state,
              transition.label,
            );
      const same = old && old.data === data && old.selected === isSelected && old.ariaLabel === ariaLabel;
      const edge: TransitionEdge = same
        ? old
        : {
            id: transition.id,
            type: 'transition',
            source: transition.source,
            target: transition.target,
            data,
            selected: isSelected,
            ariaLabel,
            focusable: false,
            domAttributes: { 'aria-roledescription': 'transition' },
          };
      next.set(transition.id, edge);
      edges.push(edge);
    }
    before = next;
    if (edges.length !== output.length || edges.some((edge, index) => edge !== output[index])) output = edges;
    return output;
  };
}

function reuseData(
  old: TransitionData | undefined,
  transition: Transition,
  state: TransitionStateResult,
  source: Box,
  target: Box,
  targetBreaks: boolean,
  lane: number,
): TransitionData {
  if (
    old &&
    old.transition === transition &&
    old.state === state &&
    old.source === source &&
    old.target === target &&
    old.targetBreaks === targetBreaks &&
    old.lane === lane
  ) {
    return old;
  }
  const input = { transition, state, source, target, targetBreaks, lane };
  return { ...input, drawing: drawTransition(input) };
}

/** Positions of transitions between the same two cards, either direction, so that none hides another. */
function assignLanes(transitions: readonly Transition[]): ReadonlyMap<string, number> {
  const used = new Map<string, number>();
  const lanes = new Map<string, number>();
  for (const { id, source, target } of transitions) {
    const pair = [source, target].sort(compareIds).join(' ');
    const lane = used.get(pair) ?? 0;
    used.set(pair, lane + 1);
    lanes.set(id, lane);
  }
  return lanes;
}
