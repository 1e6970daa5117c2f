import { ageOf, movesOf, stampNow } from './moves';
import { type Outcome, withCpu } from './outcome';
import { pace } from './pace';
import { People, type Person, quiet, sleep } from './people';
import { Samples } from './samples';
import type { Target } from './target';

const EDITORS = 2;
const EDITS_PER_SECOND = 5;
const MOVES_PER_SECOND = 10;
/** Readers whose presence frames are looked into. */
const WATCHERS = 20;
const WARM_UP_MS = 2000;
const SECONDS = 8;
const DRAIN_MS = 2000;

/**
 * Many in one map: some move their pointer ten times a second, two edit five times a second, all read. Edits are timed
 * to every reader, presence to a sample of readers: how old a move is when it arrives, and, looked at ten times a
 * second, how old the newest is that a reader has of each mover (their own 100 ms between two moves included).
 */
export async function crowd(target: Target, size: number, movers: number): Promise<Outcome> {
  const edits = EDITS_PER_SECOND * 12 + 20;
  const options = { maps: await target.makeMaps(1), perMap: size, edits, editorsPerMap: EDITORS };
  const people = await People.gather(target, options);
  const moves = people.all.map(movesOf);
  const move = (n: number): void => people.all[n]?.client.write(moves[n]?.() ?? Buffer.alloc(0));
  for (const { index } of people.all) move(index);
  await quiet(people);

  const watch = new Watch(people, size, movers);
  const timers: NodeJS.Timeout[] = [];
  for (let n = 0; n < movers; n += 1) {
    // Movers are neither the first two nor, as far as there are others, the watchers.
    const mover = EDITORS + n;
    setTimeout(() => timers.push(setInterval(() => move(mover), 1000 / MOVES_PER_SECOND)), Math.random() * 100);
  }
  await sleep(WARM_UP_MS);
  watch.begin();
  timers.push(setInterval(() => watch.look(), 100));
  const cpu = await withCpu(target, () =>
    pace(EDITORS * EDITS_PER_SECOND, SECONDS, (n) => {
      people.edit(people.all[n % EDITORS] as Person, 1);
    }),
  );
  await sleep(DRAIN_MS);
  for (const timer of timers) clearInterval(timer);
  const figures = watch.end();
  people.assertAllHere();
  people.leave();
  return { figures: { ...figures, ...cpu } };
}

class Watch {
  readonly #people: People;
  readonly #movers: number;
  readonly #edits = new Samples();
  readonly #ages = new Samples();
  readonly #newest = new Samples();
  readonly #watchers: Person[];
  /** The newest stamp of each mover, per watcher. */
  readonly #stamps = new Map<Person, Float64Array>();
  #first: number[] = [];
  #measuring = false;

  constructor(people: People, size: number, movers: number) {
    this.#people = people;
    this.#movers = movers;
    this.#watchers = people.all.slice(Math.max(EDITORS, size - WATCHERS));
    for (const watcher of this.#watchers) {
      watcher.watches = true;
      this.#stamps.set(watcher, new Float64Array(size).fill(stampNow()));
    }
    people.onEdit = (reader, sender, edit) => {
      if (this.#measuring && reader !== sender) this.#edits.add(performance.now() - (sender.sentAt[edit] ?? 0));
    };
    people.onMove = (reader, mover, stamp) => {
      const stamps = this.#stamps.get(reader);
      if (!stamps || stamp <= (stamps[mover.index] ?? 0)) return;
      stamps[mover.index] = stamp;
      if (this.#measuring) this.#ages.add(ageOf(stamp));
    };
  }

  begin(): void {
    this.#first = this.#people.all.map(({ sent }) => sent);
    this.#measuring = true;
  }

  /** What each watcher would have on its screen just now. */
  look(): void {
    for (const watcher of this.#watchers) {
      const stamps = this.#stamps.get(watcher);
      for (let n = EDITORS; n < EDITORS + this.#movers; n += 1) {
        if (n !== watcher.index) this.#newest.add(ageOf(stamps?.[n] ?? 0));
      }
    }
  }

  end(): Record<string, number> {
    this.#measuring = false;
    const now = performance.now();
    let missing = 0;
    for (const sender of this.#people.all.slice(0, EDITORS)) {
      for (const reader of this.#people.all) {
        if (reader === sender) continue;
        const from = Math.max(this.#first[sender.index] ?? 0, reader.seen[sender.seat] ?? 0);
        for (let edit = from; edit < sender.sent; edit += 1) {
          missing += 1;
          this.#edits.add(now - (sender.sentAt[edit] ?? 0));
        }
      }
    }
    return {
      p50: this.#edits.at(0.5),
      p99: this.#edits.at(0.99),
      missing: missing / this.#edits.count,
      ageP95: this.#ages.at(0.95),
      newestP95: this.#newest.at(0.95),
      movesSeen: this.#ages.count / this.#watchers.length,
    };
  }
}
