import * as Y from 'yjs';
import type { Random } from './random';

const ROOTS = ['meta', 'phases', 'touchpoints', 'transitions'] as const;
const KEYS = [
  'label',
  'position',
  'role',
  'parent',
  'source',
  'target',
  'removed',
  'tasks',
  'order',
  'title',
  'x',
  'odd',
];

/** Writes into the document what no client of ours would: wrong types, wrong ids, missing and unknown keys. */
export function injectJunk(doc: Y.Doc, random: Random): string {
  const root = doc.getMap(random.pick(ROOTS));
  const ids = [...root.keys(), 'junk', '__proto__', 'not an id!', ''];
  const id = random.pick(ids);
  const item = root.get(id);
  // A stranger's whole container is only put where nobody works, as a client with ids of its own would.
  const inside = item instanceof Y.Map && random.chance(0.8);
  const isFree =
    item === undefined || ['junk', '__proto__', 'not an id!', ''].includes(id) || root === doc.getMap('meta');
  doc.transact(() => {
    if (inside) item.set(random.pick(KEYS), junkValue(random));
    else if (isFree) root.set(id, random.chance(0.5) ? junkItem(random) : junkValue(random));
  }, 'stranger');
  return `junk in ${String(id)}`;
}

function junkItem(random: Random): Y.Map<unknown> {
  return new Y.Map(random.some(KEYS, 4).map((key) => [key, junkValue(random)]));
}

function junkValue(random: Random): unknown {
  return random.pick<() => unknown>([
    () => null,
    () => undefined,
    () => 7,
    () => Number.NaN,
    () => -0,
    () => 'junk',
    () => '\ud800 half',
    () => 'x'.repeat(30_000),
    () => [1, 'two'],
    () => [Number.NaN, Number.POSITIVE_INFINITY],
    () => ({ a: { b: [undefined, { c: 1 }] } }),
    () => JSON.parse('{"__proto__":{"polluted":true},"~k":1}'),
    () => nested(100),
    () => new Uint8Array([1, 2]),
    () => 10n,
    () => new Y.Text('text type'),
    () => new Y.XmlText('xml'),
    () => Y.Array.from([1, 2]),
    () => new Y.Map([['deep', new Y.Map([['deeper', 1]])]]),
    () => new Y.XmlFragment(),
    () => [{ id: 't', text: 'ok', done: true }, { id: 5 }, null],
    () => 'm1',
    () => 'm2',
    () => true,
  ])();
}

function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { inner: value };
  return value;
}
