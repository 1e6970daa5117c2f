/**
 * Text as it may stand in a picture: characters that XML forbids are taken out (control characters, U+FFFE, U+FFFF),
 * half surrogates become U+FFFD, bidirectional overrides go (they would reorder what stands beside them),
 * every kind of line break becomes `\n`, tabs and runs of spaces become one space.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085\u000b\u000c]/g, '\n')
    .replace(/[ \t]+/g, ' ')
    .replace(FORBIDDEN, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to take out
const FORBIDDEN = /[\u0000-\u0009\u000e-\u001f\u007f-\u009f\ufffe\uffff\u202a-\u202e\u2066-\u2069]/g;
