import { LIMITS } from '../protocol/limits';
import type { IdMaker } from './fragment-builder';

const LONGEST_SLUG = 40;

/**
 * Ids made of what they name, always the same: a file that is imported twice, or is merged into a map it was imported
 * into before, meets its own touchpoints again. Never one of `taken`, which those given are added to.
 */
export function stableIds(taken: Set<string>, takenTransitions: Set<string>): IdMaker {
  return {
    touchpoint: (label) => takeFree(labelId(label.slice(0, LIMITS.labelCharacters)), taken),
    transition: (source, target) => takeFree(transitionId(source, target), takenTransitions),
  };
}

/** An id of a transition made of the ids of its ends: `ad-form`. */
export function transitionId(source: string, target: string): string {
  const joined = `${source}-${target}`;
  return joined.length <= 60 ? joined : `e-${hash(joined)}`;
}

/** `Cold call` gives `cold-call`; what has letters beyond those of ids gives a number made of it. */
function labelId(label: string): string {
  const plain = label.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const slug = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  const isWhole = slug !== '' && slug.length <= LONGEST_SLUG && !/[^\p{ASCII}\p{P}\p{Z}]/u.test(plain);
  return isWhole ? slug : `t-${hash(label.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim())}`;
}

function takeFree(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let count = next.get(taken)?.get(wanted) ?? 2; taken.has(id); count += 1) {
    id = `${wanted}-${count}`;
    const counts = next.get(taken) ?? new Map<string, number>();
    next.set(taken, counts.set(wanted, count + 1));
  }
  taken.add(id);
  return id;
}

/** Where counting goes on, so that a hundred thousand of one name are not counted from the start each time. */
const next = new WeakMap<Set<string>, Map<string, number>>();

/** 53 bits of a text (cyrb53, public domain), so that no two names of a map meet. */
function hash(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}
