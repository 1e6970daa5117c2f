import type { StateAnalysis } from '@/lib/analysis/types';
import type { Transition } from '@/lib/model/types';
import { breaksChain } from '@/lib/scene/card';
import type { ShownMap } from '@/lib/scene/nesting/show-map';
import type { Box } from '@/lib/scene/types';
import type { LineRecord } from './elements';
import { Line, type LineTraits } from './line';
import type { Courses } from './plan-courses';

export interface LinesInput {
  readonly shown: ShownMap;
  readonly states: StateAnalysis;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly courses: Pick<Courses, 'lanes' | 'planned' | 'version'>;
  /** The share of all who enter that takes each transition, absent for none; null while that is not shown. */
  readonly flows: ReadonlyMap<string, number> | null;
}

type Records = ReadonlyMap<string, LineRecord>;

export interface LineKeeper {
  /** The records of all lines; what did not change keeps its identity, and so does the whole when nothing did. */
  settle(input: LinesInput): Records;
  /** Finds out which lines end where, in an idle moment: otherwise the first drag has to. */
  prepare(transitions: readonly Transition[]): void;
  /** The lines of these cards, with the cards at other places for the moment. */
  move(input: LinesInput, moved: ReadonlyMap<string, Box>, before: Records): Records;
  /** How many records were made so far: what a drag may cost is counted by it. */
  made(): number;
}

export function createLineKeeper(): LineKeeper {
  let records: Records = new Map();
  let known: LinesInput | null = null;
  let ends = new Map<string, Transition[]>();
  let joined: readonly Transition[] | null = null;
  let made = 0;

  const linesOf = (transitions: readonly Transition[], id: string): readonly Transition[] => {
    if (joined !== transitions) {
      ends = joinEnds(transitions);
      joined = transitions;
    }
    return ends.get(id) ?? [];
  };
  const recordOf = (input: LinesInput, transition: Transition, old: LineRecord | undefined): LineRecord | undefined => {
    const traits = traitsOf(input, transition);
    if (!traits) return undefined;
    if (old && sameTraits(old, traits)) return old;
    made += 1;
    return new Line(traits, old);
  };
  /** Only some cards moved: only their lines can differ. */
  const settleMoved = (input: LinesInput, before: LinesInput): Records | null => {
    const moved = movedBetween(before.boxes, input.boxes);
    if (moved === null || moved.length * 4 > input.boxes.size) return null;
    const next = new Map(records);
    for (const id of moved) {
      for (const transition of linesOf(input.shown.transitions, id)) {
        const record = recordOf(input, transition, records.get(transition.id));
        if (record) next.set(record.id, record);
      }
    }
    return next;
  };

  return {
    made: () => made,
    prepare: (transitions) => void linesOf(transitions, ''),
    settle(input) {
      const before = known;
      known = input;
      const sameLook =
        before !== null &&
        before.shown.transitions === input.shown.transitions &&
        before.shown.bundles === input.shown.bundles &&
        before.states === input.states &&
        before.flows === input.flows &&
        before.courses.lanes === input.courses.lanes &&
        before.courses.version === input.courses.version;
      if (sameLook && before.boxes === input.boxes) return records;
      const fast = sameLook ? settleMoved(input, before) : null;
      if (fast) {
        records = fast;
        return records;
      }
      const next = new Map<string, LineRecord>();
      let changed = false;
      for (const transition of input.shown.transitions) {
        const old = records.get(transition.id);
        const record = recordOf(input, transition, old);
        if (!record) continue;
        if (record !== old) changed = true;
        next.set(record.id, record);
      }
      if (changed || next.size !== records.size) records = next;
      return records;
    },
    move(input, moved, before) {
      const next = new Map<string, LineRecord>();
      for (const id of moved.keys()) {
        for (const transition of linesOf(input.shown.transitions, id)) {
          if (next.has(transition.id)) continue;
          const record = recordOf(input, transition, before.get(transition.id) ?? records.get(transition.id));
          if (record) next.set(record.id, record);
        }
      }
      return next;
    },
  };
}

/** The transitions that begin or end at each touchpoint; a loop once. */
export function joinEnds(transitions: readonly Transition[]): Map<string, Transition[]> {
  const ends = new Map<string, Transition[]>();
  const join = (id: string, transition: Transition): void => {
    const list = ends.get(id);
    if (list) list.push(transition);
    else ends.set(id, [transition]);
  };
  for (const transition of transitions) {
    join(transition.source, transition);
    if (transition.target !== transition.source) join(transition.target, transition);
  }
  return ends;
}

/** The ids of what stands elsewhere; null when something came or went. */
function movedBetween(before: ReadonlyMap<string, Box>, after: ReadonlyMap<string, Box>): string[] | null {
  if (before.size !== after.size) return null;
  const moved: string[] = [];
  for (const [id, box] of after) {
    const old = before.get(id);
    if (!old) return null;
    if (old !== box) moved.push(id);
  }
  return moved;
}

function traitsOf({ shown, states, boxes, courses, flows }: LinesInput, transition: Transition): LineTraits | null {
  const source = boxes.get(transition.source);
  const target = boxes.get(transition.target);
  const state = states.transitions.get(transition.id);
  const end = states.touchpoints.get(transition.target);
  if (!source || !target || !state || !end) return null;
  const flow =
    flows && state.state !== 'handover'
      ? flowOf(flows, shown.bundles.get(transition.id) ?? [transition.id])
      : undefined;
  return {
    transition,
    state,
    source,
    target,
    targetBreaks: breaksChain({ state: end }),
    flow,
    lane: courses.lanes.get(transition.id) ?? 0,
    planned: courses.planned(transition, source, target),
  };
}

function sameTraits(a: LineTraits, b: LineTraits): boolean {
  return (
    a.transition === b.transition &&
    a.state === b.state &&
    a.source === b.source &&
    a.target === b.target &&
    a.targetBreaks === b.targetBreaks &&
    a.flow === b.flow &&
    a.lane === b.lane &&
    a.planned === b.planned
  );
}

/** What takes a line, which stands for one transition or several between the same two. */
function flowOf(flows: ReadonlyMap<string, number>, ids: readonly string[]): number {
  return ids.reduce((sum, id) => sum + (flows.get(id) ?? 0), 0);
}
