/**
 * What a note becomes when somebody else has changed it while it was being edited: nobody's text is lost. `base` is what
 * the editing began with, `mine` what was typed, `theirs` what stands there now. What was only added is added; otherwise
 * both texts are kept, theirs first.
 */
export function mergeNotes(base: string, mine: string, theirs: string): string {
  if (theirs === base || theirs === mine) return mine;
  if (mine === base) return theirs;
  if (mine.startsWith(base)) return joinLines(theirs, mine.slice(base.length));
  if (theirs.startsWith(base)) return joinLines(mine, theirs.slice(base.length));
  return joinLines(theirs, mine);
}

function joinLines(first: string, second: string): string {
  const [above, below] = [first.trimEnd(), second.trim()];
  if (above === '' || below === '') return above || below;
  return `${above}\n${below}`;
}
