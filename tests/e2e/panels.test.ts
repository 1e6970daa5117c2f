import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseMapFile } from '@/lib/exchange/parse-map-file';
import { type App, startApp } from '../support/app';
import { NO_CHROMIUM, openWindow, type Window } from '../support/browser';
import { createMap, openMap, readServerMap, waitForSave } from '../support/map-page';
import { downloadAs, openExport } from '../support/take-away';

/** Width and height from the head of a PNG. */
function pngSize(bytes: Buffer): { readonly width: number; readonly height: number } {
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

function select(page: Page, touchpoints: readonly string[], transitions: readonly string[] = []): Promise<void> {
  return page.evaluate(
    ([ids, links]) => {
      const editor = window.__throughline?.editor;
      editor?.select({ touchpoints: ids, transitions: links });
      editor?.setPanel('inspector');
    },
    [touchpoints, transitions] as const,
  );
}

function touchpoint(page: Page, id: string): Promise<Record<string, unknown> | undefined> {
  return page.evaluate((wanted) => {
    const all = window.__throughline?.editor.store.getState().map.touchpoints ?? [];
    return all.find((one) => one.id === wanted) as Record<string, unknown> | undefined;
  }, id);
}

function highlight(page: Page): Promise<readonly string[] | null> {
  return page.evaluate(() => window.__throughline?.editor.store.getState().highlight?.path ?? null);
}

describe.skipIf(NO_CHROMIUM)('the page around the canvas', () => {
  let app: App;
  let shown: Window;
  let page: Page;

  beforeAll(async () => {
    app = await startApp();
    shown = await openWindow();
    page = shown.page;
  });
  afterAll(async () => {
    await shown?.close();
    await app?.close();
  });

  const clinic = async () => {
    const made = await createMap(app.url, { template: 'clinic-en' });
    await openMap(page, made.links.own);
    return made;
  };

  test('[PA-5] a link without its key, and one that opens nothing, say so', async () => {
    const made = await createMap(app.url);
    await page.goto(`${app.url}/m/${made.id}`);
    await page.getByRole('heading', { name: 'This link is not complete' }).waitFor();
    await page.goto(`${app.url}/m/${made.id}#${'x'.repeat(32)}`);
    await page.getByRole('heading', { name: 'This link opens no map' }).waitFor();
    await page.goto(`${app.url}/m/nothing-here#${'x'.repeat(32)}`);
    await page.getByRole('heading', { name: 'This link opens no map' }).waitFor();
    await page.goto(`${app.url}/no/such/page`);
    await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
  });

  test('[PA-4] a map that was opened before opens without the key, which comes back into the address', async () => {
    const made = await clinic();
    await page.goto('about:blank');
    await page.goto(`${app.url}/m/${made.id}`);
    await waitForSave(page, ['saved']);
    expect(page.url()).toBe(made.links.own);
  });

  test('[PA-8] the verdict is in sight, and follows a change at once', async () => {
    await clinic();
    const chip = page.locator('[data-verdict]');
    await expect.poll(() => chip.textContent()).toBe('0 of 1 chain works · mend one touchpoint and it does');
    await page.getByRole('button', { name: 'Mark it as mended' }).click();
    await expect.poll(() => chip.textContent()).toBe('1 of 1 chain works');
    await page.keyboard.press('Control+z');
    await expect.poll(() => chip.textContent()).toContain('0 of 1');
  });

  test('[PA-11] a finding lights its path by hover and by focus, a click keeps it lit and moves the camera', async () => {
    await clinic();
    const finding = page.getByRole('button', { name: 'The chain from "Banner ad" breaks at' });
    await finding.waitFor();
    const path = ['ad', 'site', 'form', 'call', 'promotion'];
    await finding.hover();
    expect(await highlight(page)).toEqual(path);
    await page.mouse.move(600, 700);
    expect(await highlight(page)).toBeNull();
    await page.getByRole('tab', { name: 'Findings' }).focus();
    for (let i = 0; i < 5 && (await highlight(page)) === null; i += 1) await page.keyboard.press('Tab');
    expect(await highlight(page)).toEqual(path);
    const before = await page.locator('.react-flow__viewport').getAttribute('style');
    await page.evaluate(() => window.__throughline?.editor.camera?.panBy(500, 300));
    await finding.click();
    await page.mouse.move(600, 700);
    expect(await highlight(page)).toEqual(path);
    expect(await page.locator('.react-flow__viewport').getAttribute('style')).not.toBe(before);
    await finding.click();
    await page.mouse.move(600, 700);
    expect(await highlight(page)).toBeNull();
  });

  test('[PA-12] Mend first says how many chains come back, best first', async () => {
    await openMap(page, (await createMap(app.url, { template: 'telephony-en' })).links.own);
    await page.getByRole('tab', { name: 'Mend' }).click();
    const first = page.getByRole('tabpanel').getByRole('listitem').first();
    await expect.poll(() => first.textContent()).toMatch(/^First incoming call\+6 chains/);
  });

  test('[PA-20] a field writes once when it is left, refuses with a sentence, and Esc brings the old value back', async () => {
    await clinic();
    await select(page, ['form']);
    const label = page.getByRole('textbox', { name: 'Label' });
    await label.fill('Chat with a consultant');
    expect((await touchpoint(page, 'form'))?.label).toBe('Question to a consultant in the online form');
    await label.blur();
    expect((await touchpoint(page, 'form'))?.label).toBe('Chat with a consultant');
    await label.fill('never');
    await label.press('Escape');
    await label.blur();
    expect((await touchpoint(page, 'form'))?.label).toBe('Chat with a consultant');

    await page.getByText('Work', { exact: true }).click();
    const effort = page.getByRole('textbox', { name: 'Effort, 1–5' });
    await effort.fill('9');
    await effort.press('Enter');
    await page.getByText('Give a whole number from 1 to 5.').waitFor();
    expect(await effort.inputValue()).toBe('9');
    expect((await touchpoint(page, 'form'))?.effort).toBe(2);
    await effort.fill('4');
    await effort.press('Enter');
    expect((await touchpoint(page, 'form'))?.effort).toBe(4);
    await effort.blur();
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('Control+z');
    expect((await touchpoint(page, 'form'))?.effort).toBe(2);
    expect((await touchpoint(page, 'form'))?.label).toBe('Chat with a consultant');
  });

  test('[PA-20] what is being typed is kept when something else is selected', async () => {
    await clinic();
    await select(page, ['form']);
    await page.getByRole('textbox', { name: 'Notes' }).fill('Ask the service desk');
    await select(page, ['call']);
    expect((await touchpoint(page, 'form'))?.notes).toBe('Ask the service desk');
    expect((await touchpoint(page, 'call'))?.notes).toBeUndefined();
  });

  test('[PA-21] several at once: says where they differ, writes to all', async () => {
    await clinic();
    await select(page, ['ad', 'call']);
    await page.getByRole('group', { name: 'Channel (mixed)' }).waitFor();
    await page.getByRole('button', { name: 'Neutral', exact: true }).click();
    expect((await touchpoint(page, 'ad'))?.reaction).toBe('neutral');
    expect((await touchpoint(page, 'call'))?.reaction).toBe('neutral');
  });

  test('[PA-22] a transition becomes the kind of link that is chosen', async () => {
    await clinic();
    await select(page, [], ['site-form']);
    await page.getByRole('button', { name: 'Start link' }).click();
    expect((await touchpoint(page, 'site'))?.role).toBe('start');
    const link = await page.evaluate(
      () => window.__throughline?.editor.store.getState().states.transitions.get('site-form')?.link,
    );
    expect(link).toBe('start');
  });

  test('[PA-30] Share gives every link that the key allows, and each does what it says', async () => {
    const made = await clinic();
    const linksShown = async (): Promise<string[]> => {
      await page.getByRole('button', { name: 'Share', exact: true }).click();
      const inputs = page.getByRole('dialog').getByRole('textbox', { name: /link/i });
      await inputs.first().waitFor();
      return inputs.evaluateAll((all) => all.map((input) => (input as HTMLInputElement).value));
    };
    expect(await linksShown()).toEqual([made.links.view, made.links.edit, made.links.own]);
    await page.getByRole('button', { name: 'Copy edit link' }).click();
    await page.getByText('Copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(made.links.edit);

    await page.evaluate(() => localStorage.clear());
    await page.goto('about:blank');
    await openMap(page, made.links.view);
    await page.locator('[data-save]').getByText('View only').waitFor();
    expect(await linksShown()).toEqual([made.links.view]);
  });

  test('[PA-31] Export makes PNG at two sizes, SVG and the map file', async () => {
    const made = await clinic();
    await openExport(page);
    const save = (format: string) => downloadAs(page, format);
    const once = await save('PNG picture');
    await page.getByRole('button', { name: '2 times the size' }).click();
    const twice = await save('PNG picture');
    expect(once.name).toBe('Clinic the first visit.png');
    const { width, height } = pngSize(once.bytes);
    expect(pngSize(twice.bytes)).toEqual({ width: width * 2, height: height * 2 });
    expect((await save('SVG drawing')).bytes.toString('utf8')).not.toContain('@font-face');
    await page.getByRole('checkbox', { name: /Carry the font/ }).check();
    const svg = (await save('SVG drawing')).bytes.toString('utf8');
    expect(svg).toContain(`width="${width}" height="${height}"`);
    expect(svg).toContain('font-weight:600;src:url(data:font/woff2;base64,');
    const json = await save('Map file');
    expect(json.name).toBe('Clinic the first visit.journey.json');
    const parsed = parseMapFile(json.bytes.toString('utf8'));
    expect(parsed.ok && parsed.map.touchpoints.map(({ id, label }) => ({ id, label }))).toEqual(
      (await readServerMap(app.url, made)).touchpoints.map(({ id, label }) => ({ id, label })),
    );
  });

  test('[PA-31] Copy as picture puts a PNG on the clipboard', async () => {
    await clinic();
    await openExport(page);
    await page.getByRole('button', { name: 'Copy as picture' }).click();
    await page.getByText('The picture is on the clipboard').waitFor({ timeout: 20_000 });
    const kinds = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types));
    expect(kinds).toContain('image/png');
  });

  test('[PA-32] a label in Japanese with an emoji is drawn in as many pixels as was said', async () => {
    const map = {
      format: 'throughline',
      version: 1,
      title: 'Emoji',
      touchpoints: [{ id: 'a', label: '📞 医院に電話' }],
      transitions: [],
    };
    await openMap(page, (await createMap(app.url, { map })).links.own);
    await openExport(page);
    const pixels = page.getByRole('dialog').getByText(/^\d+ × \d+ pixels$/);
    await pixels.waitFor();
    const said = await pixels.textContent();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download' }).click(),
    ]);
    const { width, height } = pngSize(readFileSync(await file.path()));
    expect(said).toBe(`${width} × ${height} pixels`);
  });

  test('[PA-34] an import adds or replaces as one undo step, and a faulty file changes nothing', async () => {
    await clinic();
    const count = () => page.evaluate(() => window.__throughline?.editor.store.getState().map.touchpoints.length);
    const map = {
      format: 'throughline',
      version: 1,
      touchpoints: [
        { id: 'ad', label: 'Another ad' },
        { id: 'new', label: 'New' },
      ],
      transitions: [],
    };
    const choose = async (content: unknown): Promise<void> => {
      await page.getByRole('button', { name: 'More about this map' }).click();
      await page.getByRole('menuitem', { name: 'Import a file…' }).click();
      await page.getByLabel('File to import').setInputFiles({
        name: 'map.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(content)),
      });
    };
    await choose(map);
    await page.getByRole('button', { name: 'Add it' }).click();
    await expect.poll(count).toBe(6);
    expect((await touchpoint(page, 'ad'))?.label).toBe('Another ad');
    await page.keyboard.press('Control+z');
    await expect.poll(count).toBe(5);
    expect((await touchpoint(page, 'ad'))?.label).toBe('Banner ad');

    await choose(map);
    await page.getByRole('button', { name: 'Replace this map' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Replace this map' }).last().click();
    await expect.poll(count).toBe(2);
    await page.keyboard.press('Control+z');
    await expect.poll(count).toBe(5);

    await choose({ ...map, transitions: [{ id: 't', source: 'ad', target: 'gone' }] });
    await page.getByText('/transitions/0/target').waitFor();
    expect(await page.getByRole('button', { name: 'Add it' }).isDisabled()).toBe(true);
    expect(await count()).toBe(5);
  });

  test('[PA-35] help lists the keys and switches single letters off', async () => {
    await clinic();
    await page.locator('.react-flow__pane').click({ position: { x: 500, y: 700 } });
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keys' });
    await dialog.getByText('New touchpoint').first().waitFor();
    await dialog.getByRole('switch', { name: 'Single-letter keys' }).click();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('n');
    await page.waitForTimeout(200);
    expect(await page.locator('textarea').count()).toBe(0);
    await page.evaluate(() => localStorage.clear());
  });

  test('[PA-14] on a phone the verdict is whole, and the panel is a sheet above the tools', async () => {
    const phone = await openWindow({ width: 390, height: 844, touch: true });
    try {
      await openMap(phone.page, (await createMap(app.url, { template: 'clinic-bg' })).links.own);
      const chip = await phone.page.locator('[data-verdict]').boundingBox();
      expect(chip && chip.x >= 0 && chip.x + chip.width <= 390 && chip.y < 120).toBe(true);
      await phone.page.getByRole('button', { name: 'Findings and details' }).tap();
      const sheet = await phone.page.getByRole('complementary', { name: 'Findings and details' }).boundingBox();
      expect(sheet?.width).toBe(390);
      expect(sheet && sheet.y > 300 && Math.round(sheet.y + sheet.height) === 844).toBe(true);
      await phone.page.getByRole('button', { name: 'Close the panel' }).tap();
      expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    } finally {
      await phone.close();
    }
  });

  test('the page complains of nothing', () => {
    expect(shown.complaints.filter((line) => !/404|401/.test(line))).toEqual([]);
  });
});
