import { buildGraph } from '../graph/build-graph';
import type { JourneyGraph } from '../graph/journey-graph';
import { evaluate } from '../states/evaluate';
import type { AnalysisInput } from '../types';
import type { ChainDemands } from './chain-bounds';
import { createChainSearch, DONE, GAVE_UP } from './chain-search';

/** How far one listing may go: steps of one call of `next`, and beginnings of paths kept in all. */
export const LISTING_LIMITS = { steps: 3_000_000, paths: 2_000_000 } as const;

export interface ListedChain {
  /** Touchpoints from the start to the final. */
  readonly path: readonly string[];
  /** Those of them that are negative, in the order of the path. */
  readonly breaks: readonly string[];
  /** The first of these; null when the chain is intact. */
  readonly breakPoint: string | null;
}

export interface ChainListOptions {
  /** The parent in whose scope the chains lie; null (the default) for the root scope. */
  readonly scope?: string | null;
  readonly filter?: 'all' | 'intact' | 'broken';
  /** Only chains from this start. */
  readonly start?: string;
  /** Only chains that pass this touchpoint, ends included. */
  readonly through?: string;
}

export interface ChainList {
  readonly chains: ListedChain[];
  /** There are no chains after these. */
  readonly done: boolean;
  /** The search ended by its budget before there were as many as asked for: there may be more. */
  readonly gaveUp: boolean;
}

export interface ChainLister {
  /** The next `count` chains. After a call that gave up another one goes on where it stopped, until the paths kept are too many. */
  next(count: number): ChainList;
}

/**
 * Lists the chains of a scope one by one, best first: those with fewer breaks, then those with fewer touches, then by
 * the ids along the path. Every chain comes once. The search goes only as far as it is asked to.
 */
export function createChainLister(
  input: AnalysisInput,
  options: ChainListOptions = {},
  limits: { readonly steps?: number; readonly paths?: number } = {},
): ChainLister {
  const { steps, paths } = { ...LISTING_LIMITS, ...limits };
  const graph = buildGraph(input);
  const { negative } = evaluate(graph, input.touchpoints, input.mended);
  const { scope: scopeId = null, start } = options;
  const scope = graph.scopes.find(({ parent }) => (parent < 0 ? null : graph.ids[parent]) === scopeId);
  const demands = demandsOf(graph, negative, options);
  if (!scope || !demands) return { next: () => ({ chains: [], done: true, gaveUp: false }) };
  const starts = Array.from(scope.starts).filter((v) => start === undefined || graph.ids[v] === start);
  const search = createChainSearch(graph, scope, starts, demands, paths);
  /** Found to know whether there is one more. */
  let held: number | null = null;

  const describe = (node: number): ListedChain => {
    const vertices = search.pathOf(node);
    const breaks = vertices.filter((v) => negative[v]).map((v) => graph.ids[v]!);
    return { path: vertices.map((v) => graph.ids[v]!), breaks, breakPoint: breaks[0] ?? null };
  };

  return {
    next(count) {
      const chains: ListedChain[] = [];
      const limit = search.steps() + steps;
      for (;;) {
        const found = held ?? search.advance(limit);
        held = null;
        if (found === DONE) return { chains, done: true, gaveUp: false };
        if (found === GAVE_UP) return { chains, done: false, gaveUp: chains.length < count };
        if (chains.length >= count) {
          held = found;
          return { chains, done: false, gaveUp: false };
        }
        chains.push(describe(found));
      }
    },
  };
}

const BROKEN = 1;

/** What the options ask of a chain; null when none can fulfil it. */
function demandsOf(graph: JourneyGraph, negative: Uint8Array, options: ChainListOptions): ChainDemands | null {
  const { filter = 'all', through } = options;
  const pass = through === undefined ? -1 : graph.indexOf.get(through);
  if (pass === undefined) return null;
  const passBit = pass < 0 ? 0 : filter === 'broken' ? 2 : 1;
  const breakBit = filter === 'broken' ? BROKEN : 0;
  return {
    allowed: filter === 'intact' ? (v) => !negative[v] : () => true,
    negative,
    needed: passBit | breakBit,
    fulfils: (v) => (v === pass ? passBit : 0) | (negative[v] ? breakBit : 0),
  };
}
