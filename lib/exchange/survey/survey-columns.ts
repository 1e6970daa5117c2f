import { plainWord } from '../table/table-words';
import type { SurveyScale } from './survey-scale';

/** What a column of a survey's answers can hold. */
export type SurveyTarget = 'by' | 'touchpoint' | 'reaction' | 'likelier' | 'note' | 'skip';

/** What each is called where it is chosen, in the order in which they are offered. */
export const SURVEY_TARGETS: Readonly<Record<SurveyTarget, string>> = {
  by: 'Who answered',
  touchpoint: 'Touchpoint',
  reaction: 'How positive it was',
  likelier: 'Likelier to choose us',
  note: 'Remark',
  skip: 'Leave out',
};

export interface SurveyColumn {
  readonly heading: string;
  /** The first few cells that are not blank. */
  readonly samples: readonly string[];
  readonly target: SurveyTarget;
}

/** How a file of answers is read. Change it and hand it back to `readSurvey`. */
export interface SurveyMapping {
  /** The first row has headings. */
  readonly headed: boolean;
  readonly columns: readonly SurveyColumn[];
  /** How the answers of the column `reaction` are to be read. */
  readonly scale: SurveyScale;
}

/** Beginnings of words in headings, lower case; the surest target first, for headings such as “Who rated the touchpoint?”. */
const WORDS: readonly (readonly [SurveyTarget, string])[] = [
  [
    'likelier',
    'likel recommend choose again willing nps valószín ajánl választan вероятн препоръч избер порекоменд рекоменд выбер магадлал сонго санал',
  ],
  [
    'note',
    'note remark comment why reason megjegyz hozzászól indok miért бележк забележк коментар защо причин замечан коммент примечан почему тайлбар сэтгэгдэл яагаад шалтгаан',
  ],
  [
    'reaction',
    'positiv reaction rating rate score satisf experience sentiment feel reakci értékel elégedett élmény pozitív milyen реакц оценк рейтинг удовлетв впечатл преживяв позитив положит эерэг хариу үнэл мэдрэмж',
  ],
  [
    'touchpoint',
    'touch encounter moment step place where contact point érintkez érintés lépés pont hol hely találkoz допир точк контакт стъпк място къде касан шаг место где хүрэлц цэг алхам хаана газар',
  ],
  [
    'by',
    'who name customer respondent person user email e-mail client ki név ügyfél vevő válaszadó felhasznál кой име клиент респондент потребител кто имя фио участник покупател хэн нэр үйлчлүүлэгч хэрэглэгч оролцогч',
  ],
];

/** What the headings seem to say; each target once, the rest left out. */
export function proposeTargets(headings: readonly string[]): SurveyTarget[] {
  const targets: SurveyTarget[] = headings.map(() => 'skip');
  for (const [target, words] of WORDS) {
    const stems = words.split(' ').map(plainWord);
    let best: { readonly at: number; readonly score: number } | null = null;
    headings.forEach((heading, at) => {
      if (targets[at] !== 'skip') return;
      const all = heading
        .toLowerCase()
        .normalize('NFC')
        .split(/[^\p{L}\p{N}-]+/u)
        .map(plainWord);
      const whole = plainWord(heading);
      // A heading that is the word itself is surer than a question that has it.
      const score = stems.includes(whole) ? 3 : stems.some((stem) => whole.startsWith(stem)) ? 2 : 1;
      const has = score > 1 || all.some((word) => stems.some((stem) => isStem(stem, word)));
      if (has && score > (best?.score ?? 0)) best = { at, score };
    });
    const found = best as { readonly at: number } | null;
    if (found) targets[found.at] = target;
  }
  return targets;
}

/** Short words have to be whole: `ki` is not the beginning of `kiadás`. */
function isStem(stem: string, word: string): boolean {
  return stem.length < 4 ? word === stem : word.startsWith(stem);
}
