import { expect, test } from 'vitest';
import { partsLength } from '@/server/http/body-parts';
import { ByteBudget, readBytes } from '@/server/http/read-body';
import { Turnstile } from '@/server/turnstile';

function sending(total: number, chunk = 10): Request {
  let left = total;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (left <= 0) return controller.close();
      controller.enqueue(new Uint8Array(Math.min(chunk, left)));
      left -= chunk;
    },
  });
  return new Request('http://localhost/', { method: 'POST', body, duplex: 'half' } as RequestInit);
}

test('[HT-41] bodies together have a bound, and give it back however they end', async () => {
  const budget = new ByteBudget(100, new Turnstile(8));
  let release: () => void = () => undefined;
  const slow = new Request('http://localhost/', {
    method: 'POST',
    duplex: 'half',
    body: new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new Uint8Array(70));
        release = () => controller.close();
      },
    }),
  } as RequestInit);
  const held = readBytes(slow, 1000, budget);
  await new Promise((resolve) => setTimeout(resolve, 10));
  await expect(readBytes(sending(50), 1000, budget)).rejects.toMatchObject({ code: 'busy' });
  expect(partsLength(await readBytes(sending(30), 1000, budget))).toBe(30);
  await expect(readBytes(sending(90), 20, budget)).rejects.toMatchObject({ code: 'too-large' });
  release();
  expect(partsLength(await held)).toBe(70);
  expect(partsLength(await readBytes(sending(100), 1000, budget))).toBe(100);
  expect(budget.take(100)).toBe(true);
});
