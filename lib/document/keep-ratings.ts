import * as Y from 'yjs';
import { listOf, nameOf, setRatingOf } from './commands/rate';
import { isLocal, KEEP } from './origins';
import { getItem, getRoots } from './roots';
import { equalJson } from './stored-values';

/** What this window has said for one person: what is stored, null for 'taken away', and the write that holds it. */
interface Said {
  readonly rating: unknown;
  readonly written: Y.ID;
}

/**
 * Keeps the ratings given in this window when somebody else rates the same touchpoint at the same time. The list of
 * ratings is one value, so of two writes at once one wins whole; the window whose write has lost sees that the winner
 * did not know it, and puts its own ratings into the winner's list, once and as no step of undo. Who has seen a
 * rating and takes it away, takes it away. A write made without a connection in a window that was closed before it
 * came back is not kept.
 * @returns the function that ends it
 */
export function keepRatings(doc: Y.Doc): () => void {
  const { touchpoints } = getRoots(doc);
  /** By touchpoint, by name. */
  const said = new Map<string, Map<string, Said>>();
  const lost = new Set<string>();

  const watch = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void => {
    if (transaction.origin === KEEP) return;
    for (const event of events) {
      if (!(event.target instanceof Y.Map) || event.path.length !== 1) continue;
      const id = String(event.path[0]);
      const value = event.target._map.get('ratings');
      const change = event.changes.keys.get('ratings');
      if (!value || !change) continue;
      const now = byName(event.target.get('ratings'));
      if (isLocal(transaction.origin)) {
        const mine = said.get(id) ?? new Map<string, Said>();
        said.set(id, mine);
        for (const name of differences(byName(change.oldValue), now)) {
          mine.set(name, { rating: now.get(name) ?? null, written: value.lastId });
        }
      } else {
        for (const [name, { rating, written }] of said.get(id) ?? []) {
          if (equalJson(now.get(name) ?? null, rating)) continue;
          // Whoever has seen ours and says another thing means it.
          if (knows(value, written)) said.get(id)!.delete(name);
          else lost.add(id);
        }
      }
    }
  };
  const putBack = (): void => {
    if (lost.size === 0) return;
    const ids = [...lost];
    lost.clear();
    doc.transact(() => {
      for (const id of ids) {
        const item = getItem(touchpoints, id);
        const mine = said.get(id);
        if (!item || !mine) continue;
        for (const [name, { rating }] of mine) setRatingOf(item, name, rating);
        const written = item._map.get('ratings')?.lastId;
        if (written) for (const [name, { rating }] of mine) mine.set(name, { rating, written });
      }
    }, KEEP);
  };
  touchpoints.observeDeep(watch);
  doc.on('afterTransaction', putBack);
  return () => {
    touchpoints.unobserveDeep(watch);
    doc.off('afterTransaction', putBack);
  };
}

const byName = (ratings: unknown): Map<string, unknown> => new Map(listOf(ratings).map((one) => [nameOf(one), one]));

/** Names of which the two lists say different things. */
function differences(before: ReadonlyMap<string, unknown>, now: ReadonlyMap<string, unknown>): string[] {
  const names = new Set([...before.keys(), ...now.keys()]);
  return [...names].filter((name) => name !== '' && !equalJson(before.get(name), now.get(name)));
}

/**
 * True when the value was written by somebody who had seen the write `written`: it is among those it followed. Yjs
 * joins overwritten values of one writer in a row, so each item of the chain stands for a stretch of writes.
 */
function knows(value: Y.Item, written: Y.ID): boolean {
  let origin: Y.ID | null = value.lastId;
  for (let at: Y.Item | null = value; at && origin; at = at.left) {
    const { client, clock } = at.id;
    if (origin.client !== client || origin.clock < clock || origin.clock >= clock + at.length) continue;
    if (written.client === client && written.clock >= clock && written.clock <= origin.clock) return true;
    origin = at.origin;
  }
  return false;
}
