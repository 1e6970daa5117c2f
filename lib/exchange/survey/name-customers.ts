import type { Rating, Touchpoint } from '../../model/types';
import type { SurveyAnswer } from './read-survey';

/** An answer and the touchpoint that it is about. */
export interface PlacedAnswer extends SurveyAnswer {
  /** Undefined for an answer about something that is not on the map. */
  readonly touchpoint: string | undefined;
}

const CUSTOMER = /^Customer ([1-9]\d{0,8})$/;
/** So many answers in a row are the same only if they are the same answers. */
const ENOUGH = 3;
/** Answers that are held against earlier ones; a file that needs more, of one answer said over and over, counts as new. */
const MOST_COMPARED = 1_000_000;

/**
 * Who gave each answer: the name that was given, `Customer 1`, `Customer 2` … for those without one, by the order of the
 * file. A file that was imported before, or the beginning of one, gets the numbers that it got then; other customers
 * get numbers above all that the map has.
 * @param said what a rating made of an answer would say, to compare
 */
export function nameCustomers(
  answers: readonly PlacedAnswer[],
  touchpoints: readonly Touchpoint[],
  said: (answer: SurveyAnswer, by: string) => Rating,
): string[] {
  const before = new Map<number, Map<string, string>>();
  for (const { id, ratings = [] } of touchpoints) {
    for (const rating of ratings) {
      const number = Number(CUSTOMER.exec(rating.by)?.[1] ?? 0);
      if (number === 0) continue;
      const known = before.get(number) ?? new Map<string, string>();
      before.set(number, known.set(id, textOf({ ...rating, by: '' })));
    }
  }
  const unnamed = answers.filter(({ by }) => by === '');
  const first = firstNumber(unnamed, before, said);
  let count = 0;
  return answers.map(({ by }) => {
    if (by !== '') return by;
    count += 1;
    return `Customer ${first + count}`;
  });
}

function firstNumber(
  unnamed: readonly PlacedAnswer[],
  before: ReadonlyMap<number, ReadonlyMap<string, string>>,
  said: (answer: SurveyAnswer, by: string) => Rating,
): number {
  const placed = unnamed.flatMap(({ touchpoint, ...answer }, at) =>
    touchpoint === undefined ? [] : [{ touchpoint, at: at + 1, text: textOf(said(answer, '')) }],
  );
  const numbers = [...before.keys()].sort((a, b) => a - b);
  const [lead] = placed;
  let compared = 0;
  for (const number of lead ? numbers : []) {
    const first = number - (lead as (typeof placed)[number]).at;
    if (first < 0) continue;
    let met = 0;
    const fits = placed.every(({ touchpoint, at, text }) => {
      const known = before.get(first + at);
      if (!known) return true;
      met += 1;
      compared += 1;
      return known.get(touchpoint) === text;
    });
    if (compared > MOST_COMPARED) break;
    if (fits && (met === placed.length || met >= ENOUGH || first === 0)) return first;
  }
  return numbers.at(-1) ?? 0;
}

function textOf({ reaction, note, extra }: Rating): string {
  return JSON.stringify([reaction, note ?? '', extra?.likelier ?? null]);
}
