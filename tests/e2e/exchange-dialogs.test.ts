import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFile } from '@/lib/exchange/read-file';
import { type App, startApp } from '../support/app';
import { findFaults } from '../support/axe';
import { NO_CHROMIUM, openWindow, type Window } from '../support/browser';
import { dropFile } from '../support/drop-file';
import { createMap, labels, openMap, waitForSave } from '../support/map-page';
import { chooseImport, downloadAs, openExport } from '../support/take-away';

const TABLE = ['Name;Feels;Leads to', 'Banner ad;good;Site', 'Site;bad;Call', 'Call;good;'].join('\n');
const ANSWERS = ['customer,touchpoint,how positive (1-5)', 'Ann,Question in the form,1', 'Bo,Call me,2'].join('\n');
const MAP = {
  format: 'throughline',
  version: 1,
  title: 'Visit',
  touchpoints: [
    { id: 'ad', label: 'Banner ad', role: 'start', reaction: 'positive', notes: 'Known to nobody else', x: 0, y: 0 },
    { id: 'form', label: 'Question in the form', x: 320, y: 0 },
    { id: 'call', label: 'Call to book', role: 'final', reaction: 'positive', x: 640, y: 0 },
  ],
  transitions: [
    { id: 'ad-form', source: 'ad', target: 'form' },
    { id: 'form-call', source: 'form', target: 'call' },
  ],
};

const reactions = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    window
      .__throughline!.editor.store.getState()
      .map.touchpoints.map((one) => `${one.label}: ${one.reaction}`)
      .sort(),
  );

describe.skipIf(NO_CHROMIUM)('files in and out of a map', () => {
  let app: App;
  let person: Window;
  let page: Page;

  beforeAll(async () => {
    app = await startApp();
    person = await openWindow();
    page = person.page;
  });
  afterAll(async () => {
    await person?.close();
    await app?.close();
  });

  const open = async (body: unknown = {}): Promise<void> => {
    await openMap(page, (await createMap(app.url, body)).links.own);
  };

  test('[PA-234] a column that is taken for something else changes what would come in; cancelling leaves nothing', async () => {
    await open();
    const dialog = page.getByRole('dialog');
    for (const then of ['Cancel', 'Add it'] as const) {
      await chooseImport(page, 'touchpoints.csv', TABLE);
      await dialog.getByText('3 touchpoints, 2 transitions').waitFor();
      await dialog.getByRole('img', { name: 'What would come in' }).waitFor();
      await dialog.getByLabel('Column Leads to is').selectOption('Leave out');
      await dialog.getByText('3 touchpoints, 0 transitions').waitFor();
      await dialog.getByLabel('Column Feels is').selectOption('Reaction');
      await dialog.getByRole('button', { name: 'Add to this map' }).click();
      if (then === 'Cancel') expect(await findFaults(page)).toEqual([]);
      await dialog.getByRole('button', { name: then, exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
      if (then === 'Cancel') expect(await labels(page)).toEqual([]);
    }
    await expect.poll(() => reactions(page)).toEqual(['Banner ad: positive', 'Call: positive', 'Site: negative']);
    await page.keyboard.press('Control+z');
    expect(await labels(page)).toEqual([]);
  });

  test('[PA-237] answers of a survey are shown before, matched by hand where need be, and one undo takes all back', async () => {
    await open({ map: MAP });
    await page.getByRole('button', { name: 'More about this map' }).click();
    await page.getByRole('menuitem', { name: 'Import survey answers…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Import survey answers' });
    await dialog
      .getByLabel('Survey answers to import')
      .setInputFiles({ name: 'answers.csv', mimeType: 'text/csv', buffer: Buffer.from(ANSWERS) });
    await dialog.getByText('is incomplete now').or(dialog.getByText('is broken')).first().waitFor();
    expect(await dialog.getByText('is broken').count()).toBe(1);
    await dialog.getByLabel('Call me is').selectOption('Call to book');
    await dialog.getByText('2 of 2 answers by 2 customers').waitFor();
    expect(await findFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Add as ratings' }).click();
    await dialog.waitFor({ state: 'detached' });
    const ratings = () =>
      page.evaluate(() =>
        window
          .__throughline!.editor.store.getState()
          .map.touchpoints.flatMap((one) => one.ratings?.map(({ by }) => by) ?? []),
      );
    expect(await ratings()).toEqual(['Bo', 'Ann']);
    await page.keyboard.press('Control+z');
    expect(await ratings()).toEqual([]);
  });

  test('[PA-235] a picture that is let go of above the map brings its map back; without data there is none in it', async () => {
    await open({ map: MAP });
    await openExport(page);
    const carrying = await downloadAs(page, 'PNG picture');
    await page.getByRole('checkbox', { name: /Carry the map/ }).uncheck();
    const bare = await downloadAs(page, 'PNG picture');
    const drawing = await downloadAs(page, 'SVG drawing');
    expect(drawing.bytes.toString()).not.toContain('Known to nobody else');
    for (const { name, bytes } of [bare, drawing]) expect(readFile({ name, bytes }).ok, name).toBe(false);

    await open();
    const dialog = page.getByRole('dialog', { name: 'Import into this map' });
    await dropFile(page.locator('.react-flow__pane'), bare.name, bare.bytes);
    await dialog.getByText('Nothing was changed').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await dropFile(page.locator('.react-flow__pane'), carrying.name, carrying.bytes);
    await dialog.getByText('3 touchpoints, 2 transitions').waitFor();
    await dialog.getByRole('button', { name: 'Replace this map' }).last().click();
    await expect.poll(() => labels(page)).toEqual(MAP.touchpoints.map(({ label }) => label).sort());
  });

  test('[PA-229] what is chosen is copied as text, and says what it does not carry', async () => {
    await open({ map: MAP });
    await openExport(page);
    const dialog = page.getByRole('dialog', { name: 'Export' });
    await dialog.getByRole('radio', { name: 'Mermaid flowchart' }).check();
    await dialog.getByRole('heading', { name: 'What it does not carry' }).waitFor();
    await dialog.getByRole('button', { name: 'Copy as text' }).click();
    await page.getByText('The text is on the clipboard').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('Question in the form');
    expect(copied).toBe((await downloadAs(page, 'Mermaid flowchart')).bytes.toString());
  });

  test('[PA-230] a chain, a selection and a phase are pictures of their own', async () => {
    await open({ map: MAP });
    await page.evaluate(() => window.__throughline!.editor.select({ touchpoints: ['form'] }));
    await openExport(page);
    const whole = (await downloadAs(page, 'SVG drawing')).bytes.toString();
    const dialog = page.getByRole('dialog', { name: 'Export' });
    await dialog.getByLabel('What part').selectOption('The selected touchpoint');
    const one = (await downloadAs(page, 'SVG drawing')).bytes.toString();
    expect([...one.matchAll(/data-id="([^"]+)"/g)].map((match) => match[1])).toEqual(['form']);
    await dialog.getByLabel('What part').selectOption('A chain');
    await dialog.getByLabel('Which chain').selectOption({ index: 1 });
    const chain = (await downloadAs(page, 'SVG drawing')).bytes.toString();
    expect(whole.match(/data-id=/g)).toHaveLength(5);
    expect(chain.match(/data-id=/g)).toHaveLength(5);
  });

  test('[PA-228] a long export can be cancelled, and nothing is downloaded', async () => {
    const touchpoints = Array.from({ length: 1_500 }, (_, at) => ({
      id: `t${at}`,
      label: `Touchpoint ${at}`,
      x: (at % 50) * 320,
      y: Math.floor(at / 50) * 200,
    }));
    await open({ map: { format: 'throughline', version: 1, touchpoints, transitions: [] } });
    await openExport(page);
    const taken: unknown[] = [];
    page.on('download', (file) => taken.push(file));
    const dialog = page.getByRole('dialog', { name: 'Export' });
    await dialog.getByRole('button', { name: 'Download' }).click();
    await dialog.getByRole('progressbar').waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.getByText('Cancelled. Nothing was downloaded.').waitFor();
    expect(await dialog.getByRole('button', { name: 'Download' }).isEnabled()).toBe(true);
    expect(taken).toEqual([]);
  });

  test('[PA-236] any readable file makes a map of its own on the home page', async () => {
    await page.goto(app.url);
    await page.waitForLoadState('networkidle');
    await page
      .getByLabel('File to open')
      .setInputFiles({ name: 'touchpoints.csv', mimeType: 'text/csv', buffer: Buffer.from(TABLE) });
    await page.waitForURL(/\/m\//);
    await waitForSave(page, ['saved']);
    expect(await labels(page)).toEqual(['Banner ad', 'Call', 'Site']);
  });

  test('[PA-239] on a phone the dialogues are sheets that fit, and axe finds nothing serious', async () => {
    const phone = await openWindow({ width: 390, height: 844, touch: true, dark: true });
    try {
      await openMap(phone.page, (await createMap(app.url, { map: MAP })).links.own);
      const sheet = phone.page.getByRole('dialog');
      for (const name of ['export', 'import', 'survey'] as const) {
        await phone.page.evaluate((dialog) => window.__throughline!.editor.setDialog(dialog), name);
        await sheet.waitFor();
        if (name === 'export') await sheet.getByLabel('Format').selectOption('SVG drawing');
        await phone.page.waitForTimeout(300);
        expect(
          await sheet.evaluate((box) => [box.scrollWidth - box.clientWidth, box.getBoundingClientRect().width]),
          name,
        ).toEqual([0, 390]);
        expect(await findFaults(phone.page), name).toEqual([]);
        await phone.page.keyboard.press('Escape');
        await sheet.waitFor({ state: 'detached' });
      }
    } finally {
      await phone.close();
    }
  });

  test('the page complains of nothing', () => {
    expect(person.complaints).toEqual([]);
  });
});
