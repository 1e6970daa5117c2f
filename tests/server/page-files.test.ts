import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { openPageFiles } from '@/server/http/page-files';
import { tempFolder } from '../support/temp-folder';

const SCRIPT = 'export const words = "touchpoint";\n'.repeat(40);

/** A server of one script that was compressed both ways and one that was not. */
async function serve(): Promise<string> {
  const folder = tempFolder();
  mkdirSync(join(folder, 'chunks'));
  writeFileSync(join(folder, 'chunks', 'a.js'), SCRIPT);
  writeFileSync(join(folder, 'chunks', 'a.js.br'), brotliCompressSync(SCRIPT));
  writeFileSync(join(folder, 'chunks', 'a.js.gz'), gzipSync(SCRIPT));
  writeFileSync(join(folder, 'chunks', 'plain.js'), SCRIPT);
  const send = openPageFiles(folder);
  const server = createServer((asked, answer) => {
    if (!send(asked, answer)) answer.writeHead(404).end('by Next');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

function ask(url: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request(url, { headers, method }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
      );
    })
      .on('error', reject)
      .end();
  });
}

test('[PA-172] a file of the page comes as small as the browser takes it, and is kept', async () => {
  const url = await serve();
  const file = `${url}/_next/static/chunks/a.js`;
  const small = await ask(file, { 'accept-encoding': 'gzip, deflate, br' });
  expect(small.status).toBe(200);
  expect(small.headers).toMatchObject({
    'content-encoding': 'br',
    'content-type': 'application/javascript; charset=UTF-8',
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'Accept-Encoding',
  });
  expect(Number(small.headers['content-length'])).toBe(small.body.length);
  expect(brotliDecompressSync(small.body).toString()).toBe(SCRIPT);
  const older = await ask(`${file}?v=1`, { 'accept-encoding': 'gzip, br;q=0' });
  expect(older.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(older.body).toString()).toBe(SCRIPT);
  const again = await ask(file, { 'accept-encoding': 'br', 'if-none-match': String(small.headers.etag) });
  expect([again.status, again.body.length]).toEqual([304, 0]);
  const head = await ask(file, { 'accept-encoding': 'br' }, 'HEAD');
  expect([head.status, head.body.length, head.headers['content-length']]).toEqual([200, 0, String(small.body.length)]);
});

test('[PA-172] everything else is left to Next: no coding, a part, an unknown name, a way out of the folder', async () => {
  const url = await serve();
  const taking = { 'accept-encoding': 'br' };
  for (const [path, headers] of [
    ['/_next/static/chunks/a.js', {}],
    ['/_next/static/chunks/a.js', { 'accept-encoding': 'identity' }],
    ['/_next/static/chunks/a.js', { ...taking, range: 'bytes=0-9' }],
    ['/_next/static/chunks/plain.js', taking],
    ['/_next/static/chunks/b.js', taking],
    ['/_next/static/chunks%2f..%2f..%2fsecret.js', taking],
    ['/_next/static/chunks/%ff.js', taking],
    ['/chunks/a.js', taking],
    ['/', taking],
  ] as const) {
    const answer = await ask(`${url}${path}`, headers);
    expect([answer.status, answer.body.toString()], path).toEqual([404, 'by Next']);
  }
});
