import type { Command, MapFragment, TouchpointFields } from '@/lib/document/types';
import { createId, createIds } from '@/lib/model/ids';
import { type JourneyMap, type Json, REACTIONS, ROLES, type Touchpoint } from '@/lib/model/types';
import type { Random } from './random';

const LABELS = ['Ad', 'Site', 'Өөр', 'שלום', '😀', '', 'a\nb', 'x'.repeat(510)];
const TYPES: readonly Command['type'][] = [
  'add-touchpoint',
  'add-touchpoint',
  'add-touchpoint',
  'set-touchpoints',
  'set-touchpoints',
  'set-touchpoints',
  'move',
  'move',
  'add-transition',
  'add-transition',
  'add-transition',
  'set-transition',
  'remove',
  'remove',
  'restore',
  'set-title',
  'set-phases',
  'set-rules',
  'rate',
  'insert',
  'replace',
  'merge',
];

/**
 * A command as a person at this map could give it, stale and wrong ids among them.
 * @param everUsed ids that any peer has ever used, removed ones included
 */
export function randomCommand(random: Random, map: JourneyMap, everUsed: readonly string[]): Command {
  const touchpoints = map.touchpoints.map((item) => item.id);
  const transitions = map.transitions.map((item) => item.id);
  const touchpoint = (): string =>
    touchpoints.length > 0 && random.chance(0.9) ? random.pick(touchpoints) : random.pick([...everUsed, 'nowhere']);
  const transition = (): string => (transitions.length > 0 ? random.pick(transitions) : 'nowhere');
  const place = (): number => Math.round(random.next() * 2000);
  const type = random.pick(TYPES);
  switch (type) {
    case 'add-touchpoint': {
      const fields = random.chance(0.3) ? randomFields(random, touchpoint) : {};
      return { type, id: createId(random.next), label: random.pick(LABELS), x: place(), y: place(), fields };
    }
    case 'set-touchpoints':
      return { type, ids: [touchpoint(), ...random.some([touchpoint()], 1)], fields: randomFields(random, touchpoint) };
    case 'move':
      return { type, moves: [touchpoint(), touchpoint()].map((id) => ({ id, x: place(), y: place() })) };
    case 'add-transition':
      return { type, id: createId(random.next), source: touchpoint(), target: touchpoint(), label: 'then' };
    case 'set-transition': {
      const fields = random.pick([
        { label: random.pick(LABELS) },
        { share: random.next() },
        { share: undefined, label: undefined },
        { source: touchpoint() },
        { target: touchpoint() },
        { extra: { weight: random.below(9) } },
      ]);
      return { type, id: transition(), fields };
    }
    case 'remove':
      return {
        type,
        touchpoints: random.chance(0.7) ? [touchpoint()] : [],
        transitions: random.chance(0.5) ? [transition()] : [],
      };
    case 'restore':
      return { type, ids: [random.pick([...everUsed, 'nowhere'])] };
    case 'set-title':
      return { type, title: random.pick(LABELS) };
    case 'set-phases':
      return {
        type,
        phases: random.some(['p1', 'p2', 'p3', 'p4'], 4).map((id) => ({ id, label: random.pick(LABELS) })),
      };
    case 'set-rules':
      return {
        type,
        rules: random.pick<Json>([null, 'off', { orphan: 'off' }, { orphan: { severity: 'info' }, x: [1] }]),
      };
    case 'insert': {
      const fragment: MapFragment =
        touchpoints.length > 0 && random.chance(0.7)
          ? copyOf(map, random.some(touchpoints, 3))
          : {
              touchpoints: [{ id: 'n1', label: 'new', phase: 'p9' }],
              transitions: [],
              phases: [{ id: 'p9', label: 'Nine' }],
            };
      const ids = [...fragment.touchpoints, ...fragment.transitions].map((item) => item.id);
      return { type, fragment, ids: createIds(ids, random.next) };
    }
    case 'rate': {
      const reaction = random.pick(['positive', 'neutral', 'negative', null] as const);
      return { type, id: touchpoint(), by: random.pick(['Ann', 'Bob', ' ', 'Őrs']), rating: reaction && { reaction } };
    }
    default:
      return { type, map: randomMap(random) };
  }
}

function copyOf(map: JourneyMap, ids: readonly string[]): MapFragment {
  return {
    touchpoints: map.touchpoints.filter((item) => ids.includes(item.id)),
    transitions: map.transitions.filter((item) => ids.includes(item.source) && ids.includes(item.target)),
    phases: map.phases,
  };
}

/** A small map of an import: its ids are few, so that imports on several peers meet in the same items. */
function randomMap(random: Random): JourneyMap {
  const ids = ['m1', 'm2', 'm3'].filter(() => random.chance(0.7));
  return {
    title: random.chance(0.5) ? 'imported' : '',
    phases: random.chance(0.5) ? [{ id: 'p2', label: 'Two', extra: { color: 'red' } }] : [],
    touchpoints: ids.map((id) => ({
      id,
      label: `${id} imported`,
      x: 0,
      y: 0,
      ...(randomFields(random, () => ids[0] ?? id) as Partial<Touchpoint>),
    })),
    transitions: ids.length > 1 ? [{ id: 'mt', source: ids[0] as string, target: ids[1] as string }] : [],
    ...(random.chance(0.3) ? { rules: { orphan: random.pick(['off', 'error']) } } : {}),
    ...(random.chance(0.3) ? { extra: { generator: random.below(3) } } : {}),
  };
}

function randomFields(random: Random, touchpoint: () => string): TouchpointFields {
  return random.pick<TouchpointFields>([
    { label: random.pick(LABELS) },
    { label: `edited ${random.below(1000)}` },
    { reaction: random.pick([...REACTIONS, undefined]) },
    { role: random.pick([...ROLES, undefined]) },
    { parent: random.chance(0.7) ? touchpoint() : undefined },
    { phase: random.pick(['p1', 'p2', undefined]) },
    { tasks: [{ id: 't', text: random.pick(LABELS).slice(0, 9), done: random.chance(0.5) }] },
    { ratings: [{ by: 'Ann', reaction: 'negative', extra: { __proto__: null, weight: 1 } as never }] },
    { standard: { text: 'within', target: 20, actual: random.below(90) }, dropOff: random.next() },
    { extra: random.chance(0.5) ? { position: 1, removed: true, '~x': 2 } : undefined },
    { impact: 9 as never, due: '2026-02-31', notes: 'kept' },
  ]);
}
