import { isId } from '../model/ids';

/** An id is cut here, so that a number fits behind it. */
const MOST = 48;

/**
 * Gives out ids that say what they stand for: made of labels (`banner-ad`), always the same for the same texts in the
 * same order, so that a file that is read twice names the same things, and a map of it diffs well.
 */
export class LabelIds {
  private readonly taken = new Set<string>();
  /** The next number behind each base, as it is cut: thousands of long ones may begin alike. */
  private readonly next = new Map<string, number>();

  /** An id made of `text`, or `text` itself where `asIs` and it can be one. */
  take(text: string, { asIs = false }: { readonly asIs?: boolean } = {}): string {
    const usable: boolean = isId(text);
    const base = asIs && usable ? text : idOf(text);
    let id = base;
    const cut = base.slice(0, MOST);
    for (let number = this.next.get(cut) ?? 2; this.taken.has(id); number += 1) {
      id = `${cut}-${number}`;
      this.next.set(cut, number + 1);
    }
    this.taken.add(id);
    return id;
  }

  /** Keeps an id from being given out; false when it is taken already. */
  reserve(id: string): boolean {
    if (this.taken.has(id)) return false;
    this.taken.add(id);
    return true;
  }
}

/** Letters and digits of the Latin alphabet, and a number for all that these can't say: other scripts, emoji. */
function idOf(text: string): string {
  const head = text.slice(0, 500);
  const plain = head.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MOST - 9)
    .replace(/^-+|-+$/g, '');
  const isWhole = words !== '' && !/[^\p{ASCII}]/u.test(plain) && text.length <= MOST - 9;
  return isWhole ? words : [words, hashOf(text)].filter((part) => part !== '').join('-');
}

/** FNV-1a of the UTF-16 units. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}
