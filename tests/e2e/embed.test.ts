import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleMap } from '@/lib/examples/examples';
import { embedSnippet } from '../../components/panels/share/embed-snippet';
import { type App, startApp } from '../support/app';
import { NO_CHROMIUM, openWindow, type Window } from '../support/browser';
import { createMap, readServerMap } from '../support/map-page';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const BREAK = exampleMap('clinic-en')!.touchpoints.find(({ reaction }) => reaction === 'negative')!;

describe.skipIf(NO_CHROMIUM)('a map in a frame of another site', () => {
  let app: App;
  let person: Window;
  let site: Server;
  let html = '';

  beforeAll(async () => {
    app = await startApp();
    person = await openWindow();
    // Frames of other sites may keep nothing: browsers throw there, or do so soon.
    await person.context.addInitScript(() => {
      if (self === top) return;
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
        Object.defineProperty(self, name, {
          get() {
            throw new DOMException('denied', 'SecurityError');
          },
        });
      }
    });
    site = createServer((_, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><title>A wiki</title><h1>Our wiki</h1>${html}`);
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    site?.close();
    await person?.close();
    await app?.close();
  });

  /** The frame as a page of another site shows it. */
  const show = async (made: { id: string }, viewKey: string): Promise<Frame> => {
    html = embedSnippet({ origin: app.url, mapId: made.id, viewKey, title: 'A "map"' });
    await person.page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
    const element = await person.page.waitForSelector('iframe[title=\'A "map"\']');
    const frame = await element.contentFrame();
    if (!frame) throw new Error('there is no frame');
    await frame.locator('.react-flow__node').first().waitFor();
    return frame;
  };
  const keyOf = (link: string): string => new URL(link).hash.slice(1);

  test('[CO-30] opens, shows the break, and follows what others do', async () => {
    const made = await createMap(app.url, { template: 'clinic-en' });
    const frame = await show(made, keyOf(made.links.view));
    expect(await frame.evaluate(() => self.origin)).toBe(app.url);
    await frame.getByText('BREAKS THE CHAIN', { exact: false }).first().waitFor();
    await frame.getByRole('status').filter({ hasText: '0 of 1 chain works' }).first().waitFor();
    const { touchpoints, transitions, ...rest } = exampleMap('clinic-en')!;
    const mended = touchpoints.map((one) => (one.id === BREAK.id ? { ...one, reaction: 'positive' } : one));
    await fetch(`${app.url}/api/maps/${made.id}/import?mode=merge`, {
      method: 'POST',
      headers: { authorization: `Bearer ${keyOf(made.links.edit)}` },
      body: JSON.stringify({
        format: 'throughline',
        version: 1,
        ...rest,
        title: 'Mended',
        touchpoints: mended,
        transitions,
      }),
    });
    await frame.getByRole('heading', { name: 'Mended' }).waitFor();
    await frame.getByText('BREAKS THE CHAIN', { exact: false }).first().waitFor({ state: 'detached' });
    expect(await frame.getByRole('link', { name: 'Open map' }).getAttribute('href')).toBe(
      `/m/${made.id}#${keyOf(made.links.view)}`,
    );
    expect(person.complaints).toEqual([]);
  });

  test('[CO-31] [AX-48] with an own key nothing can be changed, and the frame says that it is too strong', async () => {
    const made = await createMap(app.url, { template: 'clinic-en' });
    const before = await readServerMap(app.url, made);
    const frame = await show(made, keyOf(made.links.own));
    await frame.getByRole('alert').filter({ hasText: 'own link' }).waitFor();
    expect(await frame.getByRole('link', { name: 'Open map' }).getAttribute('href')).toBe(
      `/m/${made.id}#${keyOf(made.links.view)}`,
    );
    const card = frame.locator('.react-flow__node').first();
    await card.click();
    for (const key of ['n', '1', 'Delete', 'Enter', 'Control+v', 'Shift+L', 'Tab'])
      await person.page.keyboard.press(key);
    await card.dblclick();
    await frame.locator('.react-flow__pane').dblclick({ position: { x: 400, y: 440 } });
    await card.click({ button: 'right' });
    expect(await frame.locator('textarea, [role=menu], [role=dialog]').count()).toBe(0);
    // A drag moves the view; nothing that was pressed has reached the server.
    const place = async () => (await card.boundingBox())!.x;
    const x = await place();
    const pane = (await frame.locator('.react-flow__pane').boundingBox())!;
    await person.page.mouse.move(pane.x + 500, pane.y + 420);
    await person.page.mouse.down();
    await person.page.mouse.move(pane.x + 560, pane.y + 420, { steps: 4 });
    await person.page.mouse.up();
    expect(await place()).toBeCloseTo(x + 60, 0);
    expect(await readServerMap(app.url, made)).toEqual(before);
    await frame.evaluate((code) => void new Function(code)(), AXE).catch(() => frame.addScriptTag({ content: AXE }));
    const faults = await frame.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
      };
      const { violations } = await axe.run();
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });
    expect(faults).toEqual([]);
  });
});
