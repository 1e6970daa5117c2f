import type { StateAnalysis } from '@/lib/analysis/types';
import type { Touchpoint } from '@/lib/model/types';
import { breaksChain } from '@/lib/scene/card';
import type { ShownMap } from '@/lib/scene/nesting/show-map';
import { drawTransition } from '@/lib/scene/transition';
import type { Box, TransitionDrawing } from '@/lib/scene/types';
import { describeTransition, plainLabel } from './describe-element';
import type { TransitionData, TransitionEdge } from './elements';
import { createLineCourse, plannedCourse } from './line-course';
import type { Courses } from './plan-courses';

const ATTRIBUTES = { 'aria-roledescription': 'transition' };

export interface EdgesInput {
  readonly shown: ShownMap;
  readonly states: StateAnalysis;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly courses: Pick<Courses, 'lanes' | 'planned'>;
  readonly selected: ReadonlySet<string>;
  /** The share of all who enter that takes each transition, absent for none; null while that is not shown. */
  readonly flows: ReadonlyMap<string, number> | null;
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
  let labels: ReadonlyMap<string, string> = new Map();
  let labelled: readonly Touchpoint[] | null = null;

  return ({ shown, states, boxes, courses, selected, flows }) => {
    if (shown.touchpoints !== labelled) {
      labels = new Map(shown.touchpoints.map((touchpoint) => [touchpoint.id, plainLabel(touchpoint.label)]));
      labelled = shown.touchpoints;
    }
    const edges: TransitionEdge[] = [];
    const next = new Map<string, Entry>();
    for (const transition of shown.transitions) {
      const source = boxes.get(transition.source);
      const target = boxes.get(transition.target);
      const state = states.transitions.get(transition.id);
      const end = states.touchpoints.get(transition.target);
      if (!source || !target || !state || !end) continue;
      const lane = courses.lanes.get(transition.id) ?? 0;
      const planned = courses.planned(transition, source, target);
      const old = before.get(transition.id);
      const targetBreaks = breaksChain({ state: end });
      const flow =
        flows && state.state !== 'handover'
          ? flowOf(flows, shown.bundles.get(transition.id) ?? [transition.id])
          : undefined;
      const line = { transition, state, source, target, targetBreaks, flow, lane, planned };
      const data = reuseData(old?.edge.data, line);
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

/** What takes a line, which stands for one transition or several between the same two. */
function flowOf(flows: ReadonlyMap<string, number>, ids: readonly string[]): number {
  return ids.reduce((sum, id) => sum + (flows.get(id) ?? 0), 0);
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

type LineInput = Omit<TransitionData, 'course' | 'drawing'>;

function reuseData(old: TransitionData | undefined, input: LineInput): TransitionData {
  if (old && (Object.keys(input) as (keyof LineInput)[]).every((key) => old[key] === input[key])) return old;
  const { transition, source, target, lane, planned } = input;
  const sameCourse =
    old && old.source === source && old.target === target && old.lane === lane && old.planned === planned;
  const course =
    sameCourse && old.transition.source === transition.source && old.transition.target === transition.target
      ? old.course
      : planned
        ? plannedCourse(planned)
        : createLineCourse(source, target, lane, transition.source === transition.target);
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
