import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, startApp } from '../support/app';
import { NO_CHROMIUM, openWindow, type Window } from '../support/browser';
import { type CuttableProxy, startProxy } from '../support/cuttable-proxy';
import { addTouchpoint, card, createMap, idOf, labels, openMap, settle, waitForSave } from '../support/map-page';
import { describeTimes, timeUntilSeen } from '../support/seen';

/** In the page: true when a card with this text (all of it, wrapped or not) is drawn. */
function cardShown(text: string): boolean {
  const plain = (value: string) => value.replace(/\s+/g, '');
  return [...document.querySelectorAll('.react-flow__node')].some((node) =>
    plain(node.textContent ?? '').includes(plain(text)),
  );
}

interface Wanted {
  readonly label: string;
  readonly field: 'reaction' | 'role' | 'label' | 'owner';
  readonly value: string | null;
}

/** In the page: true when the touchpoint has this value, and its card is there. */
function fieldShown({ label, field, value }: Wanted): boolean {
  const { map } = window.__throughline!.editor.store.getState();
  const found = map.touchpoints.find((touchpoint) => touchpoint.label === label);
  return found !== undefined && (found[field] ?? null) === value;
}

function transitionShown([from, to]: readonly [string, string]): boolean {
  const { map } = window.__throughline!.editor.store.getState();
  const id = (label: string) => map.touchpoints.find((touchpoint) => touchpoint.label === label)?.id;
  const found = map.transitions.find((each) => each.source === id(from) && each.target === id(to));
  return found !== undefined && document.querySelector(`.react-flow__edge[data-id="${found.id}"]`) !== null;
}

function countShown(count: number): boolean {
  return document.querySelectorAll('.react-flow__node').length === count;
}

/** A place of a card to take hold of: away from its four handles, which grow as one zooms out. */
function hold(box: { x: number; y: number; width: number; height: number }): { x: number; y: number } {
  return { x: box.x + box.width * 0.3, y: box.y + box.height / 2 };
}

interface Place {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

function placeOf(page: Page, id: string): Promise<Place> {
  return page.evaluate(
    (each) => ({ id: each, ...window.__throughline!.editor.store.getState().places.get(each)! }),
    id,
  );
}

async function select(page: Page, label: string): Promise<void> {
  await settle(page);
  const box = (await (await card(page, label)).boundingBox())!;
  const at = hold(box);
  await page.mouse.click(at.x, at.y);
}

describe.skipIf(NO_CHROMIUM)('two windows on one map', () => {
  let app: App;
  let proxy: CuttableProxy;
  let anna: Window;
  let bela: Window;

  beforeAll(async () => {
    app = await startApp();
    proxy = await startProxy(app.port);
    [anna, bela] = await Promise.all([openWindow(), openWindow()]);
  });
  afterAll(async () => {
    await anna?.close();
    await bela?.close();
    await proxy?.close();
    await app?.close();
  });

  async function bothOpen(body: unknown = {}) {
    const made = await createMap(app.url, body);
    await openMap(anna.page, made.links.edit);
    await openMap(bela.page, made.links.edit);
    return made;
  }

  test('[CO-2] every kind of edit in one appears in the other', async () => {
    await bothOpen({ title: 'Together' });
    const a = anna.page;
    const b = bela.page;
    const times: [string, number][] = [];
    const measure = async <T>(name: string, act: () => Promise<void>, shown: (arg: T) => boolean, arg: T) => {
      times.push([name, await timeUntilSeen(a, b, act, shown, arg)]);
    };

    await measure('create by N', () => addTouchpoint(a, 'Banner ad'), cardShown, 'Banner ad');
    await measure(
      'next connected by Enter',
      async () => {
        await a.keyboard.press('Enter');
        await a.locator('textarea:focus').waitFor();
        await a.keyboard.type('Web site');
        await a.keyboard.press('Enter');
      },
      transitionShown,
      ['Banner ad', 'Web site'] as const,
    );
    await measure('rate by 1', () => a.keyboard.press('1'), fieldShown, {
      label: 'Web site',
      field: 'reaction',
      value: 'negative',
    } as Wanted);
    await measure('role by F', () => a.keyboard.press('f'), fieldShown, {
      label: 'Web site',
      field: 'role',
      value: 'final',
    } as Wanted);
    await measure(
      'edit a label by F2',
      async () => {
        await a.keyboard.press('F2');
        await a.locator('textarea:focus').waitFor();
        await a.keyboard.press('Control+a');
        await a.keyboard.type('Our web site');
        await a.keyboard.press('Enter');
      },
      cardShown,
      'Our web site',
    );
    await settle(a);
    await measure(
      'double-click on the void',
      async () => {
        await a.mouse.dblclick(500, 620);
        await a.locator('textarea:focus').waitFor();
        await a.keyboard.type('Leaflet');
        await a.keyboard.press('Enter');
      },
      cardShown,
      'Leaflet',
    );
    await settle(a);
    const before = (await (await card(b, 'Leaflet')).boundingBox())!;
    await measure(
      'move by drag',
      async () => {
        const box = (await (await card(a, 'Leaflet')).boundingBox())!;
        const at = hold(box);
        await a.mouse.move(at.x, at.y);
        await a.mouse.down();
        for (let step = 1; step <= 10; step += 1) await a.mouse.move(at.x + step * 12, at.y);
        await a.mouse.up();
      },
      ({ id, x }: { id: string; x: number }) =>
        document.querySelector(`.react-flow__node[data-id="${id}"]`)!.getBoundingClientRect().x > x + 60,
      { id: await idOf(b, 'Leaflet'), x: before.x },
    );
    await select(a, 'Leaflet');
    await measure('duplicate by Ctrl+D', () => a.keyboard.press('Control+d'), countShown, 4);
    await measure('delete', () => a.keyboard.press('Delete'), countShown, 3);
    await measure('undo', () => a.keyboard.press('Control+z'), countShown, 4);
    await measure('redo', () => a.keyboard.press('Control+Shift+z'), countShown, 3);
    await settle(a);
    await a.evaluate(() => navigator.clipboard.writeText('Poster -> Shop window -> Till\nReceipt'));
    await measure('paste of lines', () => a.keyboard.press('Control+v'), countShown, 7);
    const untidy = await placeOf(b, await idOf(b, 'Poster'));
    await measure(
      'tidy layout',
      () => a.keyboard.press('Shift+L'),
      ({ id, x, y }: Place) => {
        const place = window.__throughline!.editor.store.getState().places.get(id)!;
        return place.x !== x || place.y !== y;
      },
      untidy,
    );

    console.log(`an edit appears in the other window: ${describeTimes(times.map(([, ms]) => ms))}`);
    console.log(times.map(([name, ms]) => `  ${name}: ${ms} ms`).join('\n'));
    await waitForSave(a, ['saved']);
    await b.waitForTimeout(200);
    const places = (page: Page) =>
      page.evaluate(() =>
        window
          .__throughline!.editor.store.getState()
          .map.touchpoints.map(({ id, x, y, label }) => ({ id, x, y, label })),
      );
    expect(await places(b)).toEqual(await places(a));
  });

  test('[CO-3] a drag moves live in the other window, and is one write on drop', async () => {
    await bothOpen({ template: 'clinic-en' });
    const a = anna.page;
    const b = bela.page;
    const id = await idOf(a, 'Banner ad');
    const place = () =>
      b.evaluate(
        (each) => document.querySelector(`.react-flow__node[data-id="${each}"]`)!.getBoundingClientRect().x,
        id,
      );
    const stored = () =>
      b.evaluate((each) => {
        const { map } = window.__throughline!.editor.store.getState();
        return map.touchpoints.find((touchpoint) => touchpoint.id === each)!.x!;
      }, id);
    const [began, storedBefore] = [await place(), await stored()];
    const box = (await (await card(a, 'Banner ad')).boundingBox())!;
    const at = hold(box);
    await a.mouse.move(at.x, at.y);
    await a.mouse.down();
    const seen: number[] = [];
    for (let step = 1; step <= 12; step += 1) {
      await a.mouse.move(at.x - step * 5, at.y + step * 3);
      await a.waitForTimeout(40);
      seen.push(await place());
    }
    expect(new Set(seen).size, 'places seen by the other during the drag').toBeGreaterThan(4);
    expect(await stored(), 'nothing is written while it is dragged').toBe(storedBefore);
    await a.mouse.up();
    await expect.poll(stored).not.toBe(storedBefore);
    expect(await place()).toBeLessThan(began - 30);
  });

  test('[CO-4] undo takes back only what one did oneself', async () => {
    await bothOpen({ template: 'clinic-en' });
    const a = anna.page;
    const b = bela.page;
    await select(a, 'Banner ad');
    await a.keyboard.press('1');
    await b.waitForFunction(fieldShown, { label: 'Banner ad', field: 'reaction', value: 'negative' } as Wanted);
    await settle(b);
    await addTouchpoint(b, 'By Bela');
    await a.waitForFunction(cardShown, 'By Bela');
    await a.keyboard.press('Control+z');
    await b.waitForFunction(fieldShown, { label: 'Banner ad', field: 'reaction', value: 'positive' } as Wanted);
    expect(await labels(a)).toContain('By Bela');
    await a.keyboard.press('Control+z');
    await a.waitForTimeout(300);
    expect(await labels(b)).toContain('By Bela');
    await settle(b);
    await b.keyboard.press('Control+z');
    await expect.poll(() => labels(a)).not.toContain('By Bela');
  });

  test('[CO-5] what one deletes while the other edits it loses no text', async () => {
    await bothOpen({ template: 'clinic-en' });
    const a = anna.page;
    const b = bela.page;
    const id = await idOf(a, 'Banner ad');
    await select(b, 'Banner ad');
    await b.keyboard.press('F2');
    await b.locator('textarea:focus').waitFor();
    await b.keyboard.type(' that took an hour to word');
    await select(a, 'Banner ad');
    await a.keyboard.press('Delete');
    await expect.poll(() => labels(a)).not.toContain('Banner ad');
    await b.waitForTimeout(300);
    // The words are still in the window of the one who typed them, and can be brought back to the map.
    const words = await b.evaluate(
      () => document.body.textContent + [...document.querySelectorAll('textarea')].map((each) => each.value).join(' '),
    );
    expect(words).toContain('that took an hour to word');
    if (await b.locator('textarea').first().isVisible()) await b.locator('textarea').first().press('Enter');
    await b.getByRole('button', { name: /bring it back/i }).click();
    await expect.poll(() => labels(a)).toContain('Banner ad that took an hour to word');
    expect(await idOf(a, 'Banner ad that took an hour to word')).toBe(id);
  });

  test('[CO-6] a cut of the network with edits on both sides merges without loss', async () => {
    const seconds = process.env.SOAK ? 10 : Number(process.env.CUT_SECONDS ?? 4);
    const made = await createMap(app.url, { template: 'clinic-en' });
    const through = (link: string) => link.replace(`:${app.port}`, `:${proxy.port}`);
    await openMap(anna.page, through(made.links.edit));
    await openMap(bela.page, made.links.edit);
    const a = anna.page;
    const b = bela.page;
    proxy.cut();
    await waitForSave(a, ['offline']);
    const began = Date.now();
    let round = 0;
    while (Date.now() - began < seconds * 1000) {
      await addTouchpoint(a, `offline ${round}`);
      await settle(a);
      await addTouchpoint(b, `online ${round}`);
      await settle(b);
      round += 1;
      await a.waitForTimeout(300);
    }
    // The many new cards have moved the view; the first one is rated by name, not by place.
    const first = await idOf(a, 'Banner ad');
    await a.evaluate((id) => window.__throughline!.editor.select({ touchpoints: [id] }), first);
    await a.keyboard.press('2');
    proxy.mend();
    await waitForSave(a, ['saved'], 30_000);
    const wanted = Array.from({ length: round }, (_, index) => [`offline ${index}`, `online ${index}`]).flat();
    for (const page of [a, b]) {
      await expect
        .poll(async () => {
          const found = await labels(page);
          return wanted.filter((label) => !found.includes(label));
        })
        .toEqual([]);
      await page.waitForFunction(fieldShown, { label: 'Banner ad', field: 'reaction', value: 'neutral' } as Wanted);
    }
    console.log(`cut for ${seconds} s: ${round} touchpoints made on each side, all on both`);
  });

  test('[SY-11, CV-17] a view link shows everything and edits nothing', async () => {
    const made = await createMap(app.url, { template: 'clinic-en' });
    await openMap(anna.page, made.links.view);
    await openMap(bela.page, made.links.edit);
    const before = await labels(bela.page);
    await anna.page.keyboard.press('n');
    await anna.page.waitForTimeout(200);
    expect(await anna.page.locator('textarea').count()).toBe(0);
    const forced = await anna.page.evaluate(() => {
      const { editor } = window.__throughline!;
      editor.run([{ type: 'set-title', title: 'Forced' }]);
      return editor.store.getState().map.title;
    });
    expect(forced).not.toBe('Forced');
    expect(await labels(bela.page)).toEqual(before);
  });
});
