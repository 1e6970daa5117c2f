import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, startApp } from '../support/app';
import { NO_CHROMIUM, openWindow, type Window } from '../support/browser';
import {
  boxOf,
  drag,
  gripOf,
  mapOf,
  middleOf,
  oneStep,
  restingView,
  type ScreenBox,
  selected,
  viewOf,
} from '../support/hands';
import { createMap, labels, openMap, readServerMap, settle, waitForSave } from '../support/map-page';

/** Four cards: a → b → c in a row, d below b. */
const FOUR = {
  format: 'throughline',
  version: 1,
  title: 'Four',
  touchpoints: [
    { id: 'a', label: 'Advert', x: 0, y: 0 },
    { id: 'b', label: 'Shop window', x: 340, y: 0, phase: 'p', owner: 'Anna', reaction: 'negative' },
    { id: 'c', label: 'Till', x: 680, y: 0 },
    { id: 'd', label: 'Review site', x: 340, y: 260 },
  ],
  transitions: [
    { id: 'ab', source: 'a', target: 'b', label: 'curious', share: 0.5 },
    { id: 'bc', source: 'b', target: 'c' },
  ],
  phases: [{ id: 'p', label: 'Purchase' }],
};

const overlaps = (a: ScreenBox, b: ScreenBox): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe.skipIf(NO_CHROMIUM)('what hands do on the canvas', () => {
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

  const four = async (map: object = FOUR) => {
    const made = await createMap(app.url, { map });
    await openMap(page, made.links.edit);
    await restingView(page);
    return made;
  };
  const click = async (id: string, modifiers: ('Shift' | 'Control')[] = []) => {
    const { x, y } = await gripOf(page, id);
    for (const each of modifiers) await page.keyboard.down(each);
    await page.mouse.click(x, y);
    for (const each of modifiers) await page.keyboard.up(each);
  };
  const clickLine = async (id: string, button: 'left' | 'right' = 'left') => {
    const { x, y } = await middleOf(page, id);
    await page.mouse.click(x, y, { button });
  };
  const touchpoint = async (id: string) => (await mapOf(page)).touchpoints.find((one) => one.id === id);
  const transition = async (id: string) => (await mapOf(page)).transitions.find((one) => one.id === id);

  test('[CV-9] a marquee takes cards and the lines between them; Shift and a click add and take away', async () => {
    await four();
    const [a, b] = [await boxOf(page, 'a'), await boxOf(page, 'b')];
    await drag(page, { x: a.x - 30, y: a.y - 40 }, { x: b.x + 40, y: b.y + 30 });
    expect(await selected(page)).toEqual({ touchpoints: ['a', 'b'], transitions: ['ab'] });
    await click('d', ['Shift']);
    expect((await selected(page)).touchpoints).toEqual(['a', 'b', 'd']);
    await click('b', ['Shift']);
    expect((await selected(page)).touchpoints).toEqual(['a', 'd']);
    await click('c', ['Control']);
    expect((await selected(page)).touchpoints).toEqual(['a', 'c', 'd']);
    await page.mouse.click(a.x, a.y - 60);
    expect(await selected(page)).toEqual({ touchpoints: [], transitions: [] });
    await page.keyboard.press('Control+a');
    expect((await selected(page)).touchpoints).toEqual(['a', 'b', 'c', 'd']);
  });

  test('[DO-10] several cards move together, as one undo step', async () => {
    await four();
    await click('a');
    await click('b', ['Shift']);
    const zoom = (await viewOf(page)).zoom;
    const from = await gripOf(page, 'b');
    const after = await oneStep(page, () => drag(page, from, { x: from.x + 80, y: from.y + 60 }));
    const place = (id: string) => after.touchpoints.find((one) => one.id === id)!;
    // A drag begins when the pointer has left the place where it was pressed; here the first of eight steps.
    expect(place('a').x! * zoom).toBeGreaterThan(65);
    expect(place('a').x! * zoom).toBeLessThan(81);
    expect(place('b').x! - place('a').x!).toBe(340);
    expect(place('b').y).toBe(place('a').y);
    expect([place('c').x, place('d').x]).toEqual([680, 340]);
    await settle(page);
    await click('c');
    await oneStep(page, async () => {
      for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Shift+ArrowDown');
      await page.waitForTimeout(450);
    });
    expect(await touchpoint('c')).toMatchObject({ x: 704, y: 64 });
  });

  test('[CV-6] a line is drawn from a handle to a card, and into the void it makes the next touchpoint', async () => {
    await four();
    const handle = async (id: string, side: string) => {
      const { x, y } = await gripOf(page, id);
      await page.mouse.move(x, y);
      const found = page.locator(`.react-flow__node[data-id="${id}"] .tl-handle-${side}`);
      await found.waitFor();
      const box = (await found.boundingBox())!;
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(23.9);
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    };
    const top = await handle('b', 'top');
    await page.mouse.click(top.x, top.y);
    expect((await selected(page)).touchpoints, 'a click on a handle is one on its card').toEqual(['b']);
    const target = await gripOf(page, 'c');
    const connected = await oneStep(page, async () => drag(page, await handle('d', 'right'), target));
    expect(connected.transitions.map(({ source, target: to }) => `${source}>${to}`)).toContain('d>c');
    const d = await boxOf(page, 'd');
    const made = await oneStep(page, async () => {
      await drag(page, await handle('d', 'bottom'), { x: d.x + d.width / 2, y: d.y + d.height + 110 });
      await page.locator('textarea:focus').waitFor();
      await page.keyboard.type('Recommendation');
      await page.keyboard.press('Enter');
    });
    const fresh = made.touchpoints.find((one) => one.label === 'Recommendation')!;
    expect(made.transitions.some((one) => one.source === 'd' && one.target === fresh.id)).toBe(true);
    expect(fresh.y).toBeGreaterThan(260 + 60);
    // A second line in the same direction, and one to itself, are refused in words.
    const before = await mapOf(page);
    await drag(page, await handle('d', 'right'), target);
    await page.getByText('leads to “Till” already').waitFor();
    expect(await mapOf(page)).toEqual(before);
  });

  test('[CV-6] an end of a transition is moved to another card, and stays where it was when let go in the void', async () => {
    await four();
    const end = async (index: 0 | 1) => {
      const box = (await page.locator('.tl-line-end').nth(index).boundingBox())!;
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    };
    await clickLine('ab');
    expect((await selected(page)).transitions).toEqual(['ab']);
    const d = await gripOf(page, 'd');
    await oneStep(page, async () => drag(page, await end(1), d));
    expect(await transition('ab')).toEqual({ id: 'ab', source: 'a', target: 'd', label: 'curious', share: 0.5 });
    await clickLine('ab');
    const c = await gripOf(page, 'c');
    await oneStep(page, async () => drag(page, await end(0), c));
    expect(await transition('ab')).toMatchObject({ source: 'c', target: 'd' });
    const before = await mapOf(page);
    await clickLine('ab');
    await drag(page, await end(1), { x: d.x, y: d.y + 200 });
    await page.getByText('it stays where it was').waitFor();
    expect(await mapOf(page)).toEqual(before);
  });

  test('[CV-10] a transition is deleted by itself; a card takes its lines along, and undo brings both', async () => {
    await four();
    await clickLine('bc');
    const after = await oneStep(page, () => page.keyboard.press('Delete'));
    expect(after.transitions.map(({ id }) => id)).toEqual(['ab']);
    expect(after.touchpoints).toHaveLength(4);
    await click('b');
    const less = await oneStep(page, () => page.keyboard.press('Backspace'));
    expect(less.transitions).toEqual([]);
    expect(less.touchpoints.map(({ id }) => id)).toEqual(['a', 'c', 'd']);
  });

  test('[CV-18] copy, cut and paste between two tabs and two maps; duplicate', async () => {
    await four();
    const other = await person.context.newPage();
    const second = await createMap(app.url, { title: 'The second' });
    await openMap(other, second.links.edit);
    await page.bringToFront();
    await click('a');
    await click('b', ['Shift']);
    await page.keyboard.press('Control+c');
    await other.bringToFront();
    await other.mouse.move(600, 500);
    const pasted = await oneStep(other, () => other.keyboard.press('Control+v'));
    expect(pasted.touchpoints.map(({ label }) => label).sort()).toEqual(['Advert', 'Shop window']);
    const [copy] = pasted.touchpoints.filter(({ label }) => label === 'Shop window');
    expect(copy).toMatchObject({ owner: 'Anna', reaction: 'negative' });
    expect(copy!.id).not.toBe('b');
    expect(pasted.transitions).toMatchObject([{ label: 'curious', share: 0.5 }]);
    expect(pasted.phases.map(({ label }) => label)).toEqual(['Purchase']);
    // The same map in a third tab takes what is cut here.
    await page.bringToFront();
    await settle(page);
    await click('d');
    const cut = await oneStep(page, () => page.keyboard.press('Control+x'));
    expect(cut.touchpoints.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    await other.bringToFront();
    await oneStep(other, () => other.keyboard.press('Control+v'));
    expect(await labels(other)).toEqual(['Advert', 'Review site', 'Shop window']);
    await waitForSave(other, ['saved']);
    expect((await readServerMap(app.url, second)).touchpoints).toHaveLength(3);
    await other.close();
    await page.bringToFront();
    await click('a');
    await click('b', ['Shift']);
    const doubled = await oneStep(page, () => page.keyboard.press('Control+d'));
    expect(doubled.touchpoints).toHaveLength(5);
    expect(doubled.transitions).toHaveLength(3);
    // Elsewhere it is plain text.
    await page.evaluate(() => window.__throughline!.editor.select({ touchpoints: ['a', 'b', 'c'] }));
    await page.keyboard.press('Control+c');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Advert -> Shop window -> Till');
  });

  test('[CV-19] pasted chains and lines are one undo step each, and nothing lies on top of another', async () => {
    await four();
    const paste = async (text: string) => {
      await page.evaluate((each) => navigator.clipboard.writeText(each), text);
      return oneStep(page, () => page.keyboard.press('Control+v'));
    };
    await page.mouse.move(700, 700);
    const chain = await paste('Poster -> Хаалга -> Üzletajtó');
    expect(chain.touchpoints).toHaveLength(7);
    expect(chain.transitions).toHaveLength(4);
    await page.mouse.move(20, 5);
    const many = await paste(Array.from({ length: 120 }, (_, index) => `Line ${index}`).join('\n'));
    expect(many.touchpoints).toHaveLength(127);
    const indented = await paste('Site\n  Blog\n  Shop\n    Till 2');
    expect(indented.transitions).toHaveLength(7);
    await page.keyboard.press('Shift+Digit1');
    await restingView(page);
    const boxes = await page.evaluate(() =>
      [...document.querySelectorAll('.react-flow__node')].map((node) => {
        const { x, y, width, height } = node.getBoundingClientRect();
        return { x, y, width, height };
      }),
    );
    const hits = boxes.flatMap((one, index) => boxes.slice(index + 1).filter((two) => overlaps(one, two)));
    expect(hits).toEqual([]);
  });

  test('[PA-22] the menu of a transition sets its kind: a start link marks its source, a final link its target', async () => {
    await four();
    const choose = async (id: string, item: string) => {
      await clickLine(id, 'right');
      await page.getByRole('menuitem', { name: item }).click();
    };
    await oneStep(page, () => choose('bc', 'Make it a start link'));
    expect((await touchpoint('b'))?.role).toBe('start');
    await oneStep(page, () => choose('bc', 'Make it a final link'));
    expect((await touchpoint('c'))?.role).toBe('final');
    await oneStep(page, () => choose('ab', 'Make it a hand-over'));
    expect([(await touchpoint('a'))?.role, (await touchpoint('b'))?.role]).toEqual(['final', 'start']);
    const links = await page.evaluate(() =>
      [...window.__throughline!.editor.store.getState().states.transitions].map(([id, { link }]) => [id, link]),
    );
    expect(Object.fromEntries(links)).toEqual({ ab: 'handover', bc: 'start-final' });
    // The same by a submenu of a card, and by keys on a selected transition.
    await (await page.locator('.react-flow__node[data-id="d"]').elementHandle())!.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Place in the chain' }).click();
    await oneStep(page, () => page.getByRole('menuitem', { name: /^Start/ }).click());
    expect((await touchpoint('d'))?.role).toBe('start');
    await clickLine('bc');
    await oneStep(page, () => page.keyboard.press('s'));
    expect((await touchpoint('b'))?.role).toBeUndefined();
  });

  test('[CV-25] the menu opens by right click and by keyboard, on what has the focus', async () => {
    await four();
    const menu = page.getByRole('menu').first();
    for (const key of ['Shift+F10', 'ContextMenu']) {
      await settle(page);
      await page.keyboard.press('Control+ArrowRight');
      const { touchpoints } = await selected(page);
      expect(touchpoints).toHaveLength(1);
      await page.locator(`.react-flow__node[data-id="${touchpoints[0]}"]:focus`).waitFor();
      await page.keyboard.press(key);
      await menu.getByRole('menuitem', { name: 'Customer’s reaction' }).waitFor();
      const [at, card] = [(await menu.boundingBox())!, await boxOf(page, touchpoints[0]!)];
      expect(Math.abs(at.x - card.x), `${key} opens beside the card`).toBeLessThan(400);
      const has = (name: string | RegExp) =>
        page.getByRole('menuitem', { name }).and(page.locator('[data-highlighted]'));
      while ((await has('Customer’s reaction').count()) === 0) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowRight');
      await has(/^Positive/).waitFor();
      await page.keyboard.press('ArrowDown');
      await has(/^Neutral/).waitFor();
      await page.keyboard.press('Enter');
      await expect.poll(async () => (await touchpoint(touchpoints[0]!))?.reaction).toBe('neutral');
      await menu.waitFor({ state: 'detached' });
      await page.keyboard.press('0');
    }
    const pane = await boxOf(page, 'a');
    await page.mouse.click(pane.x + 20, pane.y + pane.height + 120, { button: 'right' });
    await page.getByRole('menuitem', { name: 'New touchpoint here' }).click();
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.type('From the menu');
    await page.keyboard.press('Enter');
    expect(await labels(page)).toContain('From the menu');
  });

  test('[CV-9] Space and a drag, the middle button and the wheel pan; Ctrl and the wheel zoom', async () => {
    await four();
    const from = { x: 500, y: 620 };
    const before = await viewOf(page);
    await page.mouse.move(from.x, from.y);
    await page.keyboard.down('Space');
    await drag(page, from, { x: 580, y: 570 });
    await page.keyboard.up('Space');
    const spaced = await restingView(page);
    const way = [spaced.x - before.x, spaced.y - before.y].map(Math.round);
    expect([...way, spaced.zoom]).toEqual([80, -50, before.zoom]);
    expect((await selected(page)).touchpoints).toEqual([]);
    await drag(page, from, { x: 460, y: 600 }, 'middle');
    const middle = await restingView(page);
    expect([middle.x - spaced.x, middle.y - spaced.y].map(Math.round)).toEqual([-40, -20]);
    await page.mouse.wheel(30, 50);
    const wheeled = await restingView(page);
    expect([wheeled.x - middle.x, wheeled.y - middle.y].map(Math.round)).toEqual([-30, -50]);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -100);
    await page.keyboard.up('Control');
    const zoomed = await restingView(page);
    expect(zoomed.zoom).toBeGreaterThan(wheeled.zoom * 1.1);
    const still = (460 - wheeled.x) / wheeled.zoom;
    expect(still * zoomed.zoom + zoomed.x, 'the place under the pointer stays').toBeCloseTo(460, 0);
  });

  test('[CV-13] Shift+1 shows all, Shift+2 the selection, Ctrl+0 goes to 100 %; the overview is there', async () => {
    await four();
    await page.mouse.move(500, 600);
    await page.mouse.wheel(3000, 2000);
    await restingView(page);
    const seen = async (id: string) => {
      const { x, y, width, height } = await boxOf(page, id);
      return x >= 80 && y >= 60 && x + width <= 1440 - 372 && y + height <= 900 - 40;
    };
    await page.keyboard.press('Shift+Digit1');
    await restingView(page);
    for (const id of ['a', 'b', 'c', 'd']) expect(await seen(id), `${id} is seen`).toBe(true);
    await page.keyboard.press('Control+0');
    expect((await restingView(page)).zoom).toBe(1);
    await click('d');
    await page.keyboard.press('Shift+Digit2');
    await restingView(page);
    const box = await boxOf(page, 'd');
    expect(Math.abs(box.x + box.width / 2 - (84 + (1440 - 392)) / 2)).toBeLessThan(4);
    await page.locator('.tl-minimap').waitFor();
    const at = await viewOf(page);
    const overview = (await page.locator('.tl-minimap').boundingBox())!;
    await drag(
      page,
      { x: overview.x + overview.width / 2, y: overview.y + overview.height / 2 },
      { x: overview.x + overview.width / 2 + 20, y: overview.y + overview.height / 2 },
    );
    expect((await restingView(page)).x).not.toBe(at.x);
  });

  test('[SC-15] tidying is one undo step and leaves no card on another', async () => {
    const messy = {
      ...FOUR,
      touchpoints: [
        ...FOUR.touchpoints.map(({ phase: _, ...one }, index) => ({ ...one, x: index * 12, y: index * 9 })),
        ...Array.from({ length: 8 }, (_, index) => ({ id: `e${index}`, label: `Extra ${index}`, x: 30, y: 10 })),
      ],
      transitions: [
        ...FOUR.transitions,
        { id: 'ce0', source: 'c', target: 'e0' },
        { id: 'ad', source: 'a', target: 'd' },
      ],
    };
    await four(messy);
    await oneStep(page, () => page.keyboard.press('Shift+L'));
    await restingView(page);
    const boxes = await Promise.all(messy.touchpoints.map(({ id }) => boxOf(page, id)));
    const hits = boxes.flatMap((one, index) => boxes.slice(index + 1).filter((two) => overlaps(one, two)));
    expect(hits).toEqual([]);
    const [a, b, c] = boxes as [ScreenBox, ScreenBox, ScreenBox];
    expect(a.x < b.x && b.x < c.x).toBe(true);
  });

  test('[CV-15] keys work with a Cyrillic layout, ? opens the help, and single letters can be switched off', async () => {
    await four();
    const press = (init: { key: string; code: string; ctrlKey?: boolean; shiftKey?: boolean }) =>
      page.evaluate((each) => {
        const target = document.activeElement ?? document.body;
        target.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...each }));
      }, init);
    await click('a');
    await press({ key: 'ы', code: 'KeyS' });
    expect((await touchpoint('a'))?.role).toBe('start');
    await press({ key: 'а', code: 'KeyF' });
    expect((await touchpoint('a'))?.role).toBe('final');
    await press({ key: 'я', code: 'KeyZ', ctrlKey: true });
    expect((await touchpoint('a'))?.role).toBe('start');
    await press({ key: 'Я', code: 'KeyZ', ctrlKey: true, shiftKey: true });
    expect((await touchpoint('a'))?.role).toBe('final');
    await press({ key: 'т', code: 'KeyN' });
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.type('Шинэ');
    await page.keyboard.press('Enter');
    expect(await labels(page)).toContain('Шинэ');
    await settle(page);
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keys' });
    await help.getByRole('switch', { name: 'Single-letter keys' }).click();
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
    await click('b');
    const before = await mapOf(page);
    for (const key of ['n', 's', '3', 'c', 'Shift+L']) await page.keyboard.press(key);
    expect(await mapOf(page)).toEqual(before);
    expect(await page.locator('textarea').count()).toBe(0);
    await page.keyboard.press('Control+d');
    expect((await mapOf(page)).touchpoints).toHaveLength(before.touchpoints.length + 1);
    await page.evaluate(() => localStorage.clear());
  });

  test('the page complains of nothing', () => {
    expect(person.complaints).toEqual([]);
  });
});
