import { expect, test } from 'vitest';
import { ByteBudget, readBytes } from '@/server/http/read-body';

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
  const budget = new ByteBudget(100);
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
  expect(await readBytes(sending(30), 1000, budget)).toHaveLength(30);
  await expect(readBytes(sending(90), 20, budget)).rejects.toMatchObject({ code: 'too-large' });
  release();
  expect(await held).toHaveLength(70);
  expect(await readBytes(sending(100), 1000, budget)).toHaveLength(100);
  expect(budget.take(100)).toBe(true);
});
