import { LazyMap } from '../states/lazy-map';
import type { Analysis, ChainCount, ScopeFigures, StateAnalysis, TouchpointFigures } from '../types';

/** What an analysis adds to the states, but for its findings: numbers in arrays, which pass between threads at once. */
export interface PackedFigures {
  /** By touchpoint, in the order of ids. NaN stands for null. */
  readonly shapley: Float64Array;
  readonly loss: Float64Array;
  readonly gain: Float64Array;
  readonly effort: Float64Array;
  readonly assumed: Uint8Array;
  /** Positions of the touchpoints that restore something, and what. */
  readonly restoring: Int32Array;
  readonly restores: readonly bigint[];
  readonly scopes: readonly { readonly chains: ChainCount; readonly flow: ScopeFigures['flow'] }[];
  /** By start, scope after scope. */
  readonly conversion: Float64Array;
  readonly touches: Float64Array;
  readonly disjoint: Uint8Array;
  readonly flows: Float64Array;
  readonly repairs: Analysis['repairs'];
  readonly disputes: Analysis['disputes'];
  /** Positions of the single points of failure; the list of each; where each list ends; positions of starts. */
  readonly points: Int32Array;
  readonly listOf: Int32Array;
  readonly listEnds: Int32Array;
  readonly pointStarts: Int32Array;
}

/** Packs all but states and findings. */
export function packFigures(analysis: Analysis): PackedFigures {
  const figures = [...analysis.figures.values()];
  const restoring: number[] = [];
  for (let v = 0; v < figures.length; v++) if (figures[v]!.restores > 0n) restoring.push(v);
  const starts = analysis.scopeFigures.flatMap((scope) => [...scope.starts.values()]);
  const numbers = (read: (figure: TouchpointFigures) => number | null) =>
    Float64Array.from(figures, (figure) => read(figure) ?? Number.NaN);
  return {
    shapley: numbers(({ shapley }) => shapley),
    loss: numbers(({ loss }) => loss),
    gain: numbers(({ gain }) => gain),
    effort: numbers(({ effort }) => effort),
    assumed: Uint8Array.from(figures, ({ assumed }) => (assumed ? 1 : 0)),
    restoring: Int32Array.from(restoring),
    restores: restoring.map((v) => figures[v]!.restores),
    scopes: analysis.scopeFigures.map(({ chains, flow }) => ({ chains, flow })),
    conversion: Float64Array.from(starts, ({ conversion }) => conversion),
    touches: Float64Array.from(starts, ({ touches }) => touches ?? Number.NaN),
    disjoint: Uint8Array.from(starts, ({ disjoint }) => disjoint),
    flows: analysis.flows,
    repairs: analysis.repairs,
    disputes: analysis.disputes,
    ...packPoints(analysis),
  };
}

function packPoints({ singlePoints, touchpoints }: Analysis) {
  const position = positionsIn(touchpoints)();
  const lists = new Map<readonly string[], number>();
  const listEnds: number[] = [];
  const pointStarts: number[] = [];
  const listOf = Int32Array.from(singlePoints.values(), (starts) => {
    let list = lists.get(starts);
    if (list === undefined) {
      list = lists.size;
      lists.set(starts, list);
      for (const id of starts) pointStarts.push(position.get(id)!);
      listEnds.push(pointStarts.length);
    }
    return list;
  });
  return {
    points: Int32Array.from(singlePoints.keys(), (id) => position.get(id)!),
    listOf,
    listEnds: Int32Array.from(listEnds),
    pointStarts: Int32Array.from(pointStarts),
  };
}

/** The buffers to hand over instead of copying. */
export function buffersOf(packed: PackedFigures): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  for (const part of Object.values(packed)) if (ArrayBuffer.isView(part)) buffers.add(part.buffer as ArrayBuffer);
  return [...buffers];
}

/** The figures of a map whose states are known, made one by one as they are read. */
export function unpackFigures(
  packed: PackedFigures,
  states: StateAnalysis,
): Omit<Analysis, keyof StateAnalysis | 'findings'> {
  const ids = states.touchpoints instanceof LazyMap ? states.touchpoints.ids : [...states.touchpoints.keys()];
  const positions = positionsIn(states.touchpoints);
  const restores = lazily(() => {
    const restored = new Map<number, bigint>();
    for (let i = 0; i < packed.restoring.length; i++) restored.set(packed.restoring[i]!, packed.restores[i]!);
    return restored;
  });
  const orNull = (value: number) => (Number.isNaN(value) ? null : value);
  const points = new Array<string>(packed.points.length);
  for (let i = 0; i < points.length; i++) points[i] = ids[packed.points[i]!]!;
  const lists = new Map<number, readonly string[]>();
  const startsOf = (list: number): readonly string[] => {
    let starts = lists.get(list);
    if (!starts) {
      const from = list === 0 ? 0 : packed.listEnds[list - 1]!;
      starts = Array.from(packed.pointStarts.subarray(from, packed.listEnds[list]!), (v) => ids[v]!);
      lists.set(list, starts);
    }
    return starts;
  };
  return {
    scopeFigures: unpackScopes(packed, states),
    figures: new LazyMap(ids, positions, (v) => ({
      restores: restores().get(v) ?? 0n,
      shapley: orNull(packed.shapley[v]!),
      loss: packed.loss[v]!,
      assumed: packed.assumed[v] === 1,
      gain: packed.gain[v]!,
      effort: orNull(packed.effort[v]!),
    })),
    flows: packed.flows,
    repairs: packed.repairs,
    singlePoints: new LazyMap(
      points,
      lazily(() => byPosition(points)),
      (i) => startsOf(packed.listOf[i]!),
    ),
    disputes: packed.disputes,
  };
}

function unpackScopes(packed: PackedFigures, states: StateAnalysis): ScopeFigures[] {
  let first = 0;
  return packed.scopes.map(({ chains, flow }, s): ScopeFigures => {
    const { id, starts } = states.scopes[s]!;
    const from = first;
    first += starts.length;
    const ids = starts.map((start) => start.id);
    const figuresOf = (i: number) => ({
      conversion: packed.conversion[from + i]!,
      touches: Number.isNaN(packed.touches[from + i]!) ? null : packed.touches[from + i]!,
      disjoint: packed.disjoint[from + i] as 0 | 1 | 2 | 3,
    });
    return {
      id,
      chains,
      flow,
      starts: new LazyMap(
        ids,
        lazily(() => byPosition(ids)),
        figuresOf,
      ),
    };
  });
}

function byPosition(ids: readonly string[]): ReadonlyMap<string, number> {
  return new Map(ids.map((id, at) => [id, at]));
}

function positionsIn(map: ReadonlyMap<string, object>): () => ReadonlyMap<string, number> {
  return map instanceof LazyMap ? map.positions : lazily(() => byPosition([...map.keys()]));
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
