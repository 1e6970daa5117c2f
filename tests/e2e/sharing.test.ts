import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, startApp } from '../support/app';
import { NO_CHROMIUM, openWindow, type Window } from '../support/browser';
import { addTouchpoint, createMap, labels, openMap, settle, waitForSave } from '../support/map-page';
import { until } from '../support/until';

describe.skipIf(NO_CHROMIUM)('links that went too far', () => {
  let app: App;
  let owner: Window;
  let guest: Window;

  beforeAll(async () => {
    app = await startApp();
    owner = await openWindow();
    guest = await openWindow();
  });
  afterAll(async () => {
    await owner?.close();
    await guest?.close();
    await app?.close();
  });

  const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Share this map' });
  const openShare = async (page: Page) => {
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await dialogOf(page).getByRole('textbox').first().waitFor();
  };
  const linkShown = (page: Page, label: string) => dialogOf(page).getByLabel(label, { exact: true }).inputValue();

  test('[PA-150] an owner ends the edit link: who came by it is out at once, keeps what was done, and goes on by the new one', async () => {
    const made = await createMap(app.url, { template: 'clinic-en' });
    await openMap(owner.page, made.links.own);
    await openMap(guest.page, made.links.edit);
    await openShare(owner.page);

    // By keyboard alone: the way back has the focus first.
    await dialogOf(owner.page).getByRole('button', { name: 'New edit link' }).focus();
    await owner.page.keyboard.press('Enter');
    const question = owner.page.getByRole('alertdialog', { name: 'Make a new edit link?' });
    await question.getByText(/edit link and the view link .* end at once/).waitFor();
    await question.locator(':focus').waitFor();
    await owner.page.keyboard.press('Enter');
    await question.waitFor({ state: 'detached' });
    expect(await linkShown(owner.page, 'Edit link')).toBe(made.links.edit);
    expect(await owner.page.evaluate(() => document.activeElement?.textContent)).toBe('New edit link');

    await owner.page.keyboard.press('Enter');
    // It is there a moment before it has the focus.
    await question.locator(':focus').waitFor();
    await owner.page.keyboard.press('Tab');
    await owner.page.keyboard.press('Enter');
    await dialogOf(owner.page).locator('[aria-live]').getByText('New edit and view links are here').waitFor();
    const next = await linkShown(owner.page, 'Edit link');
    expect(next).not.toBe(made.links.edit);
    expect(await linkShown(owner.page, 'View link')).not.toBe(made.links.view);
    expect(await linkShown(owner.page, 'Your own link')).toBe(made.links.own);

    const alert = guest.page.getByRole('alert').filter({ hasText: 'This link has ended.' });
    await alert.getByText(/replaced the link that you came by.*keeps the copy.*Ask for the new link/).waitFor();
    expect(await labels(guest.page)).toContain('Banner ad');
    await settle(guest.page);
    await addTouchpoint(guest.page, 'Written outside');
    await settle(guest.page);
    await waitForSave(owner.page, ['saved']);
    expect(await labels(owner.page)).not.toContain('Written outside');

    await guest.page.goto('about:blank');
    await openMap(guest.page, next);
    await until('the owner has it', async () => (await labels(owner.page)).includes('Written outside'));
    await guest.page.goto('about:blank');
    await guest.page.goto(app.url);
    await guest.page.getByRole('link', { name: 'Clinic: the first visit' }).first().waitFor();
    expect(await guest.page.getByText('This link has ended').count()).toBe(0);
  });

  test('[PA-151] Share shows the links as they are now, after a renewal elsewhere and without the server', async () => {
    const made = await createMap(app.url, { template: 'clinic-en' });
    await openMap(owner.page, made.links.own);
    const headers = { authorization: `Bearer ${new URL(made.links.own).hash.slice(1)}` };
    const answer = await fetch(`${app.url}/api/maps/${made.id}/links`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ renew: 'view' }),
    });
    const { links } = (await answer.json()) as { links: Record<string, string> };
    await openShare(owner.page);
    expect(await linkShown(owner.page, 'View link')).toBe(links.view);
    expect(await linkShown(owner.page, 'Edit link')).toBe(made.links.edit);
    await owner.page.keyboard.press('Escape');

    await owner.context.setOffline(true);
    await waitForSave(owner.page, ['offline']);
    await openShare(owner.page);
    await dialogOf(owner.page).getByText('Making new ones needs the server').waitFor();
    expect(await linkShown(owner.page, 'View link')).toBe(links.view);
    expect(await dialogOf(owner.page).getByRole('button', { name: /^New / }).count()).toBe(0);
    await owner.context.setOffline(false);
    await dialogOf(owner.page).getByRole('button', { name: 'New view link' }).waitFor();
    await owner.page.keyboard.press('Escape');
  });

  test('[PA-150] who does not own the map is offered no new links; two owners don’t both renew', async () => {
    const made = await createMap(app.url, { template: 'clinic-en' });
    await guest.page.evaluate(() => localStorage.clear());
    await guest.page.goto('about:blank');
    await openMap(guest.page, made.links.edit);
    await openShare(guest.page);
    expect(
      await dialogOf(guest.page)
        .getByRole('textbox', { name: / link$/ })
        .count(),
    ).toBe(2);
    expect(await dialogOf(guest.page).getByRole('button', { name: /^New / }).count()).toBe(0);

    await guest.page.goto('about:blank');
    for (const { page } of [owner, guest]) {
      await openMap(page, made.links.own);
      await openShare(page);
    }
    for (const { page } of [owner, guest]) {
      await dialogOf(page).getByRole('button', { name: 'New view link' }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'New view link' }).click();
      await page.getByRole('alertdialog').waitFor({ state: 'detached' });
      await dialogOf(page).locator('[aria-live] p').filter({ hasText: '.' }).waitFor();
    }
    await dialogOf(owner.page).getByText('A new view link is here').waitFor();
    await dialogOf(guest.page).getByText('renewed in another window').waitFor();
    expect(await linkShown(guest.page, 'View link')).toBe(await linkShown(owner.page, 'View link'));
  });

  test('[PA-153] the list of maps says of a link that it has ended, and a weaker one that works takes its place', async () => {
    const made = await createMap(app.url, { template: 'clinic-en' });
    await guest.page.goto('about:blank');
    await openMap(guest.page, made.links.edit);
    const headers = { authorization: `Bearer ${new URL(made.links.own).hash.slice(1)}` };
    const body = JSON.stringify({ renew: 'edit' });
    const answer = await fetch(`${app.url}/api/maps/${made.id}/links`, { method: 'POST', headers, body });
    const { links } = (await answer.json()) as { links: { view: string } };
    await guest.page.getByRole('alert').getByText('This link has ended.').waitFor();
    await guest.page.goto(app.url);
    await guest.page.getByText('This link has ended').waitFor();
    await openMap(guest.page, links.view);
    await guest.page.locator('[data-save]').getByText('View only').waitFor();
    await openShare(guest.page);
    expect(
      await dialogOf(guest.page)
        .getByRole('textbox', { name: / link$/ })
        .count(),
    ).toBe(1);
    expect(await linkShown(guest.page, 'View link')).toBe(links.view);
  });
});
