/**
 * What stands in an XML text, one after the other (W3C, Extensible Markup Language 1.0, fifth edition), as far as it
 * matters for finding an element: no entities but the five of XML are known, so none can grow.
 */
export type XmlToken =
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly at: number;
      readonly attributes: string;
      readonly empty: boolean;
    }
  | { readonly kind: 'close'; readonly name: string; readonly at: number }
  /** Character data; of CDATA as it stands. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'fault'; readonly at: number; readonly message: string };

const NAME_END = /[\s/>]/g;

/** The tokens of a text, in one pass; a fault is the last one. */
export function* xmlTokens(text: string): Generator<XmlToken> {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    const open = text.indexOf('<', at);
    if (open !== at) yield { kind: 'text', text: decodeReferences(text.slice(at, open < 0 ? text.length : open)) };
    if (open < 0) return;
    const special = skipSpecial(text, open);
    if (special !== null) {
      if ('fault' in special) {
        yield { kind: 'fault', at: open, message: special.fault };
        return;
      }
      if (special.text !== null) yield { kind: 'text', text: special.text };
      at = special.end;
      continue;
    }
    const end = endOfTag(text, open);
    if (end < 0) {
      yield { kind: 'fault', at: open, message: 'a tag that does not end' };
      return;
    }
    const closing = text[open + 1] === '/';
    const from = open + (closing ? 2 : 1);
    NAME_END.lastIndex = from;
    const nameEnd = NAME_END.exec(text)?.index ?? end;
    const name = text.slice(from, nameEnd);
    if (name === '') {
      yield { kind: 'fault', at: open, message: 'a tag without a name' };
      return;
    }
    if (closing) yield { kind: 'close', name, at: open };
    else {
      const empty = text[end - 1] === '/';
      yield { kind: 'open', name, at: open, attributes: text.slice(nameEnd, empty ? end - 1 : end), empty };
    }
    at = end + 1;
  }
}

type Special = { readonly end: number; readonly text: string | null } | { readonly fault: string };

/** What begins with `<` and is no tag: comments, instructions, CDATA, a document type. */
function skipSpecial(text: string, open: number): Special | null {
  const until = (mark: string, from: number, what: string): number | { readonly fault: string } => {
    const end = text.indexOf(mark, from);
    return end < 0 ? { fault: `${what} that does not end` } : end;
  };
  if (text.startsWith('<!--', open)) {
    const end = until('-->', open + 4, 'a comment');
    return typeof end === 'number' ? { end: end + 3, text: null } : end;
  }
  if (text.startsWith('<![CDATA[', open)) {
    const end = until(']]>', open + 9, 'CDATA');
    return typeof end === 'number' ? { end: end + 3, text: text.slice(open + 9, end) } : end;
  }
  if (text.startsWith('<?', open)) {
    const end = until('?>', open + 2, 'an instruction');
    return typeof end === 'number' ? { end: end + 2, text: null } : end;
  }
  if (!text.startsWith('<!', open)) return null;
  const end = text.indexOf('>', open);
  if (end < 0 || text.slice(open, end).includes('[')) {
    return { fault: 'a document type with declarations of its own, which are not read: they could be anything' };
  }
  return { end: end + 1, text: null };
}

/** Index of the `>` that ends the tag at `open`; one in quotes does not. */
function endOfTag(text: string, open: number): number {
  let at = open + 1;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (unit === 0x3e) return at;
    if (unit === 0x22 || unit === 0x27) {
      at = text.indexOf(unit === 0x22 ? '"' : "'", at + 1);
      if (at < 0) return -1;
    }
    at += 1;
  }
  return -1;
}

/** Attributes of a tag that declare namespaces: prefixes (empty for the default one) and what they stand for. */
export function namespacesOf(attributes: string): readonly (readonly [prefix: string, uri: string])[] {
  const found: (readonly [string, string])[] = [];
  if (!attributes.includes('xmlns')) return found;
  // By hand: a pattern would look at a long run of nonsense again from each of its letters.
  let at = 0;
  while (at < attributes.length) {
    const sign = attributes.indexOf('=', at);
    if (sign < 0) return found;
    const name = attributes.slice(at, sign).trim();
    let start = sign + 1;
    while (start < attributes.length && attributes.charCodeAt(start) <= 0x20) start += 1;
    const quote = attributes[start];
    const end = quote === '"' || quote === "'" ? attributes.indexOf(quote, start + 1) : -1;
    if (end < 0) return found;
    if (name === 'xmlns' || name.startsWith('xmlns:')) {
      found.push([name.slice(6), decodeReferences(attributes.slice(start + 1, end))]);
    }
    at = end + 1;
  }
  return found;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Numbered and the five named references of XML; others stay as they stand. */
function decodeReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));/g,
    (whole, hex, decimal, name) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const point = hex === undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hex, 16);
      return point > 0x10ffff ? whole : String.fromCodePoint(point);
    },
  );
}
