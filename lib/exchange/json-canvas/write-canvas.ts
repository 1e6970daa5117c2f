import { phaseEntries, touchpointEntries, transitionEntries } from '../../model/file-object';
import { sortedExtra } from '../../model/nested-fields';
import type { JourneyMap, Touchpoint } from '../../model/types';
import { LabelIds } from '../label-ids';
import { stepText } from '../percent-text';
import { planReading } from '../reading-plan';
import { corners, drawnPhases, roundBox, sidesOf } from './canvas-boxes';
import { type CanvasBox, OWN_KEY, REACTION_COLORS } from './canvas-types';
import { cardText } from './card-text';

export interface CanvasOptions {
  /** Keeps the whole of each item under a key of our own. */
  readonly data: boolean;
  /** Where each touchpoint stands: cards, and frames around those that have parts. */
  readonly boxes: ReadonlyMap<string, CanvasBox>;
}

/**
 * A map as a JSON Canvas 1.0: touchpoints as text nodes, those with parts and phases as groups, transitions as edges.
 * One node or edge a line, so that canvases diff well. The same map and boxes give the same text.
 */
export function writeCanvas(map: JourneyMap, { data, boxes }: CanvasOptions): string {
  const { groups, parts } = planReading(map);
  const ids = new LabelIds();
  for (const { id } of map.touchpoints) ids.reserve(id);
  const drawn = drawnPhases(map, boxes);
  const frames: object[] = [];
  for (const { id, label } of map.phases) {
    const box = drawn.get(id);
    if (!box) continue;
    const own = data ? { [OWN_KEY]: { phase: id, drawn: corners(box) } } : {};
    frames.push({ id: ids.take(id, { asIs: true }), type: 'group', ...box, label, ...own });
  }
  // What is around comes before what is inside: later nodes lie on top.
  const cards: object[] = [];
  const queue = groups.flatMap(({ touchpoints }) => touchpoints);
  for (let at = 0; at < queue.length; at += 1) {
    const touchpoint = queue[at] as Touchpoint;
    const inside = parts.get(touchpoint.id);
    (inside ? frames : cards).push(nodeOf(touchpoint, inside !== undefined, boxes, data));
    for (const part of inside ?? []) queue.push(part);
  }
  const edges = map.transitions.map((transition) => {
    const { id, source, target } = transition;
    const text = stepText(transition);
    return {
      id,
      fromNode: source,
      toNode: target,
      ...sidesOf(boxes.get(source), boxes.get(target)),
      ...(text === '' ? {} : { label: text }),
      ...(data ? { [OWN_KEY]: Object.fromEntries(transitionEntries(transition)) } : {}),
    };
  });
  const hidden = map.phases.filter(({ id }) => !drawn.has(id)).map(({ id }) => id);
  const head = { version: 1, ...(data ? { map: wholeOf(map), hidden } : {}) };
  const lines = [
    `"nodes": ${list([...frames, ...cards])}`,
    `"edges": ${list(edges)}`,
    `"${OWN_KEY}": ${JSON.stringify(head)}`,
  ];
  return `{\n${lines.map((line) => `  ${line}`).join(',\n')}\n}\n`;
}

function nodeOf(touchpoint: Touchpoint, isGroup: boolean, boxes: CanvasOptions['boxes'], data: boolean): object {
  const { id, label, notes, reaction } = touchpoint;
  const box = roundBox(boxes.get(id) ?? { x: 0, y: 0, width: 0, height: 0 });
  return {
    id,
    type: isGroup ? 'group' : 'text',
    ...box,
    ...(reaction === undefined ? {} : { color: REACTION_COLORS[reaction] }),
    ...(isGroup ? { label } : { text: cardText(label, notes) }),
    ...(data
      ? { [OWN_KEY]: { touchpoint: Object.fromEntries(touchpointEntries(touchpoint)), drawn: corners(box) } }
      : {}),
  };
}

/** What belongs to no node. */
function wholeOf({ title, phases, rules, extra }: JourneyMap): object {
  return Object.fromEntries([
    ...(title === '' ? [] : [['title', title]]),
    ['phases', phases.map((phase) => Object.fromEntries(phaseEntries(phase)))],
    ...(rules === undefined ? [] : [['rules', rules]]),
    ...sortedExtra(extra),
  ]);
}

function list(items: readonly object[]): string {
  return items.length === 0 ? '[]' : `[\n${items.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`;
}
