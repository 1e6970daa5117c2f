import { expect, test } from 'vitest';
import { clientAddress } from '@/server/http/client-address';
import { startTestServer } from '../support/test-server';

test('[HT-15] the address is the one that the outermost of our proxies saw', () => {
  const from = (forwardedFor: string | undefined, proxies: number): string =>
    clientAddress({ remoteAddress: '10.0.0.9', forwardedFor }, proxies);
  expect(from('198.51.100.7', 0)).toBe('10.0.0.9');
  expect(from(undefined, 1)).toBe('10.0.0.9');
  expect(from('198.51.100.7', 1)).toBe('198.51.100.7');
  expect(from('a lie, 203.0.113.5', 1)).toBe('203.0.113.5');
  expect(from('a lie, 203.0.113.5, 10.0.0.2', 2)).toBe('203.0.113.5');
  expect(from('203.0.113.5', 2)).toBe('203.0.113.5');
});

test('[HT-12, HT-15] behind a proxy each client has its own limit of new maps', async () => {
  const server = await startTestServer({ proxies: 1, limits: { mapsPerHour: 2 } });
  const make = async (forwardedFor: string): Promise<number> => {
    const headers = { 'x-forwarded-for': forwardedFor };
    return (await fetch(`${server.url}/api/maps`, { method: 'POST', headers })).status;
  };
  const first = [await make('203.0.113.5'), await make('203.0.113.5'), await make('another lie, 203.0.113.5')];
  expect(first).toEqual([201, 201, 429]);
  expect(await make('203.0.113.6')).toBe(201);
});
