/** Accents and vowel points that people leave out when they search; in other scripts marks are letters, and stay. */
const MARKS =
  /(?=[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Cyrillic}\p{Script=Greek}])\p{M}|\p{Emoji_Modifier}/gu;
/** What is not seen, and apostrophes: `don’t` is found as `dont`. */
const UNSEEN = /[\u00ad\u0640\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff'’ʼ`´]/g;
/** What parts words. Emoji and other signs are words of their own. */
const BETWEEN = /[\s\p{P}\p{Z}\p{Cc}]+/gu;
const SIGN = /(\p{Extended_Pictographic}|\p{Regional_Indicator}{2})/gu;

/** Letters that no normalisation takes apart, as people write them who don’t have them on their keys. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ĸ: 'k',
  ł: 'l',
  ŋ: 'n',
  þ: 'th',
  ŧ: 't',
  // Mongolian on Russian keys.
  ө: 'о',
  ү: 'у',
  ґ: 'г',
  є: 'е',
  ѐ: 'е',
  ѝ: 'и',
  ς: 'σ',
  // Arabic and Hebrew letters with several forms.
  ى: 'ي',
  ة: 'ه',
  ک: 'ك',
  ی: 'ي',
  ך: 'כ',
  ם: 'מ',
  ן: 'נ',
  ף: 'פ',
  ץ: 'צ',
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');
/** Katakana, which lies this far behind hiragana. */
const KATAKANA = /[\u30a1-\u30f6]/g;
const KANA_STEP = 0x60;
/** What words fold to; those of a map come again and again. */
const known = new Map<string, string>();
const MOST_KNOWN = 50_000;

/**
 * A text as it is compared: without case, accents, width and punctuation, words parted by one blank. `Őszi akció!` and
 * `oszi akcio` fold to the same, so do `Үйлчилгээ` and `уйлчилгээ`. Folding what is folded changes nothing.
 */
export function foldText(text: string): string {
  const words = text.split(/\s+/).map(foldWord);
  return words.filter((word) => word !== '').join(' ');
}

function foldWord(word: string): string {
  const before = known.get(word);
  if (before !== undefined) return before;
  const folded = foldLetters(word).replace(SIGN, ' $1 ').replace(BETWEEN, ' ').trim();
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(word, folded);
  return folded;
}

/** The same of a part of a text: blanks and punctuation stay as they are. */
export function foldLetters(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(UNSEEN, '')
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter)
    .replace(KATAKANA, (kana) => String.fromCharCode(kana.charCodeAt(0) - KANA_STEP));
}
