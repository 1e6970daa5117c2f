import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, startApp } from '../support/app';
import { NO_CHROMIUM, openWindow, type Window } from '../support/browser';
import { createMap, openMap } from '../support/map-page';
import { downloadAs, openExport } from '../support/take-away';

let app: App;
let browser: Window;
beforeAll(async () => {
  if (NO_CHROMIUM) return;
  app = await startApp();
  browser = await openWindow();
  await browser.page.addInitScript(() => {
    const marks = window as unknown as { broken: string[]; ran: string[] };
    marks.broken = [];
    marks.ran = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      marks.broken.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile ?? ''}`);
    });
  });
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

/** What the policy has stopped on the page since it was opened. */
const broken = (page: Page) => page.evaluate(() => (window as unknown as { broken: string[] }).broken);

test.skipIf(NO_CHROMIUM)('[HT-22] nothing that the product does is against its own policy', async () => {
  const { page, complaints } = browser;
  await page.goto(app.url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await broken(page)).toEqual([]);
  const { links } = await createMap(app.url, { template: 'clinic-en' });
  const emoji = await createMap(app.url, {
    map: {
      format: 'throughline',
      version: 1,
      title: 'Drawn by the browser, as Inter lacks a sign 📞',
      touchpoints: [{ id: 'a', label: 'Call 📞' }],
      transitions: [],
    },
  });
  await openMap(page, emoji.links.own);
  await openExport(page);
  expect((await downloadAs(page, 'PNG picture')).bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(await broken(page)).toEqual([]);
  await openMap(page, links.own);
  await openExport(page);
  expect((await downloadAs(page, 'PNG picture')).bytes.subarray(1, 4).toString()).toBe('PNG');
  expect((await downloadAs(page, 'SVG drawing')).bytes.toString()).toContain('<svg');
  expect(await broken(page)).toEqual([]);
  await page.goto(`${app.url}/no-such-page`);
  await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
  await page.getByRole('link', { name: 'All your maps' }).click();
  await page.getByText('Clinic').first().waitFor();
  await page.locator(`a[href^="/m/"]`).first().click();
  await page.locator('.react-flow__pane').waitFor();
  expect(await broken(page)).toEqual([]);
  expect(complaints.filter((line) => !line.includes('404'))).toEqual([]);
});

test.skipIf(NO_CHROMIUM)('[HT-22] a script that somebody gets into a page does not run', async () => {
  const { page } = browser;
  const { links } = await createMap(app.url, { template: 'clinic-en' });
  await openMap(page, links.own);
  const ran = await page.evaluate(async () => {
    const marks = window as unknown as { ran: string[] };
    const inline = document.createElement('script');
    inline.textContent = 'window.ran.push("inline")';
    document.body.append(inline);
    const foreign = document.createElement('script');
    foreign.src = 'data:text/javascript,window.ran.push("foreign")';
    document.body.append(foreign);
    const holder = document.createElement('div');
    holder.innerHTML = '<img src="/nowhere.png" onerror="window.ran.push(\'handler\')">';
    document.body.append(holder);
    // Later: what a test's own script does at once is exempt.
    setTimeout('window.ran.push("eval")', 0);
    await new Promise((resolve) => setTimeout(resolve, 300));
    return marks.ran;
  });
  expect(ran).toEqual([]);
  const stopped = await broken(page);
  for (const directive of [
    'script-src-elem inline',
    'script-src-elem data',
    'script-src-attr inline',
    'script-src eval',
  ]) {
    expect(
      stopped.some((line) => line.startsWith(directive)),
      `${directive} in ${stopped.join('; ')}`,
    ).toBe(true);
  }
});

test.skipIf(NO_CHROMIUM)('[HT-25] the product’s own pages take nothing in and work for nobody else', async () => {
  const sent = await fetch(`${app.url}/`, { method: 'POST', headers: { 'next-action': 'a'.repeat(40) }, body: '[]' });
  expect(sent.status).toBe(405);
  const optimised = await fetch(`${app.url}/_next/image?url=%2Ficon.svg&w=64&q=75`);
  expect(optimised.status).toBe(404);
  expect((await fetch(`${app.url}/`)).headers.get('content-security-policy')).toMatch(/'nonce-/);
});
