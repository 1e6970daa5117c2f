import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { type App, startApp } from '../support/app';
import { NO_CHROMIUM, openWindow, type Window } from '../support/browser';
import { createMap, labels, openMap } from '../support/map-page';

async function ticketFor(url: string, id: string, link: string): Promise<string> {
  const answer = await fetch(`${url}/api/maps/${id}/tickets`, {
    method: 'POST',
    headers: { authorization: `Bearer ${new URL(link).hash.slice(1)}` },
  });
  expect(answer.status).toBeLessThan(300);
  return ((await answer.json()) as { ticket: string }).ticket;
}

/** Only the packages of Yjs, as any other program would use them. */
async function join(url: string, id: string, ticket: string): Promise<{ doc: Y.Doc; provider: WebsocketProvider }> {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/sync`, id, doc, {
    params: { ticket },
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()));
  return { doc, provider };
}

function addTouchpoint(doc: Y.Doc, id: string, label: string): void {
  doc.transact(() => {
    const touchpoint = new Y.Map<unknown>();
    touchpoint.set('label', label);
    touchpoint.set('position', [900, 400]);
    doc.getMap('touchpoints').set(id, touchpoint);
  });
}

describe.skipIf(NO_CHROMIUM)('a client made only of y-websocket', () => {
  let app: App;
  let person: Window;

  beforeAll(async () => {
    app = await startApp();
    person = await openWindow();
  });
  afterAll(async () => {
    await person?.close();
    await app?.close();
  });

  test('[SY-10] joins with a ticket, reads the map, and adds a touchpoint that appears on screen', async () => {
    const made = await createMap(app.url, { template: 'clinic-en' });
    await openMap(person.page, made.links.edit);
    const { doc, provider } = await join(app.url, made.id, await ticketFor(app.url, made.id, made.links.edit));
    const read = [...doc.getMap('touchpoints').values()].map((value) => (value as Y.Map<unknown>).get('label'));
    expect(read).toContain('Banner ad');
    addTouchpoint(doc, 'from-outside', 'Made by a stranger');
    await person.page.locator('.react-flow__node[data-id="from-outside"]').waitFor();
    expect(await person.page.locator('.react-flow__node[data-id="from-outside"]').textContent()).toContain(
      'Made by a stranger',
    );
    provider.destroy();
  });

  test('[SY-11] with a view ticket it reads and can change nothing', async () => {
    const made = await createMap(app.url, { template: 'clinic-en' });
    await openMap(person.page, made.links.edit);
    const { doc, provider } = await join(app.url, made.id, await ticketFor(app.url, made.id, made.links.view));
    expect(doc.getMap('touchpoints').size).toBeGreaterThan(4);
    addTouchpoint(doc, 'not-allowed', 'Made by a viewer');
    // A second, honest edit that does arrive shows that the first would have had the time.
    const editor = await join(app.url, made.id, await ticketFor(app.url, made.id, made.links.edit));
    addTouchpoint(editor.doc, 'allowed', 'Made by an editor');
    await person.page.locator('.react-flow__node[data-id="allowed"]').waitFor();
    expect(await labels(person.page)).not.toContain('Made by a viewer');
    provider.destroy();
    editor.provider.destroy();
  });
});
