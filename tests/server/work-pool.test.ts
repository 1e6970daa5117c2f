import { expect, onTestFinished, test } from 'vitest';
import { Doc, encodeStateAsUpdate } from 'yjs';
import { writeMap } from '@/lib/document/write-map';
import { DEFAULT_OPTIONS } from '@/lib/export/options';
import { LIMITS, type Limits } from '@/lib/protocol/limits';
import { createWorkPool, type WorkPool } from '@/server/jobs/work-pool';
import type { StoredDocument } from '@/server/storage/storage';
import { buildMapWorker } from '../support/build-worker';

const MAP_FILE = { format: 'json', name: '' } as const;

async function pool(limits: Partial<Limits> = {}): Promise<WorkPool> {
  const made = createWorkPool(await buildMapWorker(), { ...LIMITS, ...limits });
  onTestFinished(() => made.close());
  return made;
}

/** A map as it is stored, with so many touchpoints in chains of ten. */
function stored(count: number): StoredDocument {
  const doc = new Doc();
  const touchpoints = Array.from({ length: count }, (_, index) => ({ id: `t${index}`, label: `Touchpoint ${index}` }));
  const transitions = touchpoints
    .slice(1)
    .map(({ id }, index) => ({ id: `x${id}`, source: `t${index}`, target: id }))
    .filter((_, index) => index % 10 !== 9);
  writeMap(doc, { title: 'Large', phases: [], touchpoints, transitions });
  return { snapshot: encodeStateAsUpdate(doc), pending: null, updates: [], lastSeq: 1 };
}

const newMap = (touchpoints: number): Uint8Array =>
  new TextEncoder().encode(
    JSON.stringify({
      map: {
        format: 'throughline',
        version: 1,
        touchpoints: Array.from({ length: touchpoints }, (_, index) => ({ id: `t${index}`, label: `label ${index}` })),
        transitions: [],
      },
    }),
  );

test('[HT-40] a large job is done in a thread of its own, with the same result as at once', async () => {
  const elsewhere = await pool({ inlineBytes: 0, inlineAnalysisBytes: 0 });
  const here = await pool({ inlineBytes: Number.MAX_SAFE_INTEGER, inlineAnalysisBytes: Number.MAX_SAFE_INTEGER });
  const picture = { format: 'svg', options: { ...DEFAULT_OPTIONS, theme: 'dark' } } as const;
  for (const ask of [
    async (pool: WorkPool) => (await pool.run('a', 'file', { stored: stored(300) })).body,
    async (pool: WorkPool) => (await pool.run('a', 'analysis', { stored: stored(300) })).body,
    async (pool: WorkPool) => (await pool.run('a', 'export', { stored: stored(30), ...picture })).bytes,
  ]) {
    const [far, near] = [await ask(elsewhere), await ask(here)];
    expect(Buffer.from(far).equals(Buffer.from(near))).toBe(true);
    expect(near.length).toBeGreaterThan(1000);
  }
  const bad = {
    stored: stored(3),
    body: [new TextEncoder().encode('{"format":1}')],
    file: MAP_FILE,
    mode: 'merge',
  } as const;
  const faults = (await here.run('a', 'import', bad).catch((error) => error.more)) as object;
  await expect(elsewhere.run('a', 'import', bad)).rejects.toMatchObject({ code: 'invalid-map', more: faults });
});

test('[HT-40] the main thread goes on meanwhile', async () => {
  const { run } = await pool();
  let turns = 0;
  const clock = setInterval(() => {
    turns += 1;
  }, 5);
  await run('a', 'analysis', { stored: stored(5000) });
  clearInterval(clock);
  expect(turns).toBeGreaterThan(10);
});

test('[HT-40] who asks for too much at once is told so, others come through, and when all is full nobody does', async () => {
  const { run } = await pool({ workWaitingEach: 2, workWaiting: 4 });
  const body = newMap(3000);
  const asked = ['a', 'a', 'a', 'a', 'b', 'b'].map((owner) => run(owner, 'make', { body: [body.slice()] }));
  const settled = Promise.allSettled(asked);
  await expect(run('c', 'make', { body: [body.slice()] })).resolves.toHaveProperty('update');
  const results = await settled;
  const codes = results.map((result) => (result.status === 'fulfilled' ? 'done' : result.reason.code));
  expect(codes).toEqual(['done', 'done', 'done', 'too-many', 'done', 'done']);
  const many = Array.from({ length: 9 }, (_, index) => run(`owner ${index}`, 'make', { body: [body.slice()] }));
  const full = (await Promise.allSettled(many)).map((one) => (one.status === 'fulfilled' ? 'done' : one.reason.code));
  expect(full).toEqual([...Array(6).fill('done'), ...Array(3).fill('busy')]);
});

test('[HT-40] a job that takes too long, or too much memory, is given up; the next one is done', async () => {
  const hurried = await pool({ workSeconds: 0.05 });
  await expect(hurried.run('a', 'analysis', { stored: stored(20_000) })).rejects.toMatchObject({
    code: 'took-too-long',
  });
  const small = await pool({ workMegabytes: 24 });
  await expect(small.run('a', 'make', { body: [newMap(60_000)] })).rejects.toMatchObject({ code: 'too-large' });
  await expect(small.run('a', 'make', { body: [newMap(2000)] })).resolves.toHaveProperty('update');
});

test('[HT-40] what waits when the server ends is rejected', async () => {
  const made = await pool();
  const asked = Array.from({ length: 5 }, () => made.run('a', 'make', { body: [newMap(5000)] }));
  const settled = Promise.allSettled(asked);
  await made.close();
  expect((await settled).every(({ status }) => status === 'rejected')).toBe(true);
});
