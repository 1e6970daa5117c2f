import { type Outcome, withCpu } from './outcome';
import { People, type Person, quiet, sleep } from './people';
import type { Target } from './target';

const MAPS = 20;
const PEOPLE = 5;
/** Edits of one person that the next in the map has not seen yet. */
const WINDOW = 8;
const WARM_UP_MS = 1500;
const SECONDS = 5;
const EDITS = 12_000;

/**
 * Everybody edits as fast as the server lets them: as soon as their neighbour has seen some of their edits they send as
 * many again. Counted is each edit that reaches somebody else than its sender.
 */
export async function flatOut(target: Target): Promise<Outcome> {
  const people = await People.gather(target, { maps: await target.makeMaps(MAPS), perMap: PEOPLE, edits: EDITS });
  await quiet(people);
  let delivered = 0;
  let ranOutAt = 0;
  let ended = false;
  people.onEdit = (reader, sender) => {
    if (reader === sender) return;
    delivered += 1;
    if (reader.seat === (sender.seat + 1) % PEOPLE) owed(sender);
  };
  // What arrives in one read is answered by one write.
  const waiting = new Map<Person, number>();
  const owed = (sender: Person): void => {
    if (waiting.size === 0) setImmediate(pay);
    waiting.set(sender, (waiting.get(sender) ?? 0) + 1);
  };
  const pay = (): void => {
    for (const [sender, count] of waiting) {
      if (!ended && ranOutAt === 0 && !people.edit(sender, count)) ranOutAt = performance.now();
    }
    waiting.clear();
  };
  for (const person of people.all) people.edit(person, WINDOW);
  await sleep(WARM_UP_MS);
  const before = delivered;
  const begun = performance.now();
  let perSecond = 0;
  const cpu = await withCpu(target, async () => {
    for (const end = begun + SECONDS * 1000; performance.now() < end && ranOutAt === 0; ) await sleep(50);
    perSecond = ((delivered - before) * 1000) / (performance.now() - begun);
  });
  ended = true;
  people.assertAllHere();
  people.leave();
  return { figures: { perSecond, ...cpu }, notes: ranOutAt > 0 ? ['the prepared edits ran out early'] : [] };
}
