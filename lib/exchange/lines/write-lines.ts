import type { JourneyMap, Transition } from '../../model/types';
import { countedNotes, countOf } from '../count-words';
import { planReading } from '../reading-plan';

const ARROWS = /\s*(?:-{1,2}>|={1,2}>|[→⇒➔⟶])\s*/gu;
const BULLET = /^(?:[-*•–·]|\d{1,3}[.)])\s/u;

/** A map as lines with arrows: chains that together have every transition, then touchpoints without any. */
export function writeLines(map: JourneyMap): string {
  const names = nameAll(map);
  const { groups, outgoing, parts } = planReading(map);
  const left = new Map([...outgoing].map(([id, steps]) => [id, distinct(steps)]));
  const linked = new Set(map.transitions.flatMap(({ source, target }) => [source, target]));
  const lines: string[] = [];
  const order = groups.flatMap(({ touchpoints }) => touchpoints.map(({ id }) => id));
  for (let at = 0; at < order.length; at += 1)
    for (const { id } of parts.get(order[at] as string) ?? []) order.push(id);
  for (const id of order) {
    if (!linked.has(id)) lines.push(names.get(id) as string);
    for (let steps = left.get(id); steps && steps.length > 0; steps = left.get(id)) {
      const chain = [id];
      for (let next = left.get(id)?.shift(); next !== undefined; next = left.get(next)?.shift()) chain.push(next);
      lines.push(chain.map((one) => names.get(one)).join(' -> '));
    }
  }
  return lines.length === 0 ? '' : `${lines.map((line) => (BULLET.test(line) ? `- ${line}` : line)).join('\n')}\n`;
}

function distinct(steps: readonly Transition[]): string[] {
  return [...new Set(steps.map(({ target }) => target))];
}

/** A name for each touchpoint that a line can have; those that are equal get a number. */
function nameAll({ touchpoints }: JourneyMap): ReadonlyMap<string, string> {
  const plain = touchpoints.map(({ id, label }) => [id, plainName(label)] as const);
  const taken = new Set(plain.map(([, name]) => name));
  const used = new Set<string>();
  const numbers = new Map<string, number>();
  return new Map(
    plain.map(([id, name]) => {
      let own = name;
      for (let number = numbers.get(name) ?? 2; used.has(own); number += 1) {
        own = `${name} (${number})`;
        numbers.set(name, number + 1);
        if (taken.has(own)) used.add(own);
      }
      used.add(own);
      return [id, own];
    }),
  );
}

function plainName(label: string): string {
  const line = label
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(ARROWS, ' › ')
    .trim();
  return line === '' ? '?' : line;
}

/** What lines can't carry of this map, as sentences. */
export function lossesOfLines(map: JourneyMap): string[] {
  const names = nameAll(map);
  const pairs = new Set(map.transitions.map(({ source, target }) => `${source} ${target}`));
  const changed = map.touchpoints.filter(({ id, label }) => names.get(id) !== label).length;
  const detailed = map.touchpoints.filter((one) => Object.keys(one).length > 2).length;
  const named = map.transitions.filter(({ label, share }) => label !== undefined || share !== undefined).length;
  return countedNotes([
    [detailed, (count) => `All but the label of ${countOf(count, 'touchpoint')} is left out.`],
    [named, (count) => `Labels and shares of ${countOf(count, 'transition')} are left out.`],
    [
      map.transitions.length - pairs.size,
      (count) => `${countOf(count, 'transition')} between the same two touchpoints left out.`,
    ],
    [map.phases.length, (count) => `${countOf(count, 'phase')} left out.`],
    [
      changed,
      (count) => `${countOf(count, 'label')} changed: equal ones got a number, line breaks and arrows were replaced.`,
    ],
  ]);
}
