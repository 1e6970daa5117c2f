import { join } from 'node:path';
import Database from 'better-sqlite3';
import { decodeStateVector, encodeStateVectorFromUpdate } from 'yjs';
import { FIRST_CLIENT } from './edit-chain';
import { editsIn, fetchDocument } from './fetch-document';
import type { Outcome } from './outcome';
import { People, type Person, quiet, sleep } from './people';
import { Samples } from './samples';
import type { Target } from './target';
import { timeDisk } from './time-disk';
import { twoPeople } from './two-people';

const WRITERS = 4;
const WINDOW = 4;
/** The server is killed when this many edits have been acknowledged. */
const KILL_AT = 1000;
const EDITS = 4000;
const TRIES_ON_DISK = 3;

/**
 * How long until an edit is on disk, by the server's own word, and what the word is worth: the server is killed (-9)
 * under load, started again, and asked for what it had acknowledged. Of Hocuspocus the file is watched too.
 */
export async function saved(target: Target): Promise<Outcome> {
  const { figures } = await twoPeople(target, 5);
  const onDisk = target.kind === 'hocuspocus' ? await watchFile(target) : Number.NaN;
  return { figures: { ...figures, onDisk, ...timeDisk(target.dataDir), ...(await killAndLook(target)) } };
}

async function killAndLook(target: Target): Promise<{ acknowledged: number; lost: number }> {
  const maps = await target.makeMaps(1);
  const people = await People.gather(target, { maps, perMap: WRITERS, edits: EDITS });
  await quiet(people);
  const sentBefore = people.all.map(({ sent, receipts }) => receipts - sent);
  const byReceipt = target.kind === 'hocuspocus';
  let restarted: Promise<void> | null = null;
  const acknowledgedBy = (person: Person): number =>
    byReceipt ? person.receipts - (sentBefore[person.seat] ?? 0) : (person.seen[person.seat] ?? 0);
  const next = (person: Person): void => {
    if (restarted) return;
    const total = people.all.reduce((sum, one) => sum + acknowledgedBy(one), 0);
    if (total >= KILL_AT) restarted = target.restart('SIGKILL');
    else people.edit(person, 1);
  };
  people.onReceipt = next;
  people.onEdit = (reader, sender) => {
    if (reader === sender && !byReceipt) next(sender);
  };
  for (const person of people.all) people.edit(person, WINDOW);
  for (const end = performance.now() + 20_000; !restarted && performance.now() < end; ) await sleep(10);
  if (!restarted) throw new Error(`fewer than ${KILL_AT} edits were acknowledged in 20 s`);
  // What the server had sent before it died still comes in meanwhile, and counts.
  await restarted;
  await sleep(300);
  const doc = await fetchDocument(target, maps[0] ?? { path: '', name: '' });
  let acknowledged = 0;
  let lost = 0;
  for (const person of people.all) {
    const promised = acknowledgedBy(person);
    acknowledged += promised;
    lost += Math.max(0, promised - editsIn(doc, person.index, person.chain.firstClock));
  }
  people.leave();
  return { acknowledged, lost };
}

/** The longest time of a few single edits until another process finds them in Hocuspocus' database. */
async function watchFile(target: Target): Promise<number> {
  const maps = await target.makeMaps(1);
  const people = await People.gather(target, { maps, perMap: 1, edits: 100 });
  const person = people.all[0] as Person;
  const file = new Database(join(target.dataDir, 'hocuspocus.sqlite'), { readonly: true });
  const find = file.prepare('SELECT data FROM documents WHERE name = ?').pluck();
  const times = new Samples();
  for (let tries = 0; tries < TRIES_ON_DISK; tries += 1) {
    people.edit(person, 1);
    const begun = performance.now();
    const wanted = person.chain.firstClock + person.sent - 1;
    const isThere = (): boolean => {
      const data = find.get(maps[0]?.name) as Buffer | undefined;
      const known = data && decodeStateVector(encodeStateVectorFromUpdate(data)).get(FIRST_CLIENT);
      return (known ?? 0) >= wanted;
    };
    while (!isThere() && performance.now() - begun < 20_000) await sleep(10);
    times.add(performance.now() - begun);
  }
  file.close();
  people.leave();
  return times.at(1);
}
