import { type Outcome, withCpu } from './outcome';
import { pace } from './pace';
import { People, type Person, quiet, sleep } from './people';
import { Samples } from './samples';
import type { Target } from './target';

const MAPS = 500;
const PEOPLE = 3;
const EDITS_PER_SECOND = 350;
const WARM_UP_S = 1.5;
const SECONDS = 8;

/** Three people in each of 500 maps; anybody edits, 350 times a second in all. */
export async function manyMaps(target: Target): Promise<Outcome> {
  const people = await People.gather(target, { maps: await target.makeMaps(MAPS), perMap: PEOPLE, edits: 40 });
  await quiet(people);
  const toOthers = new Samples();
  let measuring = false;
  people.onEdit = (reader, sender, edit) => {
    if (measuring && reader !== sender) toOthers.add(performance.now() - (sender.sentAt[edit] ?? 0));
  };
  const turn = (): void => {
    people.edit(people.all[Math.floor(Math.random() * people.all.length)] as Person, 1);
  };
  await pace(EDITS_PER_SECOND, WARM_UP_S, turn);
  await sleep(300);
  measuring = true;
  const cpu = await withCpu(target, () => pace(EDITS_PER_SECOND, SECONDS, turn));
  await sleep(500);
  people.assertAllHere();
  people.leave();
  return { figures: { p50: toOthers.at(0.5), p99: toOthers.at(0.99), delivered: toOthers.count, ...cpu } };
}
