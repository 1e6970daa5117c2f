import { splitCharacters } from '../../model/characters';
import type { Fault } from '../../model/faults';
import type { Reaction } from '../../model/types';
import { LIMITS } from '../../protocol/limits';
import { countedNotes, countOf } from '../count-words';
import { LabelIds } from '../label-ids';
import { faultAt, finishRead, type ReadResult } from '../read-result';
import { readLabelText } from './label-text';
import type { MermaidSource } from './mermaid-source';

const MOST_FAULTS = 20;

/**
 * A map from a Mermaid user journey (https://mermaid.js.org/syntax/userJourney.html): a section is a phase, a task a
 * touchpoint, one task leads to the next. Scores 1 and 2 are negative, 3 is neutral, 4 and 5 are positive; the actors of
 * a task are who is responsible for it.
 */
export function readJourney({ code, title, settings }: MermaidSource): ReadResult {
  const faults: Fault[] = [];
  const ids = new LabelIds();
  const phaseIds = new LabelIds();
  const phases: { readonly id: string; readonly label: string }[] = [];
  const touchpoints: { readonly id: string }[] = [];
  let heading = title;
  let inDescription = false;
  let unrated = 0;
  for (const [index, raw] of code.split('\n').entries()) {
    // A hash that begins no entity begins a comment.
    const line = raw.replace(/#(?!\w{1,32};)[\s\S]*/, '').trim();
    if (inDescription || /^accDescr\s*\{/i.test(line)) {
      inDescription = !line.includes('}');
      continue;
    }
    for (const statement of statements(line)) {
      if (Math.max(touchpoints.length, phases.length) >= LIMITS.touchpoints) return tooMany(index + 1);
      const keyword = /^(?:journey$|accTitle\s*:|accDescr\s*:|(title|section)(?:\s+|$))/i.exec(statement);
      const text = short(readLabelText(statement.slice(keyword?.[0].length ?? 0)));
      if (keyword?.[1]?.toLowerCase() === 'title') heading = text;
      else if (keyword?.[1]) phases.push({ id: phaseIds.take(text), label: text });
      else if (!keyword) {
        const task = readTask(statement);
        if (!task) {
          const message = `expected "Task: score: who", found ${JSON.stringify(statement.slice(0, 40))}`;
          if (faults.length < MOST_FAULTS) faults.push(faultAt('line', index + 1, message));
          continue;
        }
        if (task.reaction === undefined) unrated += 1;
        const phase = phases.at(-1)?.id;
        touchpoints.push({ id: ids.take(task.label), ...task, ...(phase === undefined ? {} : { phase }) });
      }
    }
  }
  if (faults.length > 0) return { ok: false, faults };
  const transitions = touchpoints.slice(1).map(({ id: target }, index) => {
    const source = (touchpoints[index] as { id: string }).id;
    return { id: `step-${index + 1}`, source, target };
  });
  const notes = countedNotes([
    [
      transitions.length,
      (count) => `A journey has no arrows: ${countOf(count, 'transition')} lead from each task to the next.`,
    ],
    [unrated, (count) => `${countOf(count, 'task')} without a score from 1 to 5 are not rated.`],
    [settings, (count) => `${countOf(count, 'setting')} of the diagram left out.`],
  ]);
  return finishRead({ title: heading ?? '', phases, touchpoints, transitions }, notes);
}

function tooMany(line: number): ReadResult {
  const most = LIMITS.touchpoints.toLocaleString('en');
  return { ok: false, faults: [faultAt('line', line, `there are more than the ${most} tasks or sections of a map`)] };
}

/** The statements of a line, one by one; the semicolon of an entity ends none. */
function* statements(line: string): Generator<string> {
  let start = 0;
  for (let at = line.indexOf(';'); start < line.length; at = line.indexOf(';', at + 1)) {
    if (at >= 0 && /#\w{1,32}$/.test(line.slice(Math.max(0, at - 33), at))) continue;
    const statement = line.slice(start, at < 0 ? line.length : at).trim();
    if (statement !== '') yield statement;
    if (at < 0) return;
    start = at + 1;
  }
}

interface Task {
  readonly label: string;
  readonly reaction?: Reaction;
  readonly owner?: string;
}

function readTask(statement: string): Task | null {
  const [name = '', score, ...rest] = statement.split(':');
  if (score === undefined || name.trim() === '') return null;
  const reaction = reactionOf(score.trim());
  const owner = readLabelText(
    rest
      .join(':')
      .split(',')
      .map((one) => one.trim())
      .join(', '),
  );
  return {
    label: short(readLabelText(name)),
    ...(reaction === undefined ? {} : { reaction }),
    ...(owner === '' ? {} : { owner: splitCharacters(owner, LIMITS.textCharacters)[0] }),
  };
}

function reactionOf(score: string): Reaction | undefined {
  const number = score === '' ? Number.NaN : Number(score);
  if (!(number >= 1 && number <= 5)) return undefined;
  return number <= 2 ? 'negative' : number >= 4 ? 'positive' : 'neutral';
}

function short(text: string): string {
  return splitCharacters(text, LIMITS.labelCharacters)[0];
}
