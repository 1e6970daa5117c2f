/**
 * Text as it may stand in a picture: characters that XML forbids are taken out (control characters, U+FFFE, U+FFFF),
 * half surrogates become U+FFFD, bidirectional overrides go (they would reorder what stands beside them),
 * every kind of line break becomes `\n`, tabs and runs of spaces become one space.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
    .replace(/[ \t]+/g, ' ')
    .replace(/(?!\n)\p{Cc}|[\ufffe\uffff\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/\p{Cs}/gu, '\ufffd');
}
