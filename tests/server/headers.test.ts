import { request } from 'node:http';
import { expect, test } from 'vitest';
import { callApi } from '../support/api-call';
import { createTestMap, startTestServer } from '../support/test-server';

test('[HT-20] every answer says what it may do in a browser: nothing, for nobody else’s page', async () => {
  const server = await startTestServer();
  const { id, keys } = await createTestMap(server.url, { template: 'clinic-en' });
  const paths = ['/healthz', '/metrics', '/api/nothing', `/api/maps/${id}`, `/api/maps/${id}/links`, '/sync/x', '/m/x'];
  for (const path of paths) {
    const { headers } = await callApi(server.url, 'GET', path, keys.own);
    expect(headers.get('content-security-policy'), path).toMatch(/^default-src 'none'; frame-ancestors 'none'/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('permissions-policy')).toMatch(/camera=\(\).*microphone=\(\)/);
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('server')).toBeNull();
  }
  const foreign = await fetch(`${server.url}/`, { headers: { origin: 'https://evil.example' } });
  expect(foreign.status).toBe(403);
  expect(foreign.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
  const picture = await callApi(server.url, 'GET', `/api/maps/${id}/export.svg`, keys.view);
  expect(picture.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
});

test('[HT-23] browsers are told to stay with HTTPS only where people reach the server by it', async () => {
  for (const [publicUrl, told] of [
    ['https://maps.example.com', 'max-age=31536000'],
    ['http://maps.example.com', null],
  ] as const) {
    const server = await startTestServer({ publicUrl });
    const { headers } = await callApi(server.url, 'GET', '/healthz');
    expect(headers.get('strict-transport-security')).toBe(told);
  }
});

test('[HT-21] a page’s scripts run by a nonce of that very answer, whatever the request or its Host says', async () => {
  const seen: (string | undefined)[] = [];
  const server = await startTestServer({
    publicUrl: 'https://maps.example.com/',
    pages: (incoming, response) => {
      seen.push(incoming.headers['content-security-policy'] as string);
      response.end('a page');
    },
  });
  const policyOf = (headers: Record<string, string>, path = '/m/x'): Promise<string> =>
    new Promise((resolve, reject) => {
      const sent = request({ port: server.port, host: '127.0.0.1', path, headers }, (response) => {
        response.resume();
        resolve(String(response.headers['content-security-policy']));
      });
      sent.on('error', reject);
      sent.end();
    });
  const policies = [
    await policyOf({}),
    await policyOf({ 'content-security-policy': "script-src 'nonce-AAAA'" }),
    await policyOf({ host: 'x; script-src *' }),
    await policyOf({ host: 'maps.internal:8080' }),
  ];
  expect(seen).toEqual(policies);
  const nonces = policies.map(
    (policy) => /script-src 'self' 'nonce-([\w+/]{24})' 'wasm-unsafe-eval';/.exec(policy)?.[1],
  );
  expect(new Set(nonces).size).toBe(4);
  for (const policy of policies) {
    expect(policy).toMatch(/^default-src 'none'; /);
    for (const part of ["object-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'self'"]) {
      expect(policy).toContain(part);
    }
    expect(policy).not.toMatch(/unsafe-eval'(?<!wasm-unsafe-eval')|\*|AAAA|script-src[^;]*unsafe-inline/);
    expect(policy).toContain("connect-src 'self' wss://maps.example.com");
  }
  expect(policies[3]).toContain('wss://maps.internal:8080;');
  expect(await policyOf({}, '/_next/static/chunk.js')).toContain("script-src 'self' 'wasm-unsafe-eval';");
});

test('[HT-53] other sites may frame the page that is made for it, and no other address', async () => {
  const server = await startTestServer({ pages: (_, response) => void response.end('a page') });
  const framed = await fetch(`${server.url}/embed/abc_-123?theme=dark`);
  expect(framed.headers.get('content-security-policy')).toMatch(/; frame-ancestors \*; object-src 'none'/);
  expect(framed.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self' 'nonce-/);
  expect(framed.headers.get('x-frame-options')).toBeNull();
  expect(framed.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  for (const path of [
    '/',
    '/m/abc',
    '/embed',
    '/embed/',
    '/embed/a/b',
    '/embed/..%2fm%2fa',
    '/m/a?/embed/a',
    '//embed/a',
  ]) {
    const { headers } = await fetch(`${server.url}${path}`);
    expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'self'");
    expect(headers.get('x-frame-options'), path).toBe('SAMEORIGIN');
  }
});

test('[HT-25] pages are only read: nothing that is sent to one reaches what draws it', async () => {
  let drawn = 0;
  const server = await startTestServer({
    pages: (_, response) => {
      drawn += 1;
      response.end('a page');
    },
  });
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
    const response = await fetch(`${server.url}/m/x`, { method, headers: { 'next-action': 'a'.repeat(40) } });
    expect(response.status, method).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
    expect(await response.json()).toMatchObject({ code: 'method-not-allowed' });
  }
  expect(drawn).toBe(0);
  expect((await fetch(`${server.url}/m/x`, { method: 'HEAD' })).status).toBe(200);
  expect(await (await fetch(`${server.url}/m/x`)).text()).toBe('a page');
  expect(drawn).toBe(2);
});
