import type { Transition } from '@/lib/model/types';
import { isWithin, type Nest, wholesAround } from '@/lib/scene/nesting/nest';
import type { ShownMap } from '@/lib/scene/nesting/show-map';

export interface LitPath {
  readonly touchpoints: readonly string[];
  readonly lines: readonly string[];
}

/**
 * What of the canvas is lit for a path: its touchpoints, or the closed ones that stand for them, and the lines between
 * neighbours on it. With an open touchpoint all that is in it is lit, and with a part the frames around it.
 */
export function litPath(path: readonly string[], transitions: readonly Transition[], shown: ShownMap): LitPath {
  const steps = new Set(path.slice(1).map((id, index) => `${path[index]} ${id}`));
  const { nest } = shown;
  if (!nest) {
    const lines = transitions.filter(({ source, target }) => steps.has(`${source} ${target}`));
    return { touchpoints: path, lines: lines.map(({ id }) => id) };
  }
  const open = path.filter((id) => shown.frames.has(id));
  const isInside = (id: string): boolean => open.some((frame) => isWithin(nest, id, frame));
  const touchpoints = new Set(path.flatMap((id) => shown.standIn(id) ?? []));
  for (const { id } of shown.touchpoints) if (isInside(id)) touchpoints.add(id);
  for (const id of [...touchpoints]) {
    for (const around of wholesAround(nest, id)) if (shown.frames.has(around)) touchpoints.add(around);
  }
  const drawnAs = new Map<string, string>();
  for (const [id, bundle] of shown.bundles) for (const other of bundle) drawnAs.set(other, id);
  const lines = new Set<string>();
  for (const transition of transitions) {
    const inner = isInside(transition.source) && isInside(transition.target);
    if (inner || isStep(transition, steps, nest)) lines.add(drawnAs.get(transition.id) ?? transition.id);
  }
  return { touchpoints: [...touchpoints], lines: [...lines] };
}

/** True when it leads from one touchpoint of a step, or from inside it, to the other, or to inside that. */
function isStep({ source, target }: Transition, steps: ReadonlySet<string>, nest: Nest): boolean {
  for (const from of [source, ...wholesAround(nest, source)]) {
    for (const to of [target, ...wholesAround(nest, target)]) if (steps.has(`${from} ${to}`)) return true;
  }
  return false;
}
