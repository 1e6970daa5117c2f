import { TOUCHPOINT_KEYS } from '../../model/key-order';
import type { JourneyMap, Touchpoint, Transition } from '../../model/types';
import { isExactPercent, percentText } from '../percent-text';
import { append, planReading } from '../reading-plan';
import { NOT_BELOW } from './fields-below';
import { inlineText } from './inline-text';

/** Deeper parts are not indented further. */
const MOST_INDENT = 100;

/**
 * A map as an outline for people to read and edit: phases as headings, touchpoints as items (parts below what they are
 * part of), role and reaction in parentheses, fields and transitions (`→ Site: "label" 40%`) as items below.
 */
export function writeOutline(map: JourneyMap): string {
  const plan = planReading(map);
  const lines: string[] = [];
  if (map.title !== '') lines.push(`# ${labelInline(map.title)}`, '');
  const order: { readonly touchpoint: Touchpoint; readonly depth: number }[] = [];
  const sections = plan.groups.map(({ phase, touchpoints }) => {
    const from = order.length;
    const stack = touchpoints.map((touchpoint) => ({ touchpoint, depth: 0 })).reverse();
    for (let top = stack.pop(); top; top = stack.pop()) {
      order.push(top);
      const inside = plan.parts.get(top.touchpoint.id) ?? [];
      for (const part of [...inside].reverse()) stack.push({ touchpoint: part, depth: top.depth + 1 });
    }
    return { phase, items: order.slice(from) };
  });
  const refs = refsOf(order.map(({ touchpoint }) => touchpoint));
  for (const { phase, items } of sections) {
    if (phase) lines.push(`## ${phase.label === '' ? '""' : labelInline(phase.label)}`, '');
    for (const { touchpoint, depth } of items) {
      const indent = '  '.repeat(Math.min(depth, MOST_INDENT));
      const marks = [touchpoint.role, touchpoint.reaction].filter((mark) => mark !== undefined);
      lines.push(`${indent}- ${labelInline(touchpoint.label)}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`);
      for (const line of fieldLines(touchpoint)) lines.push(`${indent}  ${line}`);
      for (const step of plan.outgoing.get(touchpoint.id) ?? []) lines.push(`${indent}  - → ${stepLine(step, refs)}`);
    }
    if (items.length > 0) lines.push('');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

/** How each touchpoint is referred to: by its label, and its number among those of the same label. */
function refsOf(order: readonly Touchpoint[]): ReadonlyMap<string, string> {
  const byLabel = new Map<string, string[]>();
  for (const { id, label } of order) append(byLabel, label, id);
  const refs = new Map<string, string>();
  for (const [label, ids] of byLabel) {
    ids.forEach((id, index) => {
      refs.set(id, `${labelInline(label)}${ids.length > 1 ? ` #${index + 1}` : ''}`);
    });
  }
  return refs;
}

function stepLine({ target, label, share }: Transition, refs: ReadonlyMap<string, string>): string {
  const text = label === undefined || label === '' ? '' : `: "${inlineText(label)}"`;
  const part = share === undefined ? '' : isExactPercent(share) ? ` ${percentText(share)}` : ` (share ${share})`;
  return `${refs.get(target)}${text}${part}`;
}

/** A label that nothing in it is taken for a field, a mark, a number or a share. Two quotes stand for an empty one. */
function labelInline(label: string): string {
  if (label === '') return '""';
  return inlineText(label)
    .replace(/:(?=\s|$)/g, '&#58;')
    .replace(/#(?=\d+$)/, '&#35;')
    .replace(/[)%]$/, (sign) => `&#${sign.charCodeAt(0)};`);
}

function fieldLines(touchpoint: Touchpoint): string[] {
  const lines: string[] = [];
  for (const key of TOUCHPOINT_KEYS) {
    const value = touchpoint[key];
    if (NOT_BELOW.has(key) || value === undefined || value === '') continue;
    if (key === 'standard') lines.push(...standardLines(touchpoint));
    else if (key === 'tasks') lines.push('- tasks:', ...(touchpoint.tasks ?? []).map(taskLine));
    else if (key === 'ratings') lines.push('- ratings:', ...(touchpoint.ratings ?? []).map(ratingLine));
    else if (key === 'competitors') lines.push('- competitors:', ...(touchpoint.competitors ?? []).map(competitorLine));
    else if (key === 'dropOff')
      lines.push(`- drop-off: ${isExactPercent(value as number) ? percentText(value as number) : value}`);
    else lines.push(`- ${key}: ${inlineText(String(value))}`);
  }
  return lines.filter(
    (line, index) => !/^- (?:tasks|ratings|competitors):$/.test(line) || /^ /.test(lines[index + 1] ?? ''),
  );
}

function standardLines({ standard }: Touchpoint): string[] {
  const { text = '', target, actual, unit = '' } = standard ?? {};
  const lines = [
    ...(target === undefined ? [] : [`  - target: ${target}`]),
    ...(actual === undefined ? [] : [`  - actual: ${actual}`]),
    ...(unit === '' ? [] : [`  - unit: ${inlineText(unit)}`]),
  ];
  return text === '' && lines.length === 0 ? [] : [`- standard: ${inlineText(text)}`.trimEnd(), ...lines];
}

function taskLine({ text, done }: NonNullable<Touchpoint['tasks']>[number]): string {
  return `  - [${done ? 'x' : ' '}] ${inlineText(text)}`.trimEnd();
}

function ratingLine({ by, side, reaction, note = '' }: NonNullable<Touchpoint['ratings']>[number]): string {
  const marks = side === undefined ? reaction : `${side}, ${reaction}`;
  return `  - ${labelInline(by)} (${marks})${note === '' ? '' : `: ${inlineText(note)}`}`;
}

function competitorLine({ name, reaction }: NonNullable<Touchpoint['competitors']>[number]): string {
  return `  - ${labelInline(name)}${reaction === undefined ? '' : ` (${reaction})`}`;
}
