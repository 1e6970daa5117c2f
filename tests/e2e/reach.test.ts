import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, startApp } from '../support/app';
import { NO_CHROMIUM, openWindow, type Window } from '../support/browser';
import { createMap, openMap } from '../support/map-page';

/** What has the focus, unless some of it is seen: all of it lies under something else, or outside the window. */
function hiddenFocus(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    const box = at.getBoundingClientRect();
    const parts = [0.1, 0.5, 0.9];
    const seen = parts.some((x) =>
      parts.some((y) => {
        const top = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
        return top !== null && (at.contains(top) || top.contains(at));
      }),
    );
    return seen ? null : `${at.tagName} ${at.getAttribute('aria-label') ?? at.textContent?.slice(0, 60)}`;
  });
}

/** Targets under 24 × 24 px whose 24 px circle also meets another target (WCAG 2.5.8 with its exception for spacing). */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const all = [
      ...document.querySelectorAll(
        'button, a[href], input, select, textarea, [role="tab"], [role="treeitem"], .tl-handle, .tl-line-end',
      ),
    ].flatMap((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const shown = element.checkVisibility({ visibilityProperty: true }) && width > 1 && height > 1;
      return shown && top >= 0 && left >= 0 ? [{ element, left, top, width, height }] : [];
    });
    const near = (a: (typeof all)[number], b: (typeof all)[number]): boolean => {
      const [x, y] = [a.left + a.width / 2, a.top + a.height / 2];
      const dx = Math.max(b.left - x, 0, x - b.left - b.width);
      const dy = Math.max(b.top - y, 0, y - b.top - b.height);
      return Math.hypot(dx, dy) < 12;
    };
    return (
      all
        .filter((one) => one.width < 23.5 || one.height < 23.5)
        // The head of a column that is about to leave the view; the outline and the details have the phase too.
        .filter((one) => one.element.closest('.tl-head') === null)
        .filter((one) => all.some((other) => other !== one && !other.element.contains(one.element) && near(one, other)))
        .map(
          ({ element, width, height }) =>
            `${element.getAttribute('aria-label') ?? element.className} ${width}×${height}`,
        )
    );
  });
}

/** Texts and controls of the page's own parts that reach beyond the window sideways. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wide = document.documentElement.scrollWidth > window.innerWidth ? ['the page scrolls sideways'] : [];
    const parts = document.querySelectorAll(
      'header button, header a, header h1, nav button, aside button, [role="dialog"] button',
    );
    const cut = [...parts].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      // What can be scrolled to (the tabs of a narrow panel) is not cut.
      const scrolls = element.closest('[role="tablist"]') !== null;
      return width > 0 && !scrolls && element.checkVisibility() && (left < -0.5 || right > window.innerWidth + 0.5);
    });
    return [...wide, ...cut.map((element) => element.getAttribute('aria-label') ?? element.textContent ?? '')];
  });
}

describe.skipIf(NO_CHROMIUM)('reach', () => {
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

  const open = async (width: number, height: number) => {
    const made = await createMap(app.url, { template: 'telephony-en' });
    await person.page.setViewportSize({ width, height });
    await openMap(person.page, made.links.own);
  };
  const panel = async (name: 'outline' | 'findings' | 'inspector' | null) => {
    await person.page.evaluate((wanted) => window.__throughline!.editor.setPanel(wanted), name);
    if (name === 'outline') await person.page.getByRole('tree').waitFor();
  };

  test.each([
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ])(
    '[AX-35] at $width × $height the focus is never hidden, by Tab through the page and by keys over the cards',
    async ({ width, height }) => {
      const { page } = person;
      await open(width, height);
      await panel('outline');
      const hidden: string[] = [];
      const passed = new Set<string>();
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      for (let step = 0; step < 45; step += 1) {
        await page.keyboard.press('Tab');
        // The view may glide to it.
        let at = await hiddenFocus(page);
        for (let look = 0; at && look < 20; look += 1) {
          await page.waitForTimeout(50);
          at = await hiddenFocus(page);
        }
        if (at) hidden.push(at);
        passed.add(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''));
      }
      expect(hidden).toEqual([]);
      expect(passed.size).toBeGreaterThan(15);
      await page.evaluate(() => {
        const { editor } = window.__throughline!;
        const [first] = editor.store.getState().map.touchpoints;
        editor.select({ touchpoints: [first!.id] });
        editor.camera?.reveal(first!.id);
      });
      for (const key of [
        'ArrowRight',
        'ArrowRight',
        'ArrowDown',
        'ArrowRight',
        'ArrowUp',
        'ArrowLeft',
        'ArrowDown',
        'ArrowDown',
      ]) {
        await page.keyboard.press(`Control+${key}`);
        // The view glides to what is walked to.
        await expect.poll(() => hiddenFocus(page)).toBe(null);
      }
    },
  );

  test('[AX-36] targets are 24 px, or stand clear of others, at three zooms of the canvas and of the browser', async () => {
    const { page } = person;
    await open(1440, 900);
    await panel('outline');
    for (const zoom of [0.5, 1, 2]) {
      await page.evaluate((wanted) => {
        const { editor } = window.__throughline!;
        const [first] = editor.store.getState().map.touchpoints;
        editor.select({ touchpoints: [first!.id] });
        editor.camera?.lookAt(first!.id);
        editor.camera?.zoomTo(wanted);
      }, zoom);
      await page.waitForTimeout(500);
      expect(await smallTargets(page), `canvas at ${zoom}`).toEqual([]);
    }
    // A browser zoom of 150 and 200 % leaves so many pixels of CSS.
    for (const [width, height] of [
      [960, 600],
      [720, 450],
    ] as const) {
      await page.setViewportSize({ width, height });
      for (const name of ['outline', 'findings', 'inspector', null] as const) {
        await panel(name);
        expect(await smallTargets(page), `${width}, ${name}`).toEqual([]);
      }
    }
  });

  test.each([
    { width: 320, height: 640 },
    { width: 720, height: 450 },
  ])('[AX-37] at $width × $height nothing is cut and nothing scrolls both ways', async ({ width, height }) => {
    const { page } = person;
    await open(width, height);
    for (const name of ['outline', 'findings', 'inspector', null] as const) {
      await panel(name);
      expect(await cutOff(page), String(name)).toEqual([]);
    }
    for (const dialog of ['share', 'export', 'help', 'rules'] as const) {
      await page.evaluate((name) => window.__throughline!.editor.setDialog(name), dialog);
      await page.getByRole('dialog').waitFor();
      expect(await cutOff(page), dialog).toEqual([]);
      const sideways = await page.evaluate(
        () =>
          [...document.querySelectorAll('[role="dialog"] *')].filter(
            (element) =>
              element.scrollWidth > element.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(element).overflowX),
          ).length,
      );
      expect(sideways, `${dialog} scrolls sideways`).toBe(0);
      await page.evaluate(() => window.__throughline!.editor.setDialog(null));
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    expect(person.complaints).toEqual([]);
  });
});
