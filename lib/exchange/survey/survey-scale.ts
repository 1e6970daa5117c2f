import type { Reaction } from '../../model/types';
import { plainWord, VALUE_WORDS } from '../table/table-words';

/** How answers are given: in words or emoji, or in numbers of a range. */
export const SURVEY_SCALES = ['words', '-1..1', '1..3', '1..5', '-5..5', '0..10'] as const;
export type SurveyScale = (typeof SURVEY_SCALES)[number];

/** What each is called where it is chosen. */
export const SCALE_NAMES: Readonly<Record<SurveyScale, string>> = {
  words: 'Words or emoji',
  '-1..1': '-1, 0, 1',
  '1..3': '1 to 3 (2 is neutral)',
  '1..5': '1 to 5 (3 is neutral)',
  '-5..5': '-5 to 5 (0 is neutral)',
  '0..10': '0 to 10 (7 and 8 are neutral)',
};

interface Range {
  readonly least: number;
  readonly most: number;
  /** Up to here negative, and from here on positive. */
  readonly negative: number;
  readonly positive: number;
}

const RANGES: Readonly<Record<Exclude<SurveyScale, 'words'>, Range>> = {
  '-1..1': { least: -1, most: 1, negative: -0.5, positive: 0.5 },
  '1..3': { least: 1, most: 3, negative: 1.5, positive: 2.5 },
  '1..5': { least: 1, most: 5, negative: 2.5, positive: 3.5 },
  '-5..5': { least: -5, most: 5, negative: -0.5, positive: 0.5 },
  '0..10': { least: 0, most: 10, negative: 6.5, positive: 8.5 },
};

/** Words of surveys besides those of the reactions themselves, plain. */
const MORE_WORDS: Readonly<Record<string, Reaction>> = Object.fromEntries(
  (
    [
      [
        'positive',
        'verypositive verygood excellent satisfied verysatisfied loved nagyonpozitív nagyonjó kiváló elégedett многодобро отлично доволен доволна оченьхорошо довольна маштаатай маштсайн 😍 🤩 🥰 ❤ 😁 👌 ⭐⭐⭐⭐ ⭐⭐⭐⭐⭐',
      ],
      ['neutral', 'neither average fair soso elmegy átlagos средно такасебе нормально средне дундаж 🤔 ⭐⭐⭐'],
      [
        'negative',
        'verynegative verybad terrible awful dissatisfied verydissatisfied hated nagyonnegatív nagyonrossz elégedetlen многолошо ужасно недоволен недоволна оченьплохо недовольна маштаагүй маштмуу 😢 😭 🤬 😤 😒 😖 ☹ ⭐ ⭐⭐',
      ],
    ] as const
  ).flatMap(([reaction, words]) => words.split(' ').map((word) => [word, reaction] as const)),
);

/** The scale that a heading names (`1-5`, `0 … 10`) or that fits all answers; words where no numbers are. */
export function proposeScale(heading: string, answers: readonly string[]): SurveyScale {
  const named = /(-?\d+)\s*(?:-|–|—|to|\.{2,3}|…)\s*\+?(\d+)/u.exec(heading.replaceAll('−', '-'));
  const wanted = named ? SURVEY_SCALES.find((scale) => scale === `${named[1]}..${named[2]}`) : undefined;
  if (wanted !== undefined) return wanted;
  const numbers = answers.map(toNumber).filter((one): one is number => one !== null);
  if (numbers.length * 2 <= answers.filter((one) => one.trim() !== '').length || numbers.length === 0) return 'words';
  const least = numbers.reduce((a, b) => Math.min(a, b));
  const most = numbers.reduce((a, b) => Math.max(a, b));
  const fits = SURVEY_SCALES.filter((scale) => scale !== 'words').filter(
    (scale) => least >= RANGES[scale].least && most <= RANGES[scale].most,
  );
  // Answers that are all 1 are the lowest of three or five far more often than the highest of -1 to 1.
  const likely = least >= 1 && most === 1 ? fits.filter((scale) => scale !== '-1..1') : fits;
  return likely[0] ?? '0..10';
}

/** An answer as a reaction; null when it is none on this scale. */
export function readAnswer(scale: SurveyScale, cell: string): Reaction | null {
  if (scale === 'words') {
    const plain = plainWord(cell);
    const words = VALUE_WORDS.reaction ?? {};
    const known = Object.hasOwn(words, plain)
      ? words[plain]
      : Object.hasOwn(MORE_WORDS, plain)
        ? MORE_WORDS[plain]
        : plain;
    return known === 'positive' || known === 'neutral' || known === 'negative' ? known : null;
  }
  const number = toNumber(cell);
  const { least, most, negative, positive } = RANGES[scale];
  if (number === null || number < least || number > most) return null;
  return number <= negative ? 'negative' : number >= positive ? 'positive' : 'neutral';
}

/** A number as people write it: `+1`, `−1`, `4,5`, `4/5`, `5 - very good`. */
function toNumber(cell: string): number | null {
  const found = /^\s*([+\-−]?\d{1,6}(?:[.,]\d{1,6})?)(?=$|[^\d.,])/u.exec(cell);
  if (!found) return null;
  return Number((found[1] as string).replace('−', '-').replace('+', '').replace(',', '.'));
}
