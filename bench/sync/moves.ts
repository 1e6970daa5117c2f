import { type Dialect, presenceMessage, toFrame, varUint } from './dialect';
import { FIRST_CLIENT } from './edit-chain';
import type { Person } from './people';

/** Stamps and clocks begin here, so that all have the same number of digits and of bytes. */
const FIRST_STAMP = 100_000_000_000;
const FIRST_CLOCK = 20_000;

/** Microseconds of this process' clock, twelve digits. */
export const stampNow = (): number => FIRST_STAMP + Math.round(performance.now() * 1000);

/** How old a stamp is, in milliseconds. */
export const ageOf = (stamp: number): number => performance.now() - (stamp - FIRST_STAMP) / 1000;

/** Makes the presence frames of one person: the product's own fields, and first the moment at which it was sent. */
export function movesOf(person: Person): () => Buffer {
  let moves = 0;
  const name = `Person ${String(person.index).padStart(4, '0')}`;
  return () => {
    moves += 1;
    const cursor = [1000 + ((person.index * 37 + moves * 11) % 8000) / 10, 1000 + ((moves * 7) % 6000) / 10];
    const state = JSON.stringify({ t: stampNow(), name, color: person.index % 8, cursor, view: [800, 600, 1] });
    return moveFrame(person.dialect, FIRST_CLIENT + person.index, FIRST_CLOCK + moves, state);
  };
}

function moveFrame({ prefix }: Dialect, client: number, clock: number, state: string): Buffer {
  const entry = Buffer.from([1, ...varUint(client), ...varUint(clock), ...varUint(state.length)]);
  return toFrame(prefix, presenceMessage(Buffer.concat([entry, Buffer.from(state, 'latin1')])));
}
