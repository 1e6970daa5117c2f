import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

export interface TakenFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Opens the Export dialogue, as a person would who never did before. */
export async function openExport(page: Page): Promise<void> {
  await page.evaluate(() => localStorage.removeItem('throughline:export'));
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('dialog', { name: 'Export' }).waitFor();
}

/** Downloads a format, by its name, from the open Export dialogue. */
export async function downloadAs(page: Page, format: string): Promise<TakenFile> {
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('radio', { name: format, exact: true }).check();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Download' }).click(),
  ]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** Opens the Import dialogue of the open map. */
export async function openImport(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More about this map' }).click();
  await page.getByRole('menuitem', { name: 'Import a file…' }).click();
}

/** Opens the Import dialogue of the open map and chooses a file in it. */
export async function chooseImport(page: Page, name: string, content: string | Buffer): Promise<void> {
  await openImport(page);
  const buffer = typeof content === 'string' ? Buffer.from(content) : content;
  await page.getByLabel('File to import').setInputFiles({ name, mimeType: 'application/json', buffer });
}

/** Chooses a file and lets it take the place of the open map. */
export async function importInstead(page: Page, name: string, content: string | Buffer): Promise<void> {
  await chooseImport(page, name, content);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('group', { name: 'What to do with it' }).getByRole('button', { name: 'Replace' }).click();
  await dialog.getByRole('contentinfo').or(dialog).getByRole('button', { name: 'Replace this map' }).last().click();
  await dialog.waitFor({ state: 'detached' });
}
