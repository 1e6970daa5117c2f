import { phaseEntries, touchpointEntries, transitionEntries } from '../../model/file-object';
import { sortedExtra } from '../../model/nested-fields';
import type { JourneyMap, Reaction, Touchpoint, Transition } from '../../model/types';
import type { Kept } from '../kept-item';
import { isExactPercent, percentText } from '../percent-text';
import { planReading, type ReadingPlan } from '../reading-plan';
import { keptComment, MARK, pairOf } from './kept-comments';
import { labelText } from './label-text';
import { quotedText } from './mermaid-source';
import { nestIntervals } from './nest-intervals';
import { SafeNames } from './safe-names';

/** Colours of a card, each `#rrggbb`. */
export interface CardColors {
  readonly fill: string;
  readonly stroke: string;
  readonly ink: string;
}

export interface FlowchartOptions {
  /** Keeps in comments what a flowchart has no place for. */
  readonly data: boolean;
  readonly colors: Readonly<Record<Reaction, CardColors>>;
}

/** Deeper nesting is not indented further: each line would grow with it. */
const MOST_INDENT = 12;
/** Keys of a touchpoint that a flowchart shows; a comment keeps the others. */
const SHOWN: readonly string[] = ['id', 'label', 'role', 'reaction', 'parent', 'phase'];
const START = ['(["', '"])'] as const;
const FINAL = ['((("', '")))'] as const;
const BOX = ['["', '"]'] as const;

/**
 * A map as a Mermaid flowchart, from left to right: phases and touchpoints with parts as subgraphs, starts as stadiums,
 * finals as double circles, reactions as classes. The same map gives the same text. What Mermaid's own parser would
 * stumble over is written as entities; what a flowchart has no place for goes into comments, when `data` says so.
 */
export function writeFlowchart(map: JourneyMap, { data, colors }: FlowchartOptions): string {
  const plan = planReading(map);
  const safe = new SafeNames();
  const names = new Map(map.touchpoints.map(({ id }) => [id, safe.take(id, 'touchpoint')]));
  const phaseNames = new Map(map.phases.map(({ id }) => [id, safe.take(id, 'phase')]));
  const lines: string[] = [];
  if (map.title !== '') lines.push('---', `title: ${quotedText(map.title)}`, '---');
  lines.push('flowchart LR', `%% ${MARK}`);
  if (data) lines.push(...mapComments(map));
  for (const { phase, touchpoints } of plan.groups) {
    if (!phase) writeNodes(touchpoints, 1, plan, names, lines);
    else {
      const name = phaseNames.get(phase.id) as string;
      lines.push(`  subgraph ${name} ["${labelText(phase.label)}"]`);
      writeNodes(touchpoints, 2, plan, names, lines);
      lines.push('  end');
      const kept = Object.fromEntries(
        phaseEntries(phase).filter(([key, id]) => key !== 'label' && (key !== 'id' || id !== name)),
      );
      if (data && Object.keys(kept).length > 0) lines.push(`  ${keptComment('phase', kept, name)}`);
    }
  }
  const kept = writeArrows(map, names, lines);
  writeClasses(map, plan, names, colors, lines);
  if (data) lines.push(...touchpointComments(map, names), ...kept);
  return `${lines.join('\n')}\n`;
}

function writeNodes(
  roots: readonly Touchpoint[],
  depth: number,
  { parts }: ReadingPlan,
  names: ReadonlyMap<string, string>,
  lines: string[],
): void {
  const stack = roots.map((touchpoint) => ({ touchpoint, depth, closes: false })).reverse();
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { touchpoint } = top;
    const indent = '  '.repeat(Math.min(top.depth, MOST_INDENT));
    const name = names.get(touchpoint.id) as string;
    const inside = parts.get(touchpoint.id);
    if (top.closes) lines.push(`${indent}end`);
    else if (inside) {
      lines.push(`${indent}subgraph ${name} ["${labelText(touchpoint.label)}"]`);
      stack.push({ ...top, closes: true });
      for (const part of [...inside].reverse()) stack.push({ touchpoint: part, depth: top.depth + 1, closes: false });
    } else {
      const [open, close] = touchpoint.role === 'start' ? START : touchpoint.role === 'final' ? FINAL : BOX;
      const tone = touchpoint.reaction === undefined ? '' : `:::${touchpoint.reaction}`;
      lines.push(`${indent}${name}${open}${labelText(touchpoint.label)}${close}${tone}`);
    }
  }
}

/** Writes the arrows; gives the comments that keep what they don't show. */
function writeArrows(map: JourneyMap, names: ReadonlyMap<string, string>, lines: string[]): string[] {
  const isDrawable = drawable(map);
  const comments: string[] = [];
  const counts = new Map<string, number>();
  for (const { source, target } of map.transitions) {
    counts.set(pairOf(source, target), (counts.get(pairOf(source, target)) ?? 0) + 1);
  }
  for (const transition of map.transitions) {
    const source = names.get(transition.source) as string;
    const target = names.get(transition.target) as string;
    // Of several between the same two each is kept: they are told apart by their order.
    const isOnly = counts.get(pairOf(transition.source, transition.target)) === 1;
    const kept = keptOfTransition(transition, isOnly);
    if (isDrawable(transition)) {
      const text = arrowText(transition);
      lines.push(`  ${source} -->${text === null ? '' : `|"${text}"|`} ${target}`);
      if (Object.keys(kept).length > 0) comments.push(`  ${keptComment('transition', kept, source, target)}`);
    } else {
      const { label, share } = transition;
      const whole = { ...kept, ...(label === undefined ? {} : { label }), ...(share === undefined ? {} : { share }) };
      comments.push(`  ${keptComment('hidden', whole, source, target)}`);
    }
  }
  return comments;
}

/** What a flowchart can't draw: an arrow between a touchpoint and what is inside it, or a loop at one that has parts. */
export function drawable(map: JourneyMap): (transition: Transition) => boolean {
  const isInside = nestIntervals(map.touchpoints);
  return ({ source, target }) => !isInside(source, target) && !isInside(target, source);
}

/** Null for no text at all; a label that is empty is shown as nothing, too, and its comment knows. */
function arrowText({ label, share }: Transition): string | null {
  // A label that ends like a share is told from one by an entity.
  const text = label === undefined || label === '' ? '' : labelText(label).replace(/%(?=\)?$)/, '#37;');
  if (share === undefined) return text === '' ? null : text;
  return text === '' ? percentText(share) : `${text} (${percentText(share)})`;
}

function keptOfTransition(transition: Transition, isOnly: boolean): Kept {
  const { id, source, target, label, share } = transition;
  return Object.fromEntries([
    // An id that a reader makes of the ends by itself.
    ...(isOnly && id === `${source}-${target}` ? [] : [['id', id]]),
    ...(label === '' ? [['label', '']] : []),
    ...(share === undefined || isExactPercent(share) ? [] : [['share', share]]),
    ...transitionEntries(transition).filter(([key]) => !['id', 'source', 'target', 'label', 'share'].includes(key)),
  ]);
}

function mapComments({ rules, extra }: JourneyMap): string[] {
  const kept = Object.fromEntries([...(rules === undefined ? [] : [['rules', rules]]), ...sortedExtra(extra)]);
  return Object.keys(kept).length > 0 ? [`  ${keptComment('map', kept)}`] : [];
}

/** Classes of subgraphs, which can't have them where they begin, and of roles that no shape says. */
function writeClasses(
  map: JourneyMap,
  { parts }: ReadingPlan,
  names: ReadonlyMap<string, string>,
  colors: FlowchartOptions['colors'],
  lines: string[],
): void {
  const used = new Set(map.touchpoints.map(({ reaction }) => reaction));
  for (const touchpoint of map.touchpoints) {
    const { id, role, reaction } = touchpoint;
    const name = names.get(id) as string;
    const classes = parts.has(id) ? ['touchpoint', role, reaction] : role === 'intermediate' ? [role] : [];
    for (const one of classes) if (one !== undefined) lines.push(`  class ${name} ${one}`);
  }
  for (const reaction of ['positive', 'neutral', 'negative'] as const) {
    const { fill, stroke, ink } = colors[reaction];
    if (used.has(reaction)) lines.push(`  classDef ${reaction} fill:${fill},stroke:${stroke},color:${ink}`);
  }
}

function touchpointComments(map: JourneyMap, names: ReadonlyMap<string, string>): string[] {
  const listed = new Set(map.phases.map(({ id }) => id));
  return map.touchpoints.flatMap((touchpoint) => {
    const { id, phase, parent } = touchpoint;
    const name = names.get(id) as string;
    const isUnseen = phase !== undefined && (parent !== undefined || !listed.has(phase));
    const kept = Object.fromEntries([
      ...(name === id ? [] : [['id', id]]),
      ...(isUnseen ? [['phase', phase]] : []),
      ...touchpointEntries(touchpoint).filter(([key]) => !SHOWN.includes(key)),
    ]);
    return Object.keys(kept).length > 0 ? [`  ${keptComment('touchpoint', kept, name)}`] : [];
  });
}
