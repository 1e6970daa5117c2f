import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXAMPLES, exampleMap } from '@/lib/examples/examples';
import { writeMapFile } from '@/lib/exchange/write-map-file';
import { type App, startApp } from '../support/app';
import { NO_CHROMIUM, openWindow, type Window } from '../support/browser';
import { runThroughline } from '../support/command-line';
import { type DecodedPng, decodePng, inkedPixels } from '../support/decode-png';
import { createMap, openMap, waitForSave } from '../support/map-page';
import { downloadAs, importInstead, openExport } from '../support/take-away';
import { tempFolder } from '../support/temp-folder';

/** All that is written in a drawing, without white space: lines of one label follow each other. */
function words(svg: string): string {
  const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1] ?? '');
  return texts
    .join('')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, '');
}

function sizeOf(svg: string): { readonly width: number; readonly height: number } {
  const found = /<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(svg);
  return { width: Number(found?.[1]), height: Number(found?.[2]) };
}

/** Share of pixels that differ so much that one could see it. */
function shareOfDifference(a: DecodedPng, b: DecodedPng): number {
  let count = 0;
  for (let i = 0; i < a.pixels.length; i += 4) {
    const far = [0, 1, 2].some((band) => Math.abs(a.pixels[i + band]! - b.pixels[i + band]!) > 32);
    if (far) count += 1;
  }
  return count / (a.pixels.length / 4);
}

/** All examples in the soak; otherwise one in each alphabet, and the large one. */
const TRIED = EXAMPLES.map(({ id }) => id).filter(
  (id) => process.env.SOAK || ['clinic-en', 'clinic-mn', 'telephony-en'].includes(id),
);

describe.skipIf(NO_CHROMIUM)('taking a map away', () => {
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

  const ask = async (made: { id: string; links: { view: string } }, file: string): Promise<Buffer> => {
    const answer = await fetch(`${app.url}/api/maps/${made.id}/${file}`, {
      headers: { authorization: `Bearer ${new URL(made.links.view).hash.slice(1)}` },
    });
    expect(answer.status).toBe(200);
    return Buffer.from(await answer.arrayBuffer());
  };

  test.each(TRIED)(
    '[PA-31] %s: the same map file after export, import and export, and the same drawing by page, HTTP and command line',
    async (template) => {
      const { page } = person;
      const folder = tempFolder();
      const made = await createMap(app.url, { template });
      await openMap(page, made.links.own);
      await openExport(page);
      const json = (await downloadAs(page, 'Map file')).bytes.toString();
      const svg = (await downloadAs(page, 'SVG drawing')).bytes.toString();
      expect(json).toBe(writeMapFile(exampleMap(template)!));
      expect((await ask(made, 'export.json')).toString()).toBe(json);
      expect((await ask(made, 'export.svg')).toString()).toBe(svg);
      const [file, drawing] = [join(folder, 'map.journey.json'), join(folder, 'map.svg')];
      writeFileSync(file, json);
      expect((await runThroughline(['export', file, '-o', drawing])).code).toBe(0);
      expect(readFileSync(drawing, 'utf8')).toBe(svg);
      const written = words(svg);
      for (const { label } of exampleMap(template)!.touchpoints) expect(written).toContain(label.replace(/\s+/g, ''));

      await openMap(page, (await createMap(app.url, { title: 'Something else' })).links.own);
      await importInstead(page, `${template}.journey.json`, json);
      await waitForSave(page, ['saved']);
      await openExport(page);
      expect((await downloadAs(page, 'Map file')).bytes.toString()).toBe(json);
      expect((await downloadAs(page, 'SVG drawing')).bytes.toString()).toBe(svg);
    },
  );

  test('[SC-120] the PDF of the page is that of HTTP and command line, to the byte, in every script', async () => {
    const { page } = person;
    const map = JSON.parse(readFileSync('tests/fixtures/scripts.journey.json', 'utf8'));
    const made = await createMap(app.url, { map });
    await openMap(page, made.links.own);
    await openExport(page);
    const taken = await downloadAs(page, 'PDF document');
    expect(taken.name).toMatch(/\.pdf$/);
    expect(taken.bytes.subarray(0, 8).toString()).toBe('%PDF-1.7');
    const served = await ask(made, 'export.pdf');
    expect(served.equals(taken.bytes)).toBe(true);
    const folder = tempFolder();
    const [file, drawing] = [join(folder, 'map.journey.json'), join(folder, 'map.pdf')];
    writeFileSync(file, (await downloadAs(page, 'Map file')).bytes);
    expect((await runThroughline(['export', file, '-o', drawing])).code).toBe(0);
    expect(readFileSync(drawing).equals(served)).toBe(true);
  });

  test('[PA-31] the dark drawing, and the one that carries its fonts, are the same shapes', async () => {
    const { page } = person;
    const made = await createMap(app.url, { template: 'clinic-mn' });
    await openMap(page, made.links.own);
    await openExport(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Dark' }).click();
    const dark = (await downloadAs(page, 'SVG drawing')).bytes.toString();
    expect((await ask(made, 'export.svg?theme=dark')).toString()).toBe(dark);
    await page.getByRole('checkbox', { name: /font/ }).check();
    const carrying = (await downloadAs(page, 'SVG drawing')).bytes.toString();
    expect(carrying.match(/@font-face[^}]*data:font\/woff2;base64,[^}]*unicode-range/g)?.length).toBeGreaterThan(3);
    expect(carrying.replace(/\n\s*<style>[^<]*<\/style>/, '')).toBe(dark);
  });

  test('[SC-20] a PNG of the page has the size of the drawing, once and twice, and looks like that of the server', async () => {
    const { page } = person;
    const made = await createMap(app.url, { template: 'clinic-hu' });
    await openMap(page, made.links.own);
    await openExport(page);
    const { width, height } = sizeOf((await downloadAs(page, 'SVG drawing')).bytes.toString());
    for (const scale of [1, 2]) {
      await page.getByRole('radio', { name: 'PNG picture' }).check();
      await page.getByRole('button', { name: `${scale} times the size` }).click();
      const taken = await downloadAs(page, 'PNG picture');
      expect(taken.name).toMatch(/\.png$/);
      const picture = decodePng(taken.bytes);
      expect([picture.width, picture.height]).toEqual([Math.ceil(width * scale), Math.ceil(height * scale)]);
      expect(inkedPixels(picture)).toBeGreaterThan(10_000 * scale);
      const served = decodePng(await ask(made, `export.png?scale=${scale}`));
      expect([served.width, served.height]).toEqual([picture.width, picture.height]);
      expect(shareOfDifference(picture, served)).toBeLessThan(0.001);
    }
  });

  test('[PA-31] Copy as picture puts that very picture on the clipboard', async () => {
    const { page } = person;
    const made = await createMap(app.url, { template: 'clinic-ru' });
    await openMap(page, made.links.own);
    await openExport(page);
    const { width, height } = decodePng((await downloadAs(page, 'PNG picture')).bytes);
    await page.getByRole('button', { name: 'Copy as picture' }).click();
    await page.getByText('The picture is on the clipboard').waitFor({ timeout: 20_000 });
    const copied = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const blob = await item!.getType('image/png');
      const picture = await createImageBitmap(blob);
      return { types: item!.types, width: picture.width, height: picture.height };
    });
    expect(copied).toEqual({ types: ['image/png'], width, height });
  });

  test('[PA-31] a label that Inter can not write is in every format', async () => {
    const { page } = person;
    const map = {
      format: 'throughline',
      version: 1,
      title: 'Hívás 📞 залгах',
      touchpoints: [
        { id: 'a', label: '📞 Өвчтөн утсаар залгана' },
        { id: 'b', label: 'שיחה עם הרופא' },
        { id: 'c', label: 'Űrlap kitöltése, árvíztűrő tükörfúrógép' },
      ],
      transitions: [{ id: 'ab', source: 'a', target: 'b', label: 'дараа нь' }],
    };
    const made = await createMap(app.url, { map });
    await openMap(page, made.links.own);
    await openExport(page);
    const svg = (await downloadAs(page, 'SVG drawing')).bytes.toString();
    expect((await ask(made, 'export.svg')).toString()).toBe(svg);
    for (const { label } of map.touchpoints) expect(words(svg)).toContain(label.replace(/\s+/g, ''));
    expect(words(svg)).toContain('дараань');
    const picture = decodePng((await downloadAs(page, 'PNG picture')).bytes);
    expect(inkedPixels(picture)).toBeGreaterThan(5_000);
    const json = (await downloadAs(page, 'Map file')).bytes.toString();
    for (const { label } of map.touchpoints) expect(json).toContain(label);
  });

  test('the page complains of nothing', () => {
    expect(person.complaints).toEqual([]);
  });
});
