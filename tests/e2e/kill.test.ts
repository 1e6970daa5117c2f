import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, startApp } from '../support/app';
import { NO_CHROMIUM, openWindow, type Window } from '../support/browser';
import { addTouchpoint, createMap, labels, openMap, readServerMap, settle, waitForSave } from '../support/map-page';
import { seededRandom } from '../support/seeded-random';

const ROUNDS = Number(process.env.ROUNDS ?? 4);
const SEED = Number(process.env.SEED ?? 1);

describe.skipIf(NO_CHROMIUM)('a server killed right after "saved"', () => {
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

  test(`[SY-17, CO-7] loses nothing that was said to be saved, ${ROUNDS} kills in a row`, {
    timeout: 3_600_000,
  }, async () => {
    const random = seededRandom(SEED);
    const made = await createMap(app.url, { title: 'Killed again and again' });
    const { page } = person;
    await openMap(page, made.links.edit);
    let said = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const count = 1 + Math.floor(random() * 4);
      for (let index = 0; index < count; index += 1) {
        await addTouchpoint(page, `round ${round} touchpoint ${index}`);
        await settle(page);
        await page.waitForTimeout(Math.floor(random() * 60));
      }
      await waitForSave(page, ['saved']);
      const promised = await labels(page);
      await app.kill();
      said += count;
      expect(promised.length, 'every edit of the run was on the page').toBe(said);
      await app.restart();
      const stored = (await readServerMap(app.url, made)).touchpoints.map((touchpoint) => touchpoint.label);
      expect(
        promised.filter((label) => !stored.includes(label)),
        `missing after kill ${round} (seed ${SEED})`,
      ).toEqual([]);
      await waitForSave(page, ['saved'], 30_000);
    }
    console.log(`${ROUNDS} kills, ${said} touchpoints said to be saved, none missing (seed ${SEED})`);
  });
});
