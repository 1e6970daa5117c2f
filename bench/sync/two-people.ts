import { type Outcome, withCpu } from './outcome';
import { pace } from './pace';
import { People, type Person, quiet, sleep } from './people';
import { Samples } from './samples';
import type { Target } from './target';

const PER_SECOND = 100;
const WARM_UP_S = 1.5;
const SECONDS = 8;

/** Two people in a map take turns, a hundred edits a second: until the other has it, and until the sender hears of it. */
export async function twoPeople(target: Target, seconds = SECONDS): Promise<Outcome> {
  const edits = Math.ceil(PER_SECOND * (seconds + WARM_UP_S)) + 10;
  const people = await People.gather(target, { maps: await target.makeMaps(1), perMap: 2, edits });
  const toOther = new Samples();
  const toSender = new Samples();
  const receipts = watchReceipts(people);
  let measuring = false;
  people.onEdit = (reader, sender, edit) => {
    if (!measuring) return;
    (reader === sender ? toSender : toOther).add(performance.now() - (sender.sentAt[edit] ?? 0));
  };
  const turn = (n: number): void => {
    people.edit(people.all[n % 2] as Person, 1);
  };
  await quiet(people);
  await pace(PER_SECOND, WARM_UP_S, turn);
  await sleep(300);
  measuring = true;
  receipts.begin();
  const cpu = await withCpu(target, () => pace(PER_SECOND, seconds, turn));
  await sleep(500);
  people.assertAllHere();
  people.leave();
  return {
    figures: {
      p50: toOther.at(0.5),
      p99: toOther.at(0.99),
      echoP50: toSender.at(0.5),
      echoP99: toSender.at(0.99),
      receiptP99: receipts.samples.at(0.99),
      edits: toOther.count,
      ...cpu,
    },
  };
}

/** Hocuspocus' receipts carry no number: the n-th belongs to the n-th edit. */
function watchReceipts(people: People): { samples: Samples; begin(): void } {
  const samples = new Samples();
  let measuring = false;
  let before: number[] = [];
  people.onReceipt = (reader) => {
    if (measuring)
      samples.add(performance.now() - (reader.sentAt[reader.receipts - 1 - (before[reader.seat] ?? 0)] ?? 0));
  };
  return {
    samples,
    begin() {
      before = people.all.map(({ receipts, sent }) => receipts - sent);
      measuring = true;
    },
  };
}
