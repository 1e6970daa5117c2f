import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { watchLoopDelay } from '@/server/loop-delay';
import { createMetrics } from '@/server/metrics';

const page = readFileSync('docs/production.md', 'utf8');
const quoted = (pattern: RegExp): Set<string> => new Set([...page.matchAll(pattern)].map((match) => match[1]!));

test('[OP-38] the page on production names every setting of the server, and none that there is not', () => {
  const sources = ['server/main.ts', 'server/storage/store-place.ts'].map((file) => readFileSync(file, 'utf8')).join();
  const read = new Set([...sources.matchAll(/\benv\.([A-Z_]+)/g)].map((match) => match[1]!));
  expect(read.size).toBeGreaterThan(5);
  const table = page.slice(page.indexOf('## Settings'), page.indexOf('## TLS'));
  const named = new Set([...table.matchAll(/`([A-Z]+(?:_[A-Z]+)*)`/g)].map((match) => match[1]!));
  expect([...named].sort()).toEqual([...read].sort());
  const compose = readFileSync('compose.yaml', 'utf8');
  const app = compose.slice(compose.indexOf('x-app:'), compose.indexOf('services:'));
  const given = [...app.matchAll(/^ {4}([A-Z_]+):/gm)].map((match) => match[1]!);
  expect(given.length).toBeGreaterThan(3);
  expect(given.filter((name) => !read.has(name))).toEqual([]);
});

test('[OP-38] the page on production names every metric, and none that there is not', async () => {
  const metrics = createMetrics();
  metrics.redisConnected(true);
  const delay = watchLoopDelay();
  const text = (await metrics.text()) + delay.text();
  delay.close();
  const counted = [...text.matchAll(/^# TYPE (\S+)/gm)].map((match) => match[1]!);
  expect(counted.length).toBeGreaterThan(10);
  expect([...quoted(/`((?:throughline|process)_[a-z_]+)`/g)].sort()).toEqual(counted.sort());
});
