import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, startApp } from '../support/app';
import { NO_CHROMIUM, openWindow, type Window } from '../support/browser';
import { startProxy } from '../support/cuttable-proxy';
import { addTouchpoint, card, createMap, openMap, waitForSave } from '../support/map-page';

/** The least size of a pointer target, in CSS pixels (WCAG 2.5.8). */
const TARGET = 24;

describe.skipIf(NO_CHROMIUM)('habits of the page', () => {
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

  test.each([0.6, 1, 2])('[CV-8] handles are 24 screen pixels at zoom %s', async (zoom) => {
    const { page } = person;
    const made = await createMap(app.url, { template: 'clinic-en' });
    await openMap(page, made.links.edit);
    await page.evaluate((to) => window.__throughline!.editor.camera!.zoomTo(to), zoom);
    await page.waitForTimeout(400);
    const form = await card(page, 'Question to a consultant in the online form');
    const place = (await form.boundingBox())!;
    await page.mouse.click(place.x + place.width / 2, place.y + place.height * 0.7);
    const handles = form.locator('.tl-handle');
    await handles.first().waitFor();
    for (const handle of await handles.all()) {
      const box = (await handle.boundingBox())!;
      expect(box.width).toBeGreaterThanOrEqual(TARGET - 0.5);
      expect(box.height).toBeGreaterThanOrEqual(TARGET - 0.5);
    }
  });

  test('[CV-22] a lit path fades the rest without drawing any card again', async () => {
    const { page } = person;
    const made = await createMap(app.url, { template: 'telephony-en' });
    await openMap(page, made.links.edit.replace('#', '?renders#'));
    await page.waitForTimeout(500);
    const faded = () =>
      page.evaluate(
        () =>
          [...document.querySelectorAll('.react-flow__node')].filter(
            (node) => Number(getComputedStyle(node).opacity) < 1,
          ).length,
      );
    const drawn = () => page.evaluate(() => ({ ...window.__throughlineRenders! }));
    const before = await drawn();
    expect(before.touchpoints).toBeGreaterThan(20);
    expect(await faded()).toBe(0);
    await page.evaluate(() => {
      const { editor } = window.__throughline!;
      editor.setHighlight({ path: editor.store.getState().states.scopes[0]!.starts[0]!.witness });
    });
    await expect.poll(faded).toBeGreaterThan(10);
    expect(await drawn()).toEqual(before);
  });

  test('[PA-3] every control of the page is at least 24 pixels in both directions, and has a name', async () => {
    const { page } = person;
    const made = await createMap(app.url, { template: 'clinic-en' });
    await openMap(page, made.links.own);
    const faults = await page.evaluate((least) => {
      const inTheWay = 'header button, header a, header input, nav button, aside button, aside input, aside select';
      return [...document.querySelectorAll<HTMLElement>(inTheWay)]
        .filter((control) => control.checkVisibility())
        .flatMap((control) => {
          const box = control.getBoundingClientRect();
          const name = control.getAttribute('aria-label') || control.textContent?.trim() || control.title;
          const small = box.width < least || box.height < least;
          return small || !name ? [`${control.outerHTML.slice(0, 120)} ${box.width}×${box.height}`] : [];
        });
    }, TARGET);
    expect(faults).toEqual([]);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((element) => {
          const { animationName, animationDuration } = getComputedStyle(element);
          return animationName !== 'none' && Number.parseFloat(animationDuration) > 0.01;
        }).length,
    );
    expect(moving).toBe(0);
  });

  test('[PA-6] an opened map comes first in the list of this browser, with its title kept up to date', async () => {
    const { page } = person;
    const made = await createMap(app.url, { title: 'Old title' });
    await openMap(page, made.links.edit);
    const title = page.getByRole('textbox', { name: /title/i });
    await title.fill('New title');
    await title.press('Enter');
    await waitForSave(page, ['saved']);
    await page.goto(app.url);
    const first = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: /More about/ }) })
      .first();
    await expect.poll(() => first.textContent()).toContain('New title');
  });

  test('[CO-11] leaving with edits that nobody has kept asks first', async () => {
    const proxy = await startProxy(app.port);
    const other = await openWindow();
    try {
      // A browser without IndexedDB, as in some private windows: then the server alone keeps edits.
      await other.context.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
      const made = await createMap(app.url, {});
      await openMap(other.page, made.links.edit.replace(`:${app.port}`, `:${proxy.port}`));
      proxy.cut();
      await waitForSave(other.page, ['offline']);
      await other.page.mouse.click(600, 500);
      await addTouchpoint(other.page, 'Kept by nobody');
      const asked = new Promise<string>((resolve) => {
        other.page.on('dialog', (dialog) => {
          resolve(dialog.type());
          void dialog.accept();
        });
      });
      await other.page.close({ runBeforeUnload: true });
      expect(await asked).toBe('beforeunload');
    } finally {
      await other.close();
      await proxy.close();
    }
  });
});
