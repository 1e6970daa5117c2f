import type { StateAnalysis } from '../../analysis/types';
import type { JourneyMap, Transition } from '../../model/types';
import { fitText } from '../layout-text';
import { createLifter } from '../nesting/lift-lines';
import { type Nest, readNest, wholesAround, withInside } from '../nesting/nest';
import { touchpointsOfChains } from './chain-part';
import type { PicturePart } from './options';

/** What of a map a picture shows. */
export interface ChosenPart {
  /** The touchpoints that are drawn, as cards or frames, and the lines between them. */
  readonly map: JourneyMap;
  /** Whether what has parts is drawn around them; otherwise it is a card. */
  isOpen(id: string): boolean;
  /** What stands behind the map's title; null for the whole map. */
  readonly name: string | null;
  /** How many touchpoints were chosen; frames around them are not counted. */
  readonly count: number;
  /** Transitions between these touchpoints and others: of a phase only. */
  readonly crossing: readonly Transition[];
}

/** Why a part has nothing to show, as a sentence; null when it has. */
export function partFault(map: JourneyMap, part: PicturePart): string | null {
  if (part.kind === 'whole') return null;
  if (part.kind === 'phase') {
    const phase = map.phases.find(({ id }) => id === part.id);
    if (!phase) {
      const ids = map.phases.slice(0, 20).map(({ id }) => id);
      const others = ids.length > 0 ? `Its phases are: ${ids.join(', ')}.` : 'It has none.';
      return `The map has no phase "${part.id}". ${others}`;
    }
    const some = map.touchpoints.some((touchpoint) => touchpoint.phase === part.id);
    return some ? null : `No touchpoint is in the phase ${quote(phase.label || phase.id)}.`;
  }
  const known = new Set(map.touchpoints.map(({ id }) => id));
  if (part.ids.some((id) => known.has(id))) return null;
  if (part.ids.length === 0) return 'No touchpoint was chosen.';
  return part.ids.length === 1
    ? `The map has no touchpoint "${part.ids[0]}".`
    : 'None of the touchpoints that were chosen is in the map.';
}

/** The part of a map that is to be drawn. Ids that the map doesn't have are left out. */
export function choosePart(map: JourneyMap, analysis: StateAnalysis, part: PicturePart): ChosenPart {
  if (part.kind === 'whole') {
    return { map, isOpen: () => true, name: null, count: map.touchpoints.length, crossing: [] };
  }
  const nest = readNest(map.touchpoints);
  if (part.kind === 'chain') return chooseChain(map, analysis, part.ids, nest);
  const known = new Set(map.touchpoints.map(({ id }) => id));
  const ids =
    part.kind === 'phase'
      ? map.touchpoints.filter(({ phase }) => phase === part.id).map(({ id }) => id)
      : part.ids.filter((id) => known.has(id));
  const chosen = withInside(nest, ids);
  const drawn = withAround(nest, chosen);
  const isPhase = part.kind === 'phase';
  const within = map.transitions.filter(({ source, target }) => {
    const both = chosen.has(source) && chosen.has(target);
    return both || (isPhase && drawn.has(source) && drawn.has(target) && (chosen.has(source) || chosen.has(target)));
  });
  const phase = part.kind === 'phase' ? map.phases.find(({ id }) => id === part.id) : undefined;
  return {
    map: narrow(map, drawn, within),
    isOpen: () => true,
    name: isPhase ? phase?.label.trim() || part.id : `${chosen.size} of ${countOf(map.touchpoints.length)}`,
    count: chosen.size,
    crossing: isPhase
      ? map.transitions.filter(
          ({ source, target }) =>
            (chosen.has(source) && !drawn.has(target)) || (chosen.has(target) && !drawn.has(source)),
        )
      : [],
  };
}

/** The links of a chain stand closed, with the lines from each to the next; what they are parts of lies around them. */
function chooseChain(
  map: JourneyMap,
  analysis: StateAnalysis,
  given: readonly string[],
  nest: Nest | null,
): ChosenPart {
  const labels = new Map(map.touchpoints.map(({ id, label }) => [id, label]));
  const ids = given.filter((id) => labels.has(id));
  const [first, last] = [ids[0], ids.at(-1)];
  const single = given.length === 1;
  const chosen = single && first !== undefined ? touchpointsOfChains(map, analysis, first) : new Set(ids);
  const steps = new Set(ids.slice(1).map((id, i) => `${ids[i]} ${id}`));
  const standIn = (id: string): string | null => {
    if (chosen.has(id)) return id;
    for (const around of wholesAround(nest, id)) if (chosen.has(around)) return around;
    return null;
  };
  const lines = createLifter()(map.transitions, standIn).transitions.filter(
    ({ source, target }) => single || steps.has(`${source} ${target}`),
  );
  const drawn = withAround(nest, chosen);
  const nameOf = (id: string | undefined): string => quote(labels.get(id ?? '') || (id ?? ''));
  return {
    map: narrow(map, drawn, lines),
    isOpen: (id) => !chosen.has(id),
    name:
      first === undefined
        ? 'no chain'
        : single || ids.length === 1
          ? `chains from ${nameOf(first)}`
          : `from ${nameOf(first)} to ${nameOf(last)}`,
    count: chosen.size,
    crossing: [],
  };
}

function withAround(nest: Nest | null, ids: ReadonlySet<string>): ReadonlySet<string> {
  if (!nest) return ids;
  const all = new Set(ids);
  for (const id of ids) for (const around of wholesAround(nest, id)) all.add(around);
  return all;
}

function narrow(map: JourneyMap, ids: ReadonlySet<string>, transitions: readonly Transition[]): JourneyMap {
  return { ...map, touchpoints: map.touchpoints.filter(({ id }) => ids.has(id)), transitions };
}

/** A label as it stands in a title: one line, not too long. */
function quote(label: string): string {
  return fitText(label.replace(/\s+/g, ' ').trim(), 360, 14, 600);
}

function countOf(touchpoints: number): string {
  return touchpoints === 1 ? '1 touchpoint' : `${touchpoints} touchpoints`;
}
