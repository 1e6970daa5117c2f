import { expect, test } from 'vitest';
import { callApi, keysIn } from '../support/api-call';
import { connectRaw, type RawClient, syncFrame } from '../support/raw-client';
import { createTestMap, fetchTicket, startTestServer } from '../support/test-server';

async function scene() {
  const server = await startTestServer();
  const { id, keys } = await createTestMap(server.url, { template: 'clinic-en' });
  const path = `/api/maps/${id}`;
  const renew = (role: string, key = keys.own, more: object = {}) =>
    callApi(server.url, 'POST', `${path}/links`, key, { renew: role, ...more });
  const links = (key: string) => callApi(server.url, 'GET', `${path}/links`, key);
  const open = async (key: string): Promise<RawClient> => {
    const ticket = await fetchTicket(server.url, id, key);
    const client = await connectRaw(`${server.ws}/sync/${id}?ticket=${ticket}`);
    await client.heard(({ step }) => step === 0);
    return client;
  };
  return { server, id, keys, path, renew, links, open };
}

test('[AC-9] a new edit link takes the place of the old one, and of the view link that follows from it', async () => {
  const { server, id, keys, path, renew, links } = await scene();
  const answer = await renew('edit');
  expect(answer).toMatchObject({ status: 200, body: { role: 'own', generations: { edit: 1, view: 0 } } });
  const now = keysIn(answer);
  expect(now.own).toBe(keys.own);
  expect(new Set([...Object.values(now), keys.edit, keys.view]).size).toBe(5);
  expect((answer.body.links as { edit: string }).edit).toBe(`${server.url}/m/${id}#${now.edit}`);
  for (const old of [keys.edit, keys.view]) {
    expect(await callApi(server.url, 'GET', path, old)).toMatchObject({ status: 404, body: { code: 'unknown-map' } });
    expect((await callApi(server.url, 'POST', `${path}/tickets`, old)).status).toBe(404);
    expect((await links(old)).status).toBe(404);
  }
  for (const [role, key] of Object.entries(now)) {
    const ticket = await callApi(server.url, 'POST', `${path}/tickets`, key);
    expect(ticket).toMatchObject({ status: 200, body: { role } });
  }
  const third = keysIn(await renew('edit'));
  expect([now.edit, keys.edit]).not.toContain(third.edit);
});

test('[AC-9] a new view link leaves the edit link as it is', async () => {
  const { server, keys, path, renew } = await scene();
  const now = keysIn(await renew('view'));
  expect(now).toMatchObject({ own: keys.own, edit: keys.edit });
  expect(now.view).not.toBe(keys.view);
  const read = async (key = '') => (await callApi(server.url, 'GET', path, key)).status;
  expect([await read(keys.edit), await read(now.view), await read(keys.view)]).toEqual([200, 200, 404]);
});

test('[AC-9] renewed links outlive a restart of the server', async () => {
  const { server, id, keys, path, renew } = await scene();
  const now = keysIn(await renew('edit'));
  await server.close();
  const again = await startTestServer({ dataDir: server.dataDir });
  expect((await callApi(again.url, 'GET', path, now.view)).status).toBe(200);
  expect((await callApi(again.url, 'GET', path, keys.view)).status).toBe(404);
  const listed = await callApi(again.url, 'GET', `/api/maps/${id}/links`, keys.own);
  expect(keysIn(listed)).toEqual(now);
});

test('[AC-9] only the own key renews, only what is asked for, and never the own link', async () => {
  const { server, keys, path, renew, links } = await scene();
  for (const weak of [keys.edit, keys.view]) {
    expect(await renew('view', weak)).toMatchObject({ status: 403, body: { code: 'key-too-weak' } });
  }
  expect((await callApi(server.url, 'POST', `${path}/links`, undefined, { renew: 'edit' })).status).toBe(401);
  for (const body of [{ renew: 'own' }, { renew: 'all' }, {}, 'junk', { renew: 'edit', generations: { edit: -1 } }]) {
    const answer = await callApi(server.url, 'POST', `${path}/links`, keys.own, body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-body' } });
  }
  expect(keysIn(await links(keys.own))).toEqual(keys);
});

test('[AC-9] of two who renew what they saw at the same time one wins, and the other is told', async () => {
  const { keys, renew, links } = await scene();
  const seen = { generations: { edit: 0, view: 0 } };
  const answers = await Promise.all([...'123456'].map(() => renew('edit', keys.own, seen)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
  const lost = answers.find(({ status }) => status === 409);
  expect(lost?.body.code).toBe('links-changed');
  const won = answers.find(({ status }) => status === 200);
  expect(keysIn(await links(keys.own))).toEqual(won && keysIn(won));
  expect((await renew('view', keys.own, seen)).status).toBe(409);
  expect((await renew('view', keys.own, { generations: { edit: 1, view: 0 } })).status).toBe(200);
});

test('[AC-11] a key is told the links that it may give away, as they are now, and no stronger ones', async () => {
  const { keys, renew, links } = await scene();
  expect(keysIn(await links(keys.view))).toEqual({ view: keys.view });
  expect(keysIn(await links(keys.edit))).toEqual({ edit: keys.edit, view: keys.view });
  await renew('edit');
  const now = keysIn(await renew('view'));
  expect(await links(now.edit ?? '')).toMatchObject({ body: { role: 'edit', generations: { edit: 1, view: 1 } } });
  expect(keysIn(await links(now.edit ?? ''))).toEqual({ edit: now.edit, view: now.view });
  expect(keysIn(await links(keys.own))).toEqual(now);
});

test('[AC-10] sockets that came by an ended link are closed at once with 4401, others stay', async () => {
  const { keys, renew, open } = await scene();
  const [owner, editor, viewer] = [await open(keys.own), await open(keys.edit), await open(keys.view)];
  await renew('view');
  expect(await viewer.closed).toBe(4401);
  expect([owner, editor].map(({ socket }) => socket.readyState)).toEqual([1, 1]);
  const now = keysIn(await renew('edit'));
  expect(await editor.closed).toBe(4401);
  const successor = await open(now.edit ?? '');
  successor.send(syncFrame(0, Uint8Array.of(0)));
  await successor.heard(({ step }) => step === 1);
  owner.send(syncFrame(0, Uint8Array.of(0)));
  await owner.heard(({ step }) => step === 1);
  for (const client of [owner, successor]) client.socket.close();
});

test('[AC-10] who is being let in while the link ends is sent out too', async () => {
  const { server, id, keys, renew } = await scene();
  const ticket = await fetchTicket(server.url, id, keys.edit);
  const join = () => connectRaw(`${server.ws}/sync/${id}?ticket=${ticket}`);
  const joining = Array.from({ length: 30 }, async (_, index) => {
    await new Promise((resolve) => setTimeout(resolve, index));
    return (await join()).closed;
  });
  await new Promise((resolve) => setTimeout(resolve, 10));
  await renew('edit');
  expect(new Set(await Promise.all(joining))).toEqual(new Set([4401]));
});
