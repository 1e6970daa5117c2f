import { countOf } from '../analysis/words/count-words';
import type { JourneyMap } from '../model/types';
import { cleanText } from '../scene/clean-text';

const LABEL_LENGTH = 60;

/** What a touchpoint is called in a report: its label on one line, its id when it has none. */
export type NameOf = (id: string) => string;

export function namesOf(map: JourneyMap): NameOf {
  const labels = new Map(map.touchpoints.map(({ id, label }) => [id, shortLine(label) || id]));
  return (id) => labels.get(id) ?? id;
}

/** The beginning of a text on one line, without anything that would steer the terminal. */
export function shortLine(text: string): string {
  const characters = [...oneLine(text.slice(0, 4 * LABEL_LENGTH))];
  return characters.length <= LABEL_LENGTH ? characters.join('') : `${characters.slice(0, LABEL_LENGTH - 1).join('')}…`;
}

/** A text on one line, without anything that would steer the terminal. */
export function oneLine(text: string): string {
  return cleanText(text).replaceAll('\n', ' ').trim();
}

/** `"A"`, `"A" and "B"`, `"A", "B" and three more`. @param most names told; the others are counted */
export function listOf(ids: readonly string[], nameOf: NameOf, most = 3): string {
  const told = ids.slice(0, ids.length > most + 1 ? most : ids.length).map((id) => `"${nameOf(id)}"`);
  const rest = ids.length - told.length;
  const parts = rest > 0 ? [...told, countOf(rest, 'more', 'more')] : told;
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** The same with a capital at the beginning. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
