import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, startApp } from '../support/app';
import { NO_CHROMIUM, openWindow, type Window } from '../support/browser';
import { mapOf, oneStep, restingView, viewOf } from '../support/hands';
import { createMap, openMap } from '../support/map-page';

/** Two ways to a call, one of which breaks at the form; the call hands over to a review. Ids are the labels in small. */
function clinicMap() {
  const touchpoint = (label: string, x: number, y: number, more = {}) => ({
    id: label.toLowerCase().replace(/ .*/, ''),
    label,
    x,
    y,
    ...more,
  });
  const link = (source: string, target: string) => ({ id: `${source}-${target}`, source, target });
  return {
    format: 'throughline',
    version: 1,
    title: 'Clinic',
    touchpoints: [
      touchpoint('Ad', 0, 0, { reaction: 'positive', goal: 'Find help', feeling: 'Hopeful' }),
      touchpoint('Site', 320, 0),
      touchpoint('Form', 640, 0, { reaction: 'negative', notes: 'Takes a day' }),
      touchpoint('Call', 960, 0, { role: 'final', reaction: 'positive' }),
      touchpoint('Friend', 640, 200, { reaction: 'positive' }),
      touchpoint('Review', 960, 260),
      touchpoint('Post', 1280, 260),
    ],
    transitions: [
      link('ad', 'site'),
      link('site', 'form'),
      link('form', 'call'),
      link('friend', 'call'),
      link('call', 'review'),
      link('review', 'post'),
    ],
  };
}

const walkOf = (page: Page) => page.evaluate(() => window.__throughline!.editor.store.getState().walk);
const litOf = (page: Page) =>
  page.evaluate(() => window.__throughline!.editor.store.getState().highlight?.path ?? null);
const notesOf = async (page: Page, id: string) => (await mapOf(page)).touchpoints.find((one) => one.id === id)?.notes;
const bar = (page: Page) => page.getByRole('region', { name: /^Walk: step/ });

describe.skipIf(NO_CHROMIUM)('chains and walking them', () => {
  let app: App;
  let ann: Window;
  let ben: Window;

  beforeAll(async () => {
    app = await startApp();
    ann = await openWindow();
    ben = await openWindow();
  });
  afterAll(async () => {
    await ann?.close();
    await ben?.close();
    await app?.close();
  });

  /** Both open a new map; the second one by the link that is named. */
  async function together(link: 'edit' | 'view' = 'edit'): Promise<void> {
    const made = await createMap(app.url, { map: clinicMap() });
    await openMap(ann.page, made.links.own);
    await openMap(ben.page, made.links[link]);
  }
  async function alone(body: unknown = { map: clinicMap() }): Promise<void> {
    await openMap(ann.page, (await createMap(app.url, body)).links.own);
  }

  test('[PA-70] chains are listed best first, filtered, lit by hover and kept lit by a click', async () => {
    const { page } = ann;
    await alone();
    await page.getByRole('tab', { name: 'Chains' }).click();
    const rows = page.getByRole('list', { name: 'Chains, best first' }).getByRole('listitem');
    await expect.poll(() => rows.count()).toBe(3);
    await page.getByText('2 of 3 chains work').last().waitFor();
    expect(await rows.first().textContent()).toMatch(/^Friend → Call.*two touches, works/);
    expect(await rows.last().textContent()).toMatch(/^Ad → Call.*four touches, breaks at “Form”/);

    await page.getByRole('button', { name: 'Broken', exact: true }).click();
    await expect.poll(() => rows.count()).toBe(1);
    const row = page.getByRole('button', { name: 'Ad → Call', exact: true });
    await row.hover();
    expect(await litOf(page)).toEqual(['ad', 'site', 'form', 'call']);
    await page.mouse.move(500, 760);
    expect(await litOf(page)).toBeNull();
    const before = await viewOf(page);
    await row.click();
    await page.mouse.move(500, 760);
    expect(await litOf(page)).toEqual(['ad', 'site', 'form', 'call']);
    expect(await restingView(page)).not.toEqual(before);

    await page.getByRole('button', { name: 'All', exact: true }).click();
    await page.evaluate(() => window.__throughline!.editor.select({ touchpoints: ['review'] }));
    await page.getByRole('checkbox', { name: 'Only through “Review”' }).check();
    await expect.poll(() => rows.allTextContents()).toEqual([expect.stringMatching(/^Review → Post/)]);
  });

  test('[PA-70] a map of thousands of chains: fifty at once, more on demand, and a mended one is counted anew', async () => {
    const { page } = ann;
    await alone({ map: ladder(9) });
    await page.getByRole('tab', { name: 'Chains' }).click();
    const rows = page.getByRole('list', { name: 'Chains, best first' }).getByRole('listitem');
    await expect.poll(() => rows.count()).toBe(50);
    await page.getByRole('button', { name: 'Show more' }).click();
    await expect.poll(() => rows.count()).toBe(100);
    await page.getByText('256 of 512 chains work').last().waitFor();
    await page.evaluate(() =>
      window.__throughline!.editor.run([{ type: 'set-touchpoints', ids: ['u4'], fields: { reaction: undefined } }]),
    );
    await page.getByText('512 of 512 chains work').last().waitFor();
    expect(await rows.count(), 'as many as were opened').toBe(100);
    await page.getByRole('button', { name: 'Broken', exact: true }).click();
    await page.getByText('No chain is broken.').waitFor();
    await page.getByRole('button', { name: 'All', exact: true }).click();
  });

  test('[PA-71] chains are listed within the parts of a touchpoint, and a label asks for no new list', async () => {
    const { page } = ann;
    const map = clinicMap();
    map.touchpoints.push(
      { id: 'find', label: 'Find the form', x: 640, y: 400, parent: 'site' } as never,
      { id: 'fill', label: 'Fill it in', x: 960, y: 400, parent: 'site' } as never,
    );
    map.transitions.push({ id: 'find-fill', source: 'find', target: 'fill' });
    await alone({ map });
    await page.getByRole('tab', { name: 'Chains' }).click();
    const list = page.getByRole('list', { name: 'Chains, best first' });
    const rows = list.getByRole('listitem');
    await expect.poll(() => rows.count()).toBe(3);
    await page.getByRole('combobox', { name: 'Chains of' }).selectOption('Inside “Site”');
    await expect.poll(() => rows.allTextContents()).toEqual([expect.stringMatching(/^Find the form → Fill it in/)]);
    await page.evaluate(() => {
      const list = document.querySelector('[aria-label="Chains, best first"]')!;
      const marks = window as unknown as { asked: number };
      marks.asked = 0;
      new MutationObserver(() => {
        if (list.getAttribute('aria-busy') === 'true') marks.asked += 1;
      }).observe(list, { attributes: true });
      window.__throughline!.editor.run([{ type: 'set-touchpoints', ids: ['find'], fields: { label: 'Look for it' } }]);
    });
    await expect.poll(() => rows.allTextContents()).toEqual([expect.stringMatching(/^Look for it → Fill it in/)]);
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => (window as unknown as { asked: number }).asked)).toBe(0);
    await page.getByRole('combobox', { name: 'Chains of' }).selectOption('The whole map');
  });

  test('[PA-73] [PA-74] a chain is walked by the keyboard alone, over the break into the next chain', async () => {
    const { page } = ann;
    await alone();
    await page.getByRole('tab', { name: 'Chains' }).click();
    const walk = page.getByRole('button', { name: 'Walk: Ad to Call, 4 touchpoints' });
    await walk.waitFor();
    await walk.focus();
    await page.keyboard.press('Enter');
    await bar(page).getByRole('heading', { name: 'Step 1 of 4 · Ad · positive' }).waitFor();
    await bar(page).getByText('The customer wants').waitFor();
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-walk'))).toBe(true);
    const first = await restingView(page);
    await page.keyboard.press('ArrowRight');
    expect(await restingView(page)).not.toEqual(first);
    await page.keyboard.press('1');
    await bar(page).getByText('Here the chain breaks: nobody gets further.').waitFor();
    await page.keyboard.press('2');
    await bar(page).getByRole('heading', { name: 'Step 2 of 4 · Site · neutral' }).waitFor();
    await page.keyboard.press('PageDown');
    await bar(page).getByText('Here the chain breaks: nobody gets further.').waitFor();
    const onward = bar(page).getByRole('button', { name: 'Go on as if it were mended' });
    for (let i = 0; i < 12 && !(await onward.evaluate((each) => each === document.activeElement)); i += 1) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await bar(page).getByText('Behind the break at “Form”: no customer gets here today.').waitFor();
    const handover = bar(page).getByRole('button', { name: 'Go on with “Review”' });
    await handover.focus();
    await page.keyboard.press('Enter');
    await bar(page).getByRole('heading', { name: 'Step 1 of 2 · Review · not rated' }).waitFor();
    expect(await page.locator('textarea:focus').count(), 'no label was opened on the way').toBe(0);
    await page.keyboard.press('Escape');
    await bar(page).waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: 'Chains' }).waitFor();
    expect((await mapOf(page)).touchpoints.map(({ id, x }) => [id, x])).toEqual(
      clinicMap()
        .touchpoints.map(({ id, x }) => [id, x])
        .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    );
  });

  test('[PA-73] the menu of a touchpoint and W walk the chain through it', async () => {
    const { page } = ann;
    await alone();
    await page.locator('.react-flow__node[data-id="form"]').click({ button: 'right' });
    await page.getByRole('menuitem', { name: /Walk the chain/ }).click();
    expect((await walkOf(page))?.path).toEqual(['ad', 'site', 'form', 'call']);
    await bar(page).getByRole('button', { name: 'End the walk', exact: true }).click();
    expect(await walkOf(page)).toBeNull();
    await page.keyboard.press('w');
    expect((await walkOf(page))?.path).toEqual(['ad', 'site', 'form', 'call']);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'More about this map' }).click();
    await page.getByRole('menuitem', { name: /Present the chain/ }).click();
    await page.getByRole('dialog', { name: 'Presentation: Clinic' }).waitFor();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => walkOf(page)).toMatchObject({ at: 1, presenting: true });
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  });

  test('[PA-75] a note is written once when it is left, is seen by others, and takes nobody’s text away', async () => {
    await together();
    const { page } = ann;
    await page.evaluate(() => window.__throughline!.editor.walk.start(['ad', 'site', 'form', 'call']));
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    const note = bar(page).getByRole('textbox', { name: 'What do you notice here?' });
    expect(await note.inputValue()).toBe('Takes a day');
    await note.focus();
    await page.keyboard.press('End');
    await page.keyboard.type(', nobody says why');
    await ben.page.evaluate(() =>
      window.__throughline!.editor.run([
        { type: 'set-touchpoints', ids: ['form'], fields: { notes: 'Takes a day\nNo price either' } },
      ]),
    );
    await expect.poll(() => notesOf(page, 'form')).toBe('Takes a day\nNo price either');
    expect(await note.inputValue()).toBe('Takes a day, nobody says why');
    await bar(page).getByRole('button', { name: 'Back' }).click();
    const both = 'Takes a day\nNo price either\n, nobody says why';
    await expect.poll(() => notesOf(ben.page, 'form')).toBe(both);

    await oneStep(page, async () => {
      await page.evaluate(() => window.__throughline!.editor.walk.to(3));
      await bar(page).getByRole('textbox', { name: 'What do you notice here?' }).fill('At last a person');
      await page.keyboard.press('Escape');
      await bar(page).getByRole('textbox', { name: 'What do you notice here?' }).fill('A person');
      await bar(page).getByRole('button', { name: 'Back' }).click();
    });
    expect(await notesOf(page, 'call')).toBe('A person');
  });

  test('[PA-75] with a view link one walks and reads, and changes nothing', async () => {
    await together('view');
    const { page } = ben;
    await page.evaluate(() => window.__throughline!.editor.walk.start(['ad', 'site', 'form', 'call']));
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    const note = bar(page).getByRole('textbox', { name: 'What do you notice here?' });
    expect(await note.isDisabled()).toBe(true);
    expect(await note.inputValue()).toBe('Takes a day');
    expect(await bar(page).getByRole('button', { name: 'Positive' }).isDisabled()).toBe(true);
    const before = await mapOf(page);
    await page.keyboard.press('3');
    expect(await mapOf(page)).toEqual(before);
    await page.evaluate(() => window.__throughline!.editor.walk.end());
  });

  test('[PA-76] a step that somebody else deletes is left out, with a sentence', async () => {
    await together();
    const { page } = ann;
    await page.evaluate(() => window.__throughline!.editor.walk.start(['ad', 'site', 'form', 'call']));
    await page.keyboard.press('ArrowRight');
    await ben.page.evaluate(() =>
      window.__throughline!.editor.run([{ type: 'remove', touchpoints: ['site'], transitions: [] }]),
    );
    await page.getByText('“Site” has been removed; the walk goes on without.').first().waitFor();
    await bar(page).getByRole('heading', { name: 'Step 2 of 3 · Form · negative' }).waitFor();
    await ben.page.evaluate(() =>
      window.__throughline!.editor.run([{ type: 'remove', touchpoints: ['ad', 'form', 'call'], transitions: [] }]),
    );
    await bar(page).waitFor({ state: 'detached' });
  });

  test('[PA-77] a presentation has the window to itself, is live, and is led by a clicker', async () => {
    await together();
    const { page } = ann;
    await page.evaluate(() => {
      const { editor } = window.__throughline!;
      editor.setPanel('findings');
      editor.walk.start(['ad', 'site', 'form', 'call']);
    });
    await page.keyboard.press('Shift+W');
    const shown = page.getByRole('dialog', { name: 'Presentation: Clinic' });
    await shown.getByRole('heading', { name: 'Ad' }).waitFor();
    expect(await page.getByRole('tablist').count()).toBe(0);
    expect(await page.locator('[data-verdict]').count()).toBe(0);
    await page.keyboard.press('PageDown');
    await shown.getByRole('heading', { name: 'Site' }).waitFor();
    await page.keyboard.press('Space');
    await shown.getByText('Here the chain breaks: nobody gets further.', { exact: true }).waitFor();
    await page.keyboard.press('PageUp');
    await ben.page.evaluate(() =>
      window.__throughline!.editor.run([
        { type: 'set-touchpoints', ids: ['site'], fields: { label: 'Our site', reaction: 'positive' } },
      ]),
    );
    await shown.getByRole('heading', { name: 'Our site' }).waitFor();
    await shown.getByText('positive', { exact: true }).waitFor();
    await shown.getByRole('button', { name: 'Call', exact: true }).click();
    await shown.getByRole('button', { name: 'Go on with “Review”' }).waitFor();
    await page.mouse.click(1000, 300);
    expect((await walkOf(page))?.at, 'there is nothing behind the last step').toBe(3);
    await page.keyboard.press('Delete');
    expect((await mapOf(page)).touchpoints).toHaveLength(7);
    await page.keyboard.press('Escape');
    await shown.waitFor({ state: 'detached' });
    await bar(page).getByRole('heading', { name: 'Step 4 of 4 · Call · positive' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Findings' }).waitFor();
  });

  test('[PA-78] [PA-79] findings say why, and a fix is taken back by its own button whatever was done since', async () => {
    const { page } = ann;
    await alone();
    await page.getByRole('tab', { name: 'Findings' }).click();
    const errors = page.getByRole('region', { name: 'Errors' });
    await errors.getByRole('heading', { name: 'Errors · 1' }).waitFor();
    await errors.getByRole('button', { name: 'Why?' }).click();
    await errors.getByText(/^The second law: Touchpoints form chains/).waitFor();
    const reaction = async (id: string) => (await mapOf(page)).touchpoints.find((one) => one.id === id)?.reaction;
    await errors.getByRole('button', { name: 'Mark it as mended' }).click();
    await expect.poll(() => reaction('form')).toBe('positive');
    await errors.waitFor({ state: 'detached' });
    await page.evaluate(() =>
      window.__throughline!.editor.run([{ type: 'set-touchpoints', ids: ['ad'], fields: { reaction: 'neutral' } }]),
    );
    const told = page.getByRole('listitem').filter({ hasText: 'Done: Mark it as mended.' });
    await told.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => reaction('form')).toBe('negative');
    expect(await reaction('ad'), 'what was done since stays').toBe('neutral');
    await errors.waitFor();
  });

  test('[PA-78] where people disagree it says who says what', async () => {
    const { page } = ann;
    const map = clinicMap();
    Object.assign(map.touchpoints[1]!, {
      ratings: [
        { by: 'Anna', side: 'customer', reaction: 'negative', note: 'No price' },
        { by: 'Ben', side: 'company', reaction: 'positive' },
      ],
    });
    await alone({ map });
    const said = page.getByRole('list', { name: 'Who says what' }).first();
    await expect
      .poll(() => said.getByRole('listitem').allTextContents())
      .toEqual(['Anna, the customer’s side: negative · No price', 'Ben, the company’s side: positive']);
  });

  test('[PA-80] a kind that is hidden is hidden for everybody; the rules say so, and lead back to the usual', async () => {
    await together();
    const { page } = ann;
    await page.getByRole('tab', { name: 'Findings' }).click();
    await ben.page.getByRole('tab', { name: 'Findings' }).click();
    const there = ben.page.getByRole('region', { name: 'Errors' });
    await there.waitFor();
    await page.getByRole('region', { name: 'Errors' }).getByRole('button', { name: 'Why?' }).click();
    await page.getByRole('button', { name: 'Hide this kind' }).click();
    await there.waitFor({ state: 'detached' });
    await ben.page.getByText('One kind of finding switched off').waitFor();

    await page.getByRole('button', { name: 'Rules…' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Rules' });
    const weight = dialog.getByRole('combobox', { name: 'Weight of “Broken chain”' });
    expect(await weight.inputValue()).toBe('off');
    await weight.selectOption('warning');
    await ben.page
      .getByRole('region', { name: 'Warnings' })
      .getByText('The chain from "Ad" breaks at "Form"')
      .waitFor();
    const most = dialog.getByRole('textbox', { name: 'The most that passes (usually 8)' });
    await most.fill('3');
    await most.press('Enter');
    await ben.page
      .getByText(/four touches|4 touches/)
      .first()
      .waitFor();
    await dialog.getByText('2 changed.').waitFor();
    await dialog.getByRole('button', { name: 'Back to defaults' }).click();
    await dialog.getByText('All rules are as usual.').waitFor();
    await there.waitFor();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
  });

  test('[CV-135] the view glides to each step, opens what is closed around it, and jumps for who wants less motion', async () => {
    const { page } = ann;
    const map = clinicMap();
    map.touchpoints.push(
      { id: 'find', label: 'Find the form', x: 640, y: 900, parent: 'site' } as never,
      { id: 'fill', label: 'Fill it in', x: 2960, y: 900, parent: 'site' } as never,
    );
    map.transitions.push({ id: 'find-fill', source: 'find', target: 'fill' });
    await alone({ map });
    const middleOf = async (id: string) => {
      const box = (await page.locator(`.react-flow__node[data-id="${id}"]`).boundingBox())!;
      return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width };
    };
    await page.evaluate(() => window.__throughline!.editor.walk.start(['ad', 'site', 'form', 'call']));
    await restingView(page);
    // How many pictures of the way are shown, the last one included.
    const pictures = async (key: string): Promise<number> => {
      await page.evaluate(() => {
        const marks = window as unknown as { moved: number; watch?: MutationObserver };
        marks.moved = 0;
        marks.watch?.disconnect();
        marks.watch = new MutationObserver((changes) => {
          marks.moved += changes.length;
        });
        marks.watch.observe(document.querySelector('.react-flow__viewport')!, { attributeFilter: ['style'] });
      });
      await page.keyboard.press(key);
      await restingView(page);
      return page.evaluate(() => (window as unknown as { moved: number }).moved);
    };
    expect(await pictures('End'), 'it glides').toBeGreaterThan(2);
    const call = await middleOf('call');
    expect(Math.abs(call.x - (84 + 1416) / 2)).toBeLessThan(2);
    expect(call.y + 60).toBeLessThan((await bar(page).boundingBox())!.y);
    expect(call.width).toBeGreaterThanOrEqual(240 * 0.8);

    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await bar(page).getByRole('button', { name: 'Walk inside' }).click();
    await bar(page).getByRole('heading', { name: 'Step 1 of 2 · Find the form' }).waitFor();
    await restingView(page);
    expect((await middleOf('find')).width).toBeGreaterThan(0);

    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await pictures('ArrowRight'), 'at once').toBe(1);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await page.keyboard.press('Escape');
  });

  test('[PA-77] on a phone bar and presentation fit the window and leave the card in sight', async () => {
    const phone = await openWindow({ width: 390, height: 844, touch: true });
    try {
      const { page } = phone;
      await openMap(page, (await createMap(app.url, { map: clinicMap() })).links.own);
      await page.evaluate(() => window.__throughline!.editor.walk.start(['ad', 'site', 'form', 'call']));
      for (const presenting of [false, true]) {
        await page.evaluate((on) => {
          const { walk } = window.__throughline!.editor;
          walk.present(on);
          walk.to(2);
        }, presenting);
        await restingView(page);
        const card = await page.locator('.react-flow__node[data-id="form"]').boundingBox();
        const words = await (presenting ? page.getByRole('heading', { name: 'Form' }) : bar(page)).boundingBox();
        expect(card && words && card.y >= 0 && card.y + card.height <= words.y, `presenting: ${presenting}`).toBe(true);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      }
      await page.getByRole('button', { name: 'End the presentation' }).tap();
      await bar(page).getByRole('button', { name: 'End the walk', exact: true }).first().tap();
      expect(phone.complaints).toEqual([]);
    } finally {
      await phone.close();
    }
  });

  test('the pages complain of nothing', () => {
    expect([...ann.complaints, ...ben.complaints]).toEqual([]);
  });
});

/** So many forks in a row, each with an upper and a lower way: 2ⁿ chains, half of them broken at u4. */
function ladder(forks: number) {
  const touchpoints: object[] = [{ id: 'n0', label: 'n0', x: 0, y: 0 }];
  const transitions: object[] = [];
  const link = (source: string, target: string) => transitions.push({ id: `${source}-${target}`, source, target });
  for (let i = 1; i <= forks; i += 1) {
    touchpoints.push(
      { id: `u${i}`, label: `u${i}`, x: i * 600 - 300, y: -120, ...(i === 4 && { reaction: 'negative' }) },
      { id: `l${i}`, label: `l${i}`, x: i * 600 - 300, y: 120 },
      { id: `n${i}`, label: `n${i}`, x: i * 600, y: 0 },
    );
    for (const way of ['u', 'l']) {
      link(`n${i - 1}`, `${way}${i}`);
      link(`${way}${i}`, `n${i}`);
    }
  }
  return { format: 'throughline', version: 1, title: 'Ladder', touchpoints, transitions };
}
