const MOST_CHARACTERS = 80;

/** A file name from a map's title, in its own script, without what file systems forbid. */
export function fileName(title: string, ending: string): string {
  const base = [...title.normalize('NFC')]
    .map((character) => (/[\p{Cc}\p{Cf}\\/:*?"<>|]/u.test(character) ? ' ' : character))
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  return `${[...base].slice(0, MOST_CHARACTERS).join('').trim() || 'journey map'}.${ending}`;
}
