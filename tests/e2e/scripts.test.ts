import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, startApp } from '../support/app';
import { NO_CHROMIUM, openWindow, type Window } from '../support/browser';
import { runThroughline } from '../support/command-line';
import { decodePng } from '../support/decode-png';
import { createMap, openMap } from '../support/map-page';
import { downloadAs, openExport } from '../support/take-away';
import { tempFolder } from '../support/temp-folder';

/** The largest difference of two pictures in any channel; Infinity where they differ in size. */
function difference(a: Uint8Array, b: Uint8Array): number {
  const [one, other] = [decodePng(a), decodePng(b)];
  if (one.width !== other.width || one.height !== other.height) return Number.POSITIVE_INFINITY;
  return one.pixels.reduce((most, value, i) => Math.max(most, Math.abs(value - other.pixels[i]!)), 0);
}

describe.skipIf(NO_CHROMIUM)('a map of every script', () => {
  let app: App;
  let person: Window;

  beforeAll(async () => {
    app = await startApp();
    person = await openWindow({ width: 2000, height: 1100 });
  });
  afterAll(async () => {
    await person?.close();
    await app?.close();
  });

  test('[SC-104] [SC-107] is read in its own order, and leaves as the same drawing and the same pixels by page, HTTP and command line', async () => {
    const { page } = person;
    const map = readFileSync('tests/fixtures/scripts.journey.json', 'utf8');
    const made = await createMap(app.url, { map: JSON.parse(map) });
    await openMap(page, made.links.own);
    const [mark, letter] = await page
      .locator('text')
      .filter({ hasText: 'התקשר' })
      .first()
      .evaluate((line: SVGTextElement) => [line.getNumberOfChars() - 1, 0].map((at) => line.getExtentOfChar(at).x));
    expect(mark, 'the exclamation mark stands left of the first letter').toBeLessThan(letter!);
    await openExport(page);
    const svg = (await downloadAs(page, 'SVG drawing')).bytes;
    const png = (await downloadAs(page, 'PNG picture')).bytes;
    const key = new URL(made.links.view).hash.slice(1);
    const ask = async (file: string): Promise<Buffer> => {
      const answer = await fetch(`${app.url}/api/maps/${made.id}/${file}`, {
        headers: { authorization: `Bearer ${key}` },
      });
      return Buffer.from(await answer.arrayBuffer());
    };
    expect((await ask('export.svg')).equals(svg)).toBe(true);
    expect(difference(await ask('export.png'), png)).toBeLessThanOrEqual(1);
    const folder = tempFolder();
    writeFileSync(join(folder, 'map.journey.json'), await ask('export.json'));
    const { code, err } = await runThroughline([
      'export',
      join(folder, 'map.journey.json'),
      '-o',
      join(folder, 'map.png'),
      '--scale',
      '1',
    ]);
    expect([code, err]).toEqual([0, expect.stringMatching(/No font at hand has .*𓃠/u)]);
    expect(difference(readFileSync(join(folder, 'map.png')), png)).toBeLessThanOrEqual(1);
  });
});
