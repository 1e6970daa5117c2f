import type { JourneyMap, Reaction, Touchpoint } from '../../model/types';
import { planReading } from '../reading-plan';

/** What a task, section or title can't have: the signs of the language, HTML, what is no text, and its own first words. */
const UNSAFE = /[#:;%<>&,*_`~\p{Cc}\p{Cs}\u2028\u2029\ufeff]|^\s|\s$/gu;
const KEYWORD = /^(?:title|section|journey|acctitle|accdescr)/i;
const SCORES: Readonly<Record<Reaction, number>> = { positive: 5, neutral: 3, negative: 1 };

/**
 * A map as a Mermaid user journey: phases as sections, touchpoints as tasks in the order of their chains, parts behind
 * what they are part of. What is not rated gets the middle score: a task must have one.
 */
export function writeJourney(map: JourneyMap): string {
  const lines = ['journey'];
  if (map.title !== '') lines.push(`  title ${taskText(map.title)}`);
  for (const { phase, tasks } of journeyTasks(map)) {
    if (phase !== null) lines.push(`  section ${taskText(phase)}`);
    for (const { label, reaction, owner } of tasks) {
      const actors = (owner ?? '').split(',').map((one) => (one.trim() === '' ? '' : taskText(one.trim())));
      const who = actors.filter((one) => one !== '').join(', ');
      lines.push(`    ${taskText(label)}: ${SCORES[reaction ?? 'neutral']}${who === '' ? '' : `: ${who}`}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** The touchpoints in the order in which a journey lists them, by section. Sections without tasks are left out. */
export function journeyTasks(
  map: JourneyMap,
): { readonly phase: string | null; readonly tasks: readonly Touchpoint[] }[] {
  const { groups, parts } = planReading(map);
  const sections = groups.map(({ phase, touchpoints }) => {
    const tasks: Touchpoint[] = [];
    const stack = [...touchpoints].reverse();
    for (let top = stack.pop(); top; top = stack.pop()) {
      tasks.push(top);
      for (const part of [...(parts.get(top.id) ?? [])].reverse()) stack.push(part);
    }
    return { phase: phase?.label ?? null, tasks };
  });
  return sections.filter(({ tasks }) => tasks.length > 0);
}

function taskText(text: string): string {
  if (text.trim() === '') return '-';
  const plain = text.replace(/\s*\n\s*/g, ' ');
  const safe = plain.replace(UNSAFE, (sign) => `#${sign.codePointAt(0)};`);
  return KEYWORD.test(safe) ? `#${safe.charCodeAt(0)};${safe.slice(1)}` : safe;
}
