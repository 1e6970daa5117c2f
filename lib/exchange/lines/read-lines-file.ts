import type { MapFragment } from '../../document/types';
import { LIMITS } from '../../protocol/limits';
import { countOf } from '../count-words';
import { LabelIds } from '../label-ids';
import { readLines } from '../read-lines';
import { finishRead, type ReadResult, refuse } from '../read-result';
import { readTable } from '../table/read-table';

/**
 * A map from a text of lines, as `readLines` reads what is pasted: a touchpoint a line, `a -> b -> c` a chain. A text
 * that is a table (tabs, or headings) is read as one. Ids are made of the labels.
 */
export function readLinesFile(text: string): ReadResult {
  if (hasMoreArrows(text, LIMITS.textArrows)) {
    return refuse(`has more than the ${LIMITS.textArrows.toLocaleString('en')} arrows that are read`);
  }
  const table = readTable(text);
  const fragment = table ?? readLines(text);
  const long = fragment.touchpoints.filter(({ notes, label }) => !table && notes?.startsWith(label)).length;
  const notes = table ? ['The text is a table, and was read as one.'] : [];
  if (long > 0) {
    notes.push(
      `${countOf(long, 'line')} longer than ${LIMITS.labelCharacters} characters: the label is cut, the whole text is in the notes.`,
    );
  }
  if (fragment.touchpoints.length === 0) notes.push('The text has no touchpoints: every line in it is empty.');
  return finishRead(named(fragment), notes);
}

/** A line of millions of arrows would fill the memory when it is taken apart. Counts what may end one. */
function hasMoreArrows(text: string, limit: number): boolean {
  let count = 0;
  for (const sign of ['>', '→', '⇒', '➔', '⟶']) {
    for (let at = text.indexOf(sign); at >= 0 && count <= limit; at = text.indexOf(sign, at + 1)) count += 1;
  }
  return count > limit;
}

/** The same under ids made of the labels: those of a fragment are the same in every one (`n1`, `e1`). */
export function named({ touchpoints, transitions, phases }: MapFragment): object {
  const ids = new LabelIds();
  const newIds = new Map(touchpoints.map(({ id, label }) => [id, ids.take(label)]));
  const newId = (id: string): string => newIds.get(id) ?? id;
  const steps = new LabelIds();
  return {
    ...(phases ? { phases } : {}),
    touchpoints: touchpoints.map(({ extra, ...one }) => ({
      ...extra,
      ...one,
      id: newId(one.id),
      ...(one.parent === undefined ? {} : { parent: newId(one.parent) }),
    })),
    transitions: transitions.map(({ extra, ...one }) => {
      const [source, target] = [newId(one.source), newId(one.target)];
      return { ...extra, ...one, id: steps.take(`${source}-${target}`, { asIs: true }), source, target };
    }),
  };
}
