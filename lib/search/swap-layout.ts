/** What the same keys give on another layout, key by key, folded: rows of letters from the left, signs included. */
const LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const OTHERS = [
  // Russian
  'ёйцукенгшщзхъфывапролджэячсмитьбю',
  // Mongolian
  '=фцужэнгшүзкъйыбөахролдпячёсмитьв',
  // Bulgarian, as the standard has it, and by sound
  '`,уеишщксдзц;ьяаожгтнвмчюйъэфхпрл',
  "чявертъуиопшщасдфгхйкл;'зьцжбнм,.",
  // Greek
  "`;ςερτυθιοπ[]ασδφγηξκλ΄'ζχψωβνμ,.",
] as const;

const SWAPS: readonly ReadonlyMap<string, string>[] = OTHERS.flatMap((other) => {
  const keys = [...other];
  const pairs = [...LATIN].map((latin, index) => [latin, keys[index] ?? latin] as const);
  return [new Map(pairs), new Map(pairs.map(([latin, letter]) => [letter, latin] as const))];
});

/**
 * What somebody may have meant who typed with the wrong layout switched on: the text on each other layout, of which it
 * is a letter-by-letter image, without the text itself. `ghbdtn` may have been `привет`, `ыршз` may have been `ship`.
 */
export function swapLayouts(typed: string): readonly string[] {
  const text = typed.toLowerCase();
  if (!/\p{L}/u.test(text)) return [];
  const swapped = SWAPS.flatMap((swap) => {
    const letters = [...text];
    // A layout that lacks one of the letters can’t be the one that was on.
    if (letters.some((letter) => /\p{L}/u.test(letter) && !swap.has(letter))) return [];
    return [letters.map((letter) => swap.get(letter) ?? letter).join('')];
  });
  return [...new Set(swapped)].filter((one) => one !== text);
}
