/** Character references by name that people write by hand; any other is a number, or stays as it stands. */
const NAMED: ReadonlyMap<string, string> = new Map(
  (
    'quot:" amp:& lt:< gt:> apos:\' nbsp:\u00a0 copy:© reg:® trade:™ hellip:… mdash:— ndash:– minus:− middot:· bull:• ' +
    'laquo:« raquo:» lsaquo:‹ rsaquo:› ldquo:“ rdquo:” bdquo:„ lsquo:‘ rsquo:’ sbquo:‚ deg:° euro:€ pound:£ yen:¥ cent:¢ ' +
    'sect:§ para:¶ times:× divide:÷ plusmn:± frac12:½ frac14:¼ frac34:¾ infin:∞ ne:≠ le:≤ ge:≥ asymp:≈ sum:∑ radic:√ ' +
    'larr:← rarr:→ uarr:↑ darr:↓ harr:↔ lArr:⇐ rArr:⇒ hArr:⇔ hearts:♥ spades:♠ clubs:♣ diams:♦ star:☆ starf:★ check:✓ ' +
    'cross:✗ male:♂ female:♀ phone:☎ micro:µ permil:‰ iexcl:¡ iquest:¿ ordm:º ordf:ª num:# colon:: semi:; ' +
    'lpar:( rpar:) lsqb:[ rsqb:] lcub:{ rcub:} lbrack:[ rbrack:] lbrace:{ rbrace:} vert:| grave:` ast:* lowbar:_ percnt:% ' +
    'aacute:á agrave:à acirc:â auml:ä aring:å atilde:ã aelig:æ ccedil:ç eacute:é egrave:è ecirc:ê euml:ë iacute:í igrave:ì ' +
    'icirc:î iuml:ï ntilde:ñ oacute:ó ograve:ò ocirc:ô ouml:ö otilde:õ oslash:ø szlig:ß uacute:ú ugrave:ù ucirc:û uuml:ü ' +
    'Aacute:Á Agrave:À Acirc:Â Auml:Ä Aring:Å AElig:Æ Ccedil:Ç Eacute:É Egrave:È Ecirc:Ê Iacute:Í Ntilde:Ñ Oacute:Ó Ouml:Ö ' +
    'Oslash:Ø Uacute:Ú Uuml:Ü odblac:ő Odblac:Ő udblac:ű Udblac:Ű newline:\n'
  )
    .split(' ')
    .map((pair) => [pair.slice(0, pair.indexOf(':')), pair.slice(pair.indexOf(':') + 1)] as const),
);

/**
 * What a character reference stands for, given what is between its sign and its semicolon: `quot`, `#9829`, `#x2665`.
 * Null when it stands for nothing.
 */
export function readEntity(body: string): string | null {
  const number = /^#(?:(\d{1,7})|x([\da-f]{1,6}))$/i.exec(body);
  if (!number) return NAMED.get(body) ?? null;
  const point = number[1] === undefined ? Number.parseInt(number[2] as string, 16) : Number(number[1]);
  return point <= 0x10ffff ? String.fromCodePoint(point) : null;
}

/** `text` with the references of HTML (`&rarr;`, `&#8594;`) replaced by what they stand for. */
export function decodeEntities(text: string): string {
  return text.replace(/&(#?[\da-z]{1,32});/gi, (whole, body: string) => readEntity(body) ?? whole);
}
