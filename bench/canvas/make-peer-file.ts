import { openWindow } from '../../tests/support/browser';

const PATIENCE_MS = 180_000;

/** Lets the page of a peer turn the map into a file of its own kind, so that opening it is measured as its users do it. */
export async function makePeerFile(address: string): Promise<string> {
  const { page, close } = await openWindow();
  try {
    await page.goto(address, { waitUntil: 'commit' });
    await page.waitForFunction(() => 'benchFile' in globalThis, null, { timeout: PATIENCE_MS, polling: 200 });
    return await page.evaluate(() => (globalThis as unknown as { benchFile: string }).benchFile);
  } finally {
    await close();
  }
}
