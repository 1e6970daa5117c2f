import { createHash, createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { allows, deriveKeys, FIRST_GENERATIONS, hasEnded, renewed } from '@/lib/protocol/keys';
import { createKeys, hashKey, roleOfKey } from '@/server/access/key-hashes';
import { isSameOrigin } from '@/server/access/same-origin';
import { Tickets } from '@/server/access/tickets';
import type { MapRecord } from '@/server/storage/storage';

/* Of the own key AAAA…: what an independent SHA-256 gives, base64url of its first 24 bytes. */
const EDIT_1 = 'ccM2mM--_y6b34EwiCXNOwcOO7DuzamM';
const VIEW_1_0 = 'TIZpoScQK84WaCXfPHSL8CrlhhrHrmr7';
const VIEW_1_2 = 'TdjVtF9mnRTjOJapj8haWsuhMLHRwlUS';

test('[AC-1] a new map has three different keys of 192 bits in base64url', async () => {
  const { keys } = await createKeys();
  expect(new Set(Object.values(keys)).size).toBe(3);
  for (const key of Object.values(keys)) expect(key).toMatch(/^[A-Za-z0-9_-]{32}$/);
  expect((await createKeys()).keys.own).not.toBe(keys.own);
});

test('[AC-2] weaker keys follow from a stronger one, the same by any implementation of SHA-256', async () => {
  const { keys } = await createKeys();
  const node = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
  const subtle = async (bytes: Uint8Array) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
  for (const sha256 of [undefined, node, subtle]) {
    expect(await deriveKeys('own', keys.own, FIRST_GENERATIONS, sha256)).toEqual(keys);
    expect(await deriveKeys('edit', keys.edit, FIRST_GENERATIONS, sha256)).toEqual({
      edit: keys.edit,
      view: keys.view,
    });
    expect(await deriveKeys('view', keys.view, FIRST_GENERATIONS, sha256)).toEqual({ view: keys.view });
  }
});

test('[AC-2] the derivation is frozen: links given away must go on working', async () => {
  expect(await deriveKeys('own', 'A'.repeat(32))).toEqual({
    own: 'A'.repeat(32),
    edit: 'OmqaWZbHjPkPnbAetujws1fNjnct8s85',
    view: '7YI9hykCImJs946niUik94jD4z3My92b',
  });
});

test('[AC-8] renewed keys follow from the own key and how often each was renewed, and the derivation is frozen', async () => {
  const own = 'A'.repeat(32);
  const of = (edit: number, view: number) => deriveKeys('own', own, { edit, view });
  expect(await of(0, 0)).toEqual(await deriveKeys('own', own));
  expect(await of(1, 0)).toEqual({ own, edit: EDIT_1, view: VIEW_1_0 });
  expect(await of(1, 2)).toEqual({ own, edit: EDIT_1, view: VIEW_1_2 });
  expect(await deriveKeys('edit', EDIT_1, { edit: 1, view: 2 })).toEqual({ edit: EDIT_1, view: VIEW_1_2 });
  const all: (string | undefined)[] = [];
  for (const edit of [0, 1, 2, 11]) for (const view of [0, 1, 11]) all.push((await of(edit, view)).view);
  expect(new Set(all).size).toBe(12);
});

test('[AC-8] renewing edit ends edit and view links, renewing view only view links, neither the owner’s', () => {
  const first = { edit: 4, view: 2 };
  const ended = (now: typeof first) =>
    (['own', 'edit', 'view'] as const).filter((role) => hasEnded({ role, generations: first }, now));
  expect(ended(first)).toEqual([]);
  expect(ended(renewed(first, 'edit'))).toEqual(['edit', 'view']);
  expect(ended(renewed(first, 'view'))).toEqual(['view']);
  expect(ended(renewed(renewed(first, 'view'), 'edit'))).toEqual(['edit', 'view']);
});

test('[AC-3] a key is stored as a hash, and gives its role on its map alone', async () => {
  const { keys, hashes } = await createKeys();
  const map: MapRecord = { id: 'a', keyHashes: hashes, generations: FIRST_GENERATIONS, created: 0, deleted: null };
  for (const role of ['own', 'edit', 'view'] as const) {
    expect(roleOfKey(keys[role], map)).toBe(role);
    expect(Buffer.from(hashes[role]).equals(hashKey(keys[role]))).toBe(true);
    expect(roleOfKey(keys[role], { ...map, deleted: 1 })).toBeNull();
    expect(roleOfKey(keys[role], null)).toBeNull();
    expect(roleOfKey(Buffer.from(hashes[role]).toString('base64url'), map)).toBeNull();
  }
  expect(roleOfKey('', map)).toBeNull();
  expect(allows('own', 'edit') && allows('edit', 'edit') && allows('edit', 'view')).toBe(true);
  expect(allows('view', 'edit') || allows('edit', 'own')).toBe(false);
});

test('[AC-4] a ticket is good for its map, its role and its time', () => {
  let now = 1000;
  const tickets = new Tickets(Buffer.alloc(32, 1), () => now);
  const ticket = tickets.issue({ mapId: 'a', role: 'edit', expires: 2000, generations: { edit: 3, view: 1 } });
  expect(ticket).toMatch(/^[A-Za-z0-9_.-]+$/);
  expect(tickets.read(ticket, 'a')).toEqual({ role: 'edit', generations: { edit: 3, view: 1 } });
  expect(tickets.read(ticket, 'b')).toBeNull();
  expect(new Tickets(Buffer.alloc(32, 2), () => now).read(ticket, 'a')).toBeNull();
  expect(new Tickets(Buffer.alloc(32, 1), () => now).read(ticket, 'a')).toEqual({
    role: 'edit',
    generations: { edit: 3, view: 1 },
  });
  now = 2000;
  expect(tickets.read(ticket, 'a')).toBeNull();
});

test('[AC-4] a ticket that was tampered with is none', () => {
  const tickets = new Tickets(Buffer.alloc(32, 1), () => 0);
  const ticket = tickets.issue({ mapId: 'a', role: 'view', expires: 9, generations: FIRST_GENERATIONS });
  const stronger = tickets.issue({ mapId: 'a', role: 'own', expires: 9, generations: FIRST_GENERATIONS });
  const mixed = `${stronger.split('.')[0]}.${ticket.split('.')[1]}`;
  for (const bad of [
    '',
    '.',
    'x',
    `${ticket}x`,
    `${ticket}.`,
    mixed,
    `.${ticket.split('.')[1]}`,
    ticket.slice(0, -2),
  ]) {
    expect(tickets.read(bad, 'a')).toBeNull();
  }
});

test('[AC-4] a ticket of the version before renewing is none', () => {
  const payload = Buffer.from(JSON.stringify([1, 'a', 'own', 9e15])).toString('base64url');
  const signature = createHmac('sha256', Buffer.alloc(32, 1)).update(payload).digest('base64url');
  expect(new Tickets(Buffer.alloc(32, 1), () => 0).read(`${payload}.${signature}`, 'a')).toBeNull();
});

test('[AC-6] a foreign origin is told from this one', () => {
  expect(isSameOrigin(undefined, 'localhost:3000', undefined)).toBe(true);
  expect(isSameOrigin('http://localhost:3000', 'localhost:3000', undefined)).toBe(true);
  expect(isSameOrigin('https://maps.example.com', 'maps.example.com', undefined)).toBe(true);
  expect(isSameOrigin('https://maps.example.com', 'internal:3000', 'https://maps.example.com/')).toBe(true);
  expect(isSameOrigin('http://LOCALHOST:3000', 'localhost:3000', undefined)).toBe(true);
  for (const foreign of ['http://localhost:3001', 'https://evil.example', 'null', '', 'file://', 'http://localhost']) {
    expect(isSameOrigin(foreign, 'localhost:3000', undefined)).toBe(false);
  }
});
