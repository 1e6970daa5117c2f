import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { LIMITS } from '@/lib/protocol/limits';
import type { FaceRef } from '@/lib/scene/runs/face';
import { callApi } from '../support/api-call';
import { startTestServer } from '../support/test-server';

const require = createRequire(import.meta.url);
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

test('[SC-106] a page is told which faces have its signs, and gets their files, to keep', async () => {
  const { url } = await startTestServer();
  const { body } = await callApi(url, 'POST', '/api/faces', undefined, { points: [0x5d0, 0x41] });
  const faces = body.faces as FaceRef[];
  expect(faces.map(({ family, weight }) => `${family} ${weight}`)).toEqual(
    [400, 500, 600, 700].map((weight) => `Noto Sans Hebrew ${weight}`),
  );
  const answer = await fetch(`${url}/api/faces/${faces[0]!.id}`);
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(answer.headers.get('content-type')).toBe('font/sfnt');
  const file = require.resolve('@expo-google-fonts/noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf');
  expect(hash(new Uint8Array(await answer.arrayBuffer()))).toBe(hash(readFileSync(file)));
});

test('[SC-106] nothing but faces is handed out, and nonsense is refused', async () => {
  const { url } = await startTestServer();
  for (const id of ['x', '..%2F..%2Fpackage.json', '%2Fetc%2Fpasswd', '__proto__']) {
    const { status, headers } = await callApi(url, 'GET', `/api/faces/${id}`);
    expect([status, headers.get('cache-control')], id).toEqual([404, 'no-store']);
  }
  for (const body of ['{', { points: 'a' }, { points: [1.5] }, { points: [-1] }, { points: [0x110000] }, {}]) {
    expect((await callApi(url, 'POST', '/api/faces', undefined, body)).status).toBe(400);
  }
  const many = { points: Array.from({ length: LIMITS.facePoints + 1 }, (_, i) => i) };
  expect((await callApi(url, 'POST', '/api/faces', undefined, many)).status).toBe(400);
  expect((await callApi(url, 'POST', '/api/faces', undefined, { points: [] })).body).toEqual({ faces: [] });
});
