import { expect, test } from 'vitest';
import { createPartLoader } from '../../components/ui/part-loader';

test('[PA-170] a part is fetched once for all who ask, and again only after a failure', async () => {
  const answers: (() => Promise<string>)[] = [
    () => Promise.reject(new Error('no network')),
    () => Promise.resolve('the part'),
  ];
  let asked = 0;
  const loader = createPartLoader(() => {
    asked += 1;
    return answers.shift()!();
  });
  const seen: string[] = [];
  loader.subscribe(() => seen.push(loader.state().kind));
  expect(loader.state().kind).toBe('waiting');
  const [first, second] = await Promise.all([loader.load(), loader.load()]);
  expect([first.kind, second.kind, asked]).toEqual(['failed', 'failed', 1]);
  expect(await loader.load()).toEqual({ kind: 'ready', part: 'the part' });
  expect(await loader.load()).toEqual({ kind: 'ready', part: 'the part' });
  expect(asked).toBe(2);
  expect(seen).toEqual(['loading', 'failed', 'loading', 'ready']);
});
