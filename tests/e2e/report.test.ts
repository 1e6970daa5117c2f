import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { exampleMap } from '@/lib/examples/examples';
import { exportMap } from '@/lib/export/export-map';
import { DEFAULT_OPTIONS } from '@/lib/export/options';
import { NO_CHROMIUM, openWindow } from '../support/browser';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const none = () => Promise.reject(new Error('not asked for'));

describe.skipIf(NO_CHROMIUM)('the HTML report in a browser', () => {
  test.each([false, true])('[EX-109] passes axe, runs nothing, and prints on A4; dark: %s', async (dark) => {
    const person = await openWindow({ dark, width: 1000, height: 900 });
    try {
      const { page, complaints } = person;
      const made = await exportMap(exampleMap('telephony-en')!, 'html', DEFAULT_OPTIONS, {
        rasterize: none,
        font: none,
        pdf: none,
      });
      await page.setContent(new TextDecoder().decode(made!.bytes));
      expect(await page.locator('svg[role=img]').count()).toBe(1);
      await page.evaluate(AXE);
      const faults = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      });
      expect(faults).toEqual([]);
      const levels = await page
        .locator('h1, h2, h3')
        .evaluateAll((found) => found.map((one) => Number(one.tagName[1])));
      for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
      const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      expect(await ground()).toBe(dark ? 'rgb(21, 23, 27)' : 'rgb(250, 249, 246)');
      await page.emulateMedia({ media: 'print' });
      expect(await ground()).toBe('rgb(255, 255, 255)');
      const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
      const pages = [...pdf.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
        (box) => Number(box[1]) > Number(box[2]),
      );
      // The picture has the one page that lies across.
      expect(pages.filter((across) => across)).toHaveLength(1);
      expect(pages.length).toBeLessThan(12);
      expect(complaints).toEqual([]);
    } finally {
      await person.close();
    }
  });
});
