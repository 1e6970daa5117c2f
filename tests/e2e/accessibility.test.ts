import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, startApp } from '../support/app';
import { findFaults } from '../support/axe';
import { NO_CHROMIUM, openWindow, type Window } from '../support/browser';
import { createMap, openMap, settle } from '../support/map-page';

/** In the dark only colours are others: all else has been looked at in the light. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

describe.skipIf(NO_CHROMIUM).each([
  { dark: false, width: 1440, height: 900 },
  { dark: true, width: 1440, height: 900 },
  { dark: false, width: 390, height: 844 },
])('axe at $width × $height, dark: $dark', ({ dark, width, height }) => {
  let app: App;
  let person: Window;
  const seriousFaults = (page: Page): Promise<string[]> => findFaults(page, dark ? COLOURS : undefined);

  beforeAll(async () => {
    app = await startApp();
    person = await openWindow({ dark, width, height });
  });
  afterAll(async () => {
    await person?.close();
    await app?.close();
  });

  test('[AX-3] finds nothing serious on home', async () => {
    await person.page.goto(app.url);
    await person.page.getByRole('button', { name: 'New map' }).waitFor();
    expect(await seriousFaults(person.page)).toEqual([]);
  });

  test('[AX-3] finds nothing serious on touchpoints within touchpoints, from outside and inside', async () => {
    const part = (id: string, parent: string, x: number) => ({ id, label: `Part ${id}`, parent, x, y: 0 });
    const map = {
      format: 'throughline',
      version: 1,
      touchpoints: [
        { id: 'w', label: 'Whole' },
        { id: 'v', label: 'Inner', parent: 'w' },
        part('a', 'w', 0),
        { ...part('b', 'v', 400), reaction: 'negative' },
        part('c', 'v', 720),
      ],
      transitions: [
        { id: '1', source: 'a', target: 'b' },
        { id: '2', source: 'b', target: 'c' },
      ],
    };
    const made = await createMap(app.url, { map });
    const { page } = person;
    await openMap(page, made.links.own);
    expect(await seriousFaults(page), 'closed').toEqual([]);
    await page.evaluate(() => {
      const { editor } = window.__throughline!;
      editor.setOpened('w', true);
      editor.camera?.fit();
    });
    await page.waitForTimeout(500);
    expect(await seriousFaults(page), 'open').toEqual([]);
    await page.evaluate(() => {
      const { editor } = window.__throughline!;
      editor.enter('v');
      editor.camera?.fit();
    });
    await page.waitForTimeout(500);
    expect(await seriousFaults(page), 'inside').toEqual([]);
    expect(person.complaints).toEqual([]);
  });

  test('[AX-3] finds nothing serious on the canvas, its panels and dialogues', async () => {
    const made = await createMap(app.url, { template: 'telephony-en' });
    const { page } = person;
    await openMap(page, made.links.own);
    await page.waitForTimeout(500);
    expect(await seriousFaults(page), 'canvas').toEqual([]);
    await page.keyboard.press('e');
    await page.getByRole('region', { name: 'Emotion curve' }).getByRole('listitem').first().waitFor();
    expect(await seriousFaults(page), 'emotion curve').toEqual([]);
    await page.keyboard.press('Escape');
    for (const dialog of ['share', 'export', 'help', 'import', 'survey', 'rules'] as const) {
      await page.evaluate((name) => window.__throughline!.editor.setDialog(name), dialog);
      await page.getByRole('dialog').waitFor();
      await page.waitForTimeout(300);
      expect(await seriousFaults(page), dialog).toEqual([]);
      await settle(page);
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await page.evaluate(() => {
      const { editor } = window.__throughline!;
      editor.select({ touchpoints: [editor.store.getState().map.touchpoints[0]!.id] });
      editor.setPanel('inspector');
    });
    await page.waitForTimeout(300);
    expect(await seriousFaults(page), 'inspector').toEqual([]);
    await page.evaluate(() => {
      const { editor } = window.__throughline!;
      const { touchpoints } = editor.store.getState().actual.states;
      editor.setTrial([...touchpoints.keys()]);
      editor.setPanel('mend');
    });
    await page.getByText('Working again').or(page.getByText('No broken start')).waitFor();
    expect(await seriousFaults(page), 'mend, and a trial').toEqual([]);
    await page.evaluate(() => {
      const { editor } = window.__throughline!;
      editor.setTrial(null);
      editor.setShowFlow(true);
      editor.setPanel('losses');
    });
    await page.getByText('reach a final link').waitFor();
    expect(await seriousFaults(page), 'losses, and the flow').toEqual([]);
    await page.evaluate(() => {
      const { editor } = window.__throughline!;
      editor.setShowFlow(false);
      editor.setPanel('outline');
    });
    await page.getByRole('treeitem').nth(1).press('ArrowRight');
    expect(await seriousFaults(page), 'outline').toEqual([]);
    await page.getByRole('treeitem').nth(1).press('F2');
    await page.getByRole('textbox', { name: 'Label of the touchpoint' }).waitFor();
    expect(await seriousFaults(page), 'a name in the outline').toEqual([]);
    await page.keyboard.press('Escape');
    await page.evaluate(() => window.__throughline!.editor.setPanel('findings'));
    await page.getByRole('button', { name: 'Why?' }).first().click();
    expect(await seriousFaults(page), 'findings').toEqual([]);
    await page.evaluate(() => window.__throughline!.editor.setPanel('chains'));
    await page
      .getByRole('button', { name: /^Walk: / })
      .first()
      .waitFor();
    expect(await seriousFaults(page), 'chains').toEqual([]);
    await page
      .getByRole('button', { name: /^Walk: / })
      .last()
      .click();
    await page.waitForTimeout(600);
    expect(await seriousFaults(page), 'walk').toEqual([]);
    await page.keyboard.press('Shift+W');
    await page.waitForTimeout(600);
    expect(await seriousFaults(page), 'presentation').toEqual([]);
  });
});
