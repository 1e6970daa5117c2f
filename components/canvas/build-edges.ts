import type { StateAnalysis, TransitionStateResult } from '@/lib/analysis/types';
import { compareIds, type JourneyMap, type Transition } from '@/lib/model/types';
import { breaksChain } from '@/lib/scene/card';
import { drawTransition } from '@/lib/scene/transition';
import type { Box, TransitionDrawing } from '@/lib/scene/types';
import { describeTransition, plainLabel } from './describe-element';
import type { TransitionData, TransitionEdge } from './elements';
import { createLineCourse } from './line-course';

const ATTRIBUTES = { 'aria-roledescription': 'transition' };

export interface EdgesInput {
  readonly map: JourneyMap;
  readonly states: StateAnalysis;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly selected: ReadonlySet<string>;
}

interface Entry {
  readonly edge: TransitionEdge;
  /** The labels that its name was made of. */
  readonly from: string;
  readonly to: string;
}

/** Makes React Flow's edges, again and again; what did not change keeps its identity, so that it is not drawn again. */
export function createEdgeBuilder(): (input: EdgesInput) => TransitionEdge[] {
  let before = new Map<string, Entry>();
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
    if (map.touchpoints !== labelled) {
      labels = new Map(map.touchpoints.map((touchpoint) => [touchpoint.id, plainLabel(touchpoint.label)]));
      labelled = map.touchpoints;
    }
    const edges: TransitionEdge[] = [];
    const next = new Map<string, Entry>();
    for (const transition of map.transitions) {
      const source = boxes.get(transition.source);
      const target = boxes.get(transition.target);
      const state = states.transitions.get(transition.id);
      const end = states.touchpoints.get(transition.target);
      if (!source || !target || !state || !end) continue;
      const lane = lanes.get(transition.id) ?? 0;
      const old = before.get(transition.id);
      const data = reuseData(old?.edge.data, transition, state, source, target, breaksChain({ state: end }), lane);
      const isSelected = selected.has(transition.id);
      const from = labels.get(transition.source) ?? '';
      const to = labels.get(transition.target) ?? '';
      const same =
        old && old.edge.data === data && old.edge.selected === isSelected && old.from === from && old.to === to;
      const entry = same ? old : { edge: makeEdge(data, isSelected, from, to), from, to };
      next.set(transition.id, entry);
      edges.push(entry.edge);
    }
    before = next;
    if (edges.length !== output.length || edges.some((edge, index) => edge !== output[index])) output = edges;
    return output;
  };
}

function makeEdge(data: TransitionData, selected: boolean, from: string, to: string): TransitionEdge {
  const { transition, state } = data;
  return {
    id: transition.id,
    type: 'transition',
    source: transition.source,
    target: transition.target,
    data,
    selected,
    // Read when the line is mounted; of a large map most are not.
    get ariaLabel() {
      return describeTransition(from, to, state, transition.label);
    },
    focusable: false,
    domAttributes: ATTRIBUTES,
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
  const sameCourse = old && old.source === source && old.target === target && old.lane === lane;
  const course =
    sameCourse && old.transition.source === transition.source && old.transition.target === transition.target
      ? old.course
      : createLineCourse(source, target, lane, transition.source === transition.target);
  const input = { transition, state, source, target, targetBreaks, lane };
  let drawing: TransitionDrawing | null = null;
  return {
    ...input,
    course,
    get drawing() {
      drawing ??= drawTransition({ ...input, route: course.route });
      return drawing;
    },
  };
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
