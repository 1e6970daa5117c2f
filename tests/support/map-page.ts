import type { Page } from 'playwright-core';
import type { Editor } from '../../components/store/types';

declare global {
  interface Window {
    /** Set by the page of an open map, for tests and benches. */
    __throughline?: { readonly editor: Editor };
  }
}

interface Links {
  readonly id: string;
  readonly links: { readonly own: string; readonly edit: string; readonly view: string };
}

/** Makes a map through the HTTP interface. */
export async function createMap(url: string, body: unknown = {}): Promise<Links> {
  const answer = await fetch(`${url}/api/maps`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (answer.status !== 201) throw new Error(`POST /api/maps: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Links;
}

/** The map file as the server has it now. */
export async function readServerMap(
  url: string,
  made: Links,
): Promise<{ touchpoints: { id: string; label: string }[] }> {
  const key = new URL(made.links.view).hash.slice(1);
  const answer = await fetch(`${url}/api/maps/${made.id}`, { headers: { authorization: `Bearer ${key}` } });
  if (answer.status !== 200) throw new Error(`GET /api/maps: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as { touchpoints: { id: string; label: string }[] };
}

/** Opens a link and waits until the map has come from the server. */
export async function openMap(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await waitForSave(page, ['saved']);
  await page.locator('.react-flow__pane').waitFor();
}

/** Waits until the page says that the save state is one of these. */
export async function waitForSave(page: Page, kinds: readonly string[], timeout = 15_000): Promise<void> {
  await page.waitForFunction(
    (wanted) => {
      const state = window.__throughline?.editor.store.getState();
      return state !== undefined && wanted.includes(state.save.kind);
    },
    kinds,
    { timeout, polling: 20 },
  );
}

/** Labels of all touchpoints on the page, sorted. */
export function labels(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    (window.__throughline?.editor.store.getState().map.touchpoints ?? []).map((touchpoint) => touchpoint.label).sort(),
  );
}

/** Id of the touchpoint with this label; fails when there is none. */
export async function idOf(page: Page, label: string): Promise<string> {
  const id = await page.evaluate(
    (wanted) =>
      window.__throughline?.editor.store.getState().map.touchpoints.find((touchpoint) => touchpoint.label === wanted)
        ?.id,
    label,
  );
  if (!id) throw new Error(`no touchpoint "${label}" on the page`);
  return id;
}

/** The card of a touchpoint on the canvas. */
export async function card(page: Page, label: string) {
  return page.locator(`.react-flow__node[data-id="${await idOf(page, label)}"]`);
}

/** Ends what is being edited and selected, with the keyboard on the canvas. */
export async function settle(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
}

/** Makes a touchpoint by key, types its label, and ends. */
export async function addTouchpoint(page: Page, label: string): Promise<void> {
  await page.keyboard.press('n');
  await page.locator('textarea:focus').waitFor();
  await page.keyboard.type(label);
  await page.keyboard.press('Enter');
}
