import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';

/** Flags with which Chromium runs as root, without a GPU, and asks nobody outside. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** True where `npm test` found no Chromium: these tests are then skipped and counted so. */
export const NO_CHROMIUM = process.env.NO_CHROMIUM === '1';

export interface Window {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the page complained about: uncaught errors and console errors. */
  readonly complaints: string[];
  close(): Promise<void>;
}

export interface WindowOptions {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly touch?: boolean;
}

/** Opens a real browser of its own, with a fresh profile: another person at another machine. */
export async function openWindow({ width = 1440, height = 900, dark, touch }: WindowOptions = {}): Promise<Window> {
  const profile = mkdtempSync(join(tmpdir(), 'throughline-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
    headless: true,
    args: FLAGS,
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    hasTouch: touch ?? false,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return {
    context,
    page,
    complaints,
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
