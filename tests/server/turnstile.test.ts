import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BodyParts, partsLength } from '@/server/http/body-parts';
import { TurnClock } from '@/server/sync/turn-clock';
import { Turnstile } from '@/server/turnstile';

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('[SY-29] of those who come together a few begin in each turn, in order', async () => {
  const turnstile = new Turnstile(2);
  const begun: number[] = [];
  for (let index = 1; index <= 7; index += 1) turnstile.enter(() => begun.push(index));
  const seen = [begun.length];
  for (let turns = 0; turns < 5; turns += 1) {
    await turn();
    seen.push(begun.length);
  }
  expect(begun).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(seen).toEqual([2, 4, 6, 7, 7, 7]);
  turnstile.enter(() => begun.push(8));
  expect(begun.at(-1)).toBe(8);
});

test('[SY-29] turns are told apart', async () => {
  const clock = new TurnClock();
  const first = clock.turn;
  expect(clock.turn).toBe(first);
  await turn();
  expect(clock.turn).toBe(first + 1);
});

test('[HT-41] a body is the same in parts, each with a buffer that can move', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 100_000 }), { maxLength: 40 }), (sizes) => {
      const parts = new BodyParts();
      const sent = sizes.map((size, index) => Buffer.alloc(size, index));
      for (const bytes of sent) parts.push(bytes);
      const taken = parts.take();
      expect(Buffer.concat(taken).equals(Buffer.concat(sent))).toBe(true);
      expect(partsLength(taken)).toBe(sizes.reduce((sum, size) => sum + size, 0));
      for (const { buffer, length } of taken) expect(buffer.byteLength).toBe(length);
    }),
    { numRuns: 50 },
  );
});
