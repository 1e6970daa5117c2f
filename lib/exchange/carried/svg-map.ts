import { MAP_NAMESPACE } from '../../protocol/carried-map';
import { LIMITS } from '../../protocol/limits';
import { parseMapFile } from '../parse-map-file';
import { faultAt, type ReadResult, refuse } from '../read-result';
import { namespacesOf, type XmlToken, xmlTokens } from './xml-tokens';

const WITHOUT =
  'is a drawing without a map inside: it was exported without its data, or a program that changed it left the data out. Ask for the map file';

/**
 * The map that an SVG carries: the text of the element `map` of our namespace, wherever it stands and whatever prefix it
 * has, so that drawings which an editor wrote anew open, too. Looks through the text once and no farther than it must.
 */
export function readSvgMap(text: string): ReadResult {
  const search = new ElementSearch();
  for (const token of xmlTokens(text)) {
    if (token.kind === 'fault') return wrong(text, token.at, token.message);
    const fault = search.take(token);
    if (fault !== null) return wrong(text, token.kind === 'text' ? 0 : token.at, fault);
    if (search.found !== null) {
      const parsed = parseMapFile(search.found.trim());
      return parsed.ok ? { ...parsed, notes: [] } : parsed;
    }
  }
  if (!search.isSvg) return refuse('is no SVG drawing');
  return search.isOpen ? refuse('is an SVG that is cut off. Take the file again from where it came') : refuse(WITHOUT);
}

function wrong(text: string, at: number, message: string): ReadResult {
  let line = 1;
  for (let end = text.indexOf('\n'); end >= 0 && end < at; end = text.indexOf('\n', end + 1)) line += 1;
  return { ok: false, faults: [faultAt('line', line, `the SVG has ${message}`)] };
}

/** Follows the elements and their namespaces until the one with the map has ended. */
class ElementSearch {
  found: string | null = null;
  isSvg = false;
  private readonly open: { readonly name: string; readonly declared: readonly string[] }[] = [];
  /** What each prefix stands for, the innermost last. */
  private readonly uris = new Map<string, string[]>();
  /** Text of the element with the map while it is open, and how deep that is. */
  private pieces: string[] | null = null;
  private depth = 0;

  get isOpen(): boolean {
    return this.open.length > 0;
  }

  /** @returns what is wrong, or null */
  take(token: Exclude<XmlToken, { kind: 'fault' }>): string | null {
    if (token.kind === 'text') {
      if (this.pieces && this.open.length === this.depth) this.pieces.push(token.text);
      return null;
    }
    if (token.kind === 'close') {
      if (this.open.at(-1)?.name !== token.name) return `an end of "${token.name.slice(0, 40)}" that was not begun`;
      this.end();
      return null;
    }
    const declared = namespacesOf(token.attributes);
    this.open.push({ name: token.name, declared: declared.map(([prefix]) => prefix) });
    for (const [prefix, uri] of declared) {
      const known = this.uris.get(prefix);
      if (known) known.push(uri);
      else this.uris.set(prefix, [uri]);
    }
    if (this.open.length > LIMITS.drawingDepth) return `elements nested deeper than ${LIMITS.drawingDepth} levels`;
    const [prefix, local] = splitName(token.name);
    if (this.open.length === 1) this.isSvg = local === 'svg';
    if (!this.pieces && local === 'map' && this.uris.get(prefix)?.at(-1) === MAP_NAMESPACE) {
      this.pieces = [];
      this.depth = this.open.length;
    }
    if (token.empty) this.end();
    return null;
  }

  private end(): void {
    if (this.pieces && this.open.length === this.depth) this.found = this.pieces.join('');
    for (const prefix of this.open.pop()?.declared ?? []) this.uris.get(prefix)?.pop();
  }
}

function splitName(name: string): readonly [prefix: string, local: string] {
  const colon = name.indexOf(':');
  return colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
}
