import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { parseMapFile } from '@/lib/exchange/parse-map-file';
import { type App, startApp } from '../support/app';
import { NO_CHROMIUM, openWindow, type Window } from '../support/browser';
import { joinForeign } from '../support/foreign-client';
import { addTouchpoint, createMap, labels, openMap, settle, waitForSave } from '../support/map-page';
import { connectRaw } from '../support/raw-client';
import { chooseImport, downloadAs, openExport, openImport } from '../support/take-away';
import { tempFolder } from '../support/temp-folder';

type Made = Awaited<ReturnType<typeof createMap>>;

const HOSTILE = `<script>hacked=1</script><img src onerror="hacked=1">&amp;"'`;

const keyOf = (link: string): string => new URL(link).hash.slice(1);
const plain = (text: string): string => text.replace(/\s+/g, '');

/** The file of the map as the page has it, and what could be undone: what must not change. */
function standing(page: Page): Promise<{ map: unknown; undo: unknown }> {
  return page.evaluate(() => {
    const { map, undo } = window.__throughline!.editor.store.getState();
    return { map, undo };
  });
}

async function select(page: Page, id: string): Promise<void> {
  await page.evaluate((wanted) => {
    window.__throughline!.editor.select({ touchpoints: [wanted] });
    window.__throughline!.editor.setPanel('inspector');
  }, id);
}

describe.skipIf(NO_CHROMIUM)('bad input', () => {
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

  const ask = (made: Made, file: string): Promise<Response> =>
    fetch(`${app.url}/api/maps/${made.id}${file}`, {
      headers: { authorization: `Bearer ${keyOf(made.links.view)}` },
    });
  const ticketFor = async (made: Made, link: string): Promise<string> => {
    const answer = await fetch(`${app.url}/api/maps/${made.id}/tickets`, {
      method: 'POST',
      headers: { authorization: `Bearer ${keyOf(link)}` },
    });
    return ((await answer.json()) as { ticket: string }).ticket;
  };
  const clinic = async (): Promise<Made> => {
    const made = await createMap(app.url, { template: 'clinic-en' });
    await openMap(page, made.links.own);
    return made;
  };
  const stillWorks = async (): Promise<void> => {
    await settle(page);
    await addTouchpoint(page, 'Still here');
    await settle(page);
    expect(await labels(page)).toContain('Still here');
    await waitForSave(page, ['saved']);
  };

  test('[CV-24] script in labels, titles and names is text, on the canvas, in the panels and in every export', async () => {
    const map = {
      format: 'throughline',
      version: 1,
      title: HOSTILE,
      phases: [{ id: 'p', label: HOSTILE }],
      touchpoints: [
        { id: 'a', label: HOSTILE, phase: 'p', owner: HOSTILE, notes: HOSTILE, x: 0, y: 0 },
        { id: 'b', label: `negative ${HOSTILE}`, reaction: 'negative', x: 400, y: 0 },
        { id: 'c', label: 'C', x: 800, y: 0 },
      ],
      transitions: [
        { id: 'ab', source: 'a', target: 'b', label: HOSTILE },
        { id: 'bc', source: 'b', target: 'c' },
      ],
    };
    const made = await createMap(app.url, { map });
    await openMap(page, made.links.own);
    const drawn = await page.locator('.react-flow__node[data-id="a"]').textContent();
    expect(plain(drawn ?? '')).toContain(plain(HOSTILE));
    // Figures are asked for once the map is seen.
    await expect.poll(() => page.locator('aside').textContent()).toContain(HOSTILE);
    await page.getByRole('tab', { name: 'Mend' }).click();
    expect(await page.locator('aside').textContent()).toContain(`negative ${HOSTILE}`);
    await select(page, 'a');
    expect(await page.getByRole('textbox', { name: 'Label' }).inputValue()).toBe(HOSTILE);

    await openExport(page);
    const svg = (await downloadAs(page, 'SVG drawing')).bytes.toString();
    const json = (await downloadAs(page, 'Map file')).bytes.toString();
    await page.keyboard.press('Escape');
    expect(parseMapFile(json).ok).toBe(true);
    expect(await page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined();

    // A drawing as a page of its own, and pasted into a page: the two ways in which it could run something.
    const other = await person.context.newPage();
    for (const content of [svg, `<!doctype html><body>${svg}</body>`]) {
      await other.setContent(content);
      expect(await other.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined();
      expect(await other.evaluate(() => document.querySelectorAll('img, script').length)).toBe(0);
    }
    const parsed = await other.evaluate((text) => {
      const drawing = new DOMParser().parseFromString(text, 'image/svg+xml');
      return [...drawing.querySelectorAll('*')].map((element) => element.nodeName);
    }, svg);
    expect(parsed).not.toContain('parsererror');
    expect(parsed.filter((name) => /script|img|foreignObject/i.test(name))).toEqual([]);
    await other.goto(`${app.url}/`);
    await other.getByText(HOSTILE).first().waitFor();
    expect(await other.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined();
    await other.close();
  });

  test('[CV-19] 100,000 characters pasted on the canvas are kept whole, in notes behind a label that fits', async () => {
    await openMap(page, (await createMap(app.url)).links.own);
    const long = Array.from({ length: 20_000 }, (_, index) => String(index).padStart(5, '0')).join('');
    expect(long).toHaveLength(100_000);
    await page.evaluate((text) => navigator.clipboard.writeText(text), long);
    await page.locator('.react-flow__pane').click({ position: { x: 500, y: 400 } });
    await page.keyboard.press('Control+v');
    await page.getByText('A label has at most 500 characters. What was longer is whole in the notes.').waitFor();
    const made = await page.evaluate(() => window.__throughline!.editor.store.getState().map.touchpoints);
    expect(Math.max(...made.map(({ label }) => label.length))).toBe(500);
    const bytes = made.reduce((sum, { notes }) => sum + (notes?.length ?? 0), 0);
    expect(bytes).toBe(100_000);
    await page.keyboard.press('Control+z');
    expect(await labels(page)).toEqual([]);
    await stillWorks();
  });

  test('[CV-4] pasted into a label they are refused with a sentence, and typing stops at the limit', async () => {
    await clinic();
    await page.evaluate(() => window.__throughline!.editor.startEditing('ad'));
    await page.locator('textarea:focus').waitFor();
    await page.evaluate(() => navigator.clipboard.writeText('x'.repeat(100_000)));
    await page.keyboard.press('Control+v');
    await page.getByText('That text has 100000 characters; a label has at most 500. Nothing was pasted.').waitFor();
    await page.keyboard.press('Enter');
    expect(await labels(page)).toContain('Banner ad');
    await page.evaluate(() => window.__throughline!.editor.startEditing('ad'));
    await page.locator('textarea:focus').fill('📞'.repeat(600));
    await page.keyboard.press('Enter');
    expect(await labels(page)).toContain('📞'.repeat(500));
  });

  test('[PA-34] what is wrong with a file is listed with pointers, and neither map nor undo is touched', async () => {
    await clinic();
    await stillWorks();
    const before = await standing(page);
    const file = (change: object): string =>
      JSON.stringify({ format: 'throughline', version: 1, touchpoints: [], transitions: [], ...change });
    const cases: readonly [name: string, content: string, ...shown: string[]][] = [
      ['not JSON', '{"format":"throughline",\n"version":', 'line 2'],
      ['something else', '[1, 2]', 'object'],
      ['empty', '', 'empty'],
      ['a newer version', file({ version: 99 }), '/version', '99'],
      [
        'ids twice, ends that are nowhere, wrong types, parents in a circle',
        file({
          touchpoints: [
            { id: 'a', label: 'A', parent: 'b' },
            { id: 'b', label: 'B', parent: 'a' },
            { id: 'b', label: 'again' },
            { id: 'c', label: 7 },
          ],
          transitions: [{ id: 't', source: 'a', target: 'pay' }],
        }),
        '/touchpoints/2/id',
        '/touchpoints/3/label',
        '/transitions/0/target',
        'no touchpoint "pay"',
      ],
      [
        'a label of 100,000 characters',
        file({ touchpoints: [{ id: 'a', label: 'x'.repeat(100_000) }] }),
        '/touchpoints/0/label',
        '500',
      ],
      ['nested deep', `{"format":"throughline","deep":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, '64'],
    ];
    for (const [name, content, ...shown] of cases) {
      await chooseImport(page, `${name}.json`, content);
      const dialog = page.getByRole('dialog');
      await dialog.getByText('Nothing was changed').waitFor();
      const said = (await dialog.textContent()) ?? '';
      for (const part of shown) expect(said, name).toContain(part);
      await dialog.getByRole('button', { name: 'Copy the list of faults' }).click();
      await dialog.getByText('Copied').waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText()), name).toContain(shown.at(-1));
      expect(await dialog.getByRole('button', { name: 'Add it' }).isDisabled(), name).toBe(true);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }
    expect(await standing(page)).toEqual(before);
    await page.keyboard.press('Control+z');
    expect(await labels(page)).not.toContain('Still here');
  });

  test('[PA-34] a file of 60 MB is refused with a sentence, and the page stays awake', async () => {
    await clinic();
    const before = await standing(page);
    const path = join(tempFolder(), 'huge.journey.json');
    writeFileSync(path, `{"format":"throughline","x":"${'x'.repeat(60 * 1024 * 1024)}"}`);
    await openImport(page);
    await page.getByLabel('File to import').setInputFiles(path);
    await page.getByRole('dialog').getByText('a map file can have 50 MB at most').waitFor();
    await page.keyboard.press('Escape');
    expect(await standing(page)).toEqual(before);
    await stillWorks();
  });

  test('[PA-34] an import is one undo step', async () => {
    await clinic();
    const before = (await standing(page)).map;
    await chooseImport(
      page,
      'two.json',
      JSON.stringify({
        format: 'throughline',
        version: 1,
        title: 'Two',
        phases: [{ id: 'later', label: 'Later' }],
        touchpoints: [
          { id: 'ad', label: 'Other ad' },
          { id: 'x', label: 'X' },
        ],
        transitions: [{ id: 'ax', source: 'ad', target: 'x' }],
      }),
    );
    await page.getByRole('dialog').getByRole('button', { name: 'Add it' }).click();
    await expect.poll(() => labels(page)).toContain('Other ad');
    await page.keyboard.press('Control+z');
    expect((await standing(page)).map).toEqual(before);
    expect(((await standing(page)).undo as { canUndo: boolean }).canUndo).toBe(false);
  });

  test('[DO-11] junk in the document of the map: the page shows the rest and does not stumble', async () => {
    const made = await clinic();
    const known = await labels(page);
    const { doc, synced } = joinForeign(app.url.replace('http', 'ws'), made.id, await ticketFor(made, made.links.edit));
    await synced;
    const points = doc.getMap('touchpoints');
    const steps = doc.getMap('transitions');
    const put = (root: Y.Map<unknown>, id: string, fields: Record<string, unknown>): void => {
      root.set(id, new Y.Map(Object.entries(fields)));
    };
    const writes: (() => void)[] = [
      () => points.set('junk1', 'a string where a map is expected'),
      () => points.set('junk2', 7),
      () => points.set('junk3', null),
      () => points.set('junk4', Y.Array.from([1, 2])),
      () => points.set('not an id!', new Y.Map([['label', 'bad id']])),
      () => points.set('__proto__', new Y.Map([['label', 'proto']])),
      () => put(points, 'nothing', {}),
      () => put(points, 'wrong', { label: 7, position: 'here', role: 'king', reaction: 5, tasks: 'none', parent: 3 }),
      () => put(points, 'far', { label: 'Far away', position: [1e308, -1e308] }),
      () => put(points, 'nan', { label: 'Nowhere', position: [Number.NaN, Number.POSITIVE_INFINITY] }),
      () => put(points, 'odd', { label: 'Odd', position: [0, 900], dance: { a: [1, { b: null }] } }),
      () => put(points, 'self', { label: 'Own parent', position: [300, 900], parent: 'self' }),
      () => put(points, 'round1', { label: 'Round 1', position: [600, 900], parent: 'round2' }),
      () => put(points, 'round2', { label: 'Round 2', position: [900, 900], parent: 'round1' }),
      () => put(points, 'orphan', { label: 'Parent is nowhere', position: [1200, 900], parent: 'gone' }),
      () => put(points, 'long', { label: 'y'.repeat(100_000), position: [0, 1100] }),
      () => put(steps, 'nowhere', { source: 'odd', target: 'gone' }),
      () => put(steps, 'loop', { source: 'odd', target: 'odd' }),
      () => put(steps, 'half', { source: 'odd' }),
      () => put(steps, 'typed', { source: 5, target: ['odd'], share: 'half' }),
      () => steps.set('text', 'a string'),
      () => doc.getMap('meta').set('title', 9),
      () => doc.getMap('meta').set('schema', 'new'),
      () => doc.getMap('phases').set('p', 'Awareness'),
      () => put(doc.getMap('phases'), 'q', { label: ['x'], order: 'first' }),
      () => doc.getMap('comments').set('c', 'not a comment'),
      () => put(points, 'last', { label: 'The last', position: [400, 1100] }),
    ];
    for (const write of writes) doc.transact(write);
    await expect.poll(() => labels(page)).toContain('The last');
    const shown = await labels(page);
    for (const label of [...known, 'Odd', 'Own parent', 'Round 1', 'Round 2', 'Parent is nowhere', 'Nowhere']) {
      expect(shown).toContain(label);
    }
    expect(shown.find((label) => label.startsWith('yyy'))).toHaveLength(500);
    const steppes = await page.evaluate(() =>
      window.__throughline!.editor.store.getState().map.transitions.map(({ id }) => id),
    );
    expect(steppes).not.toContain('nowhere');
    expect(steppes).not.toContain('half');
    await page.keyboard.press('Shift+Digit1');
    await page.locator('.react-flow__node[data-id="odd"]').waitFor();
    await stillWorks();
    await page.getByRole('tab', { name: 'Details' }).click();
    for (const id of ['wrong', 'nothing', 'long', 'far', 'nan']) {
      await select(page, id);
      await page.getByRole('textbox', { name: 'Label' }).waitFor();
    }
    // What the page shows can be taken away and read again; the same by HTTP.
    const file = await (await ask(made, '')).text();
    expect(parseMapFile(file).ok).toBe(true);
    expect((await ask(made, '/analysis')).status).toBe(200);
    expect((await ask(made, '/export.svg')).status).toBe(200);
    expect((await ask(made, '/export.png')).status).toBe(200);
    await page.reload();
    await waitForSave(page, ['saved']);
    expect(await labels(page)).toContain('The last');
    expect(await page.getByText('Something in this page broke').count()).toBe(0);
  });

  test('[SY-20] a malformed frame by somebody else disturbs nobody', async () => {
    const made = await clinic();
    const address = async () =>
      `${app.url.replace('http', 'ws')}/sync/${made.id}?ticket=${await ticketFor(made, made.links.edit)}`;
    const frames = [
      new Uint8Array([0, 2, 255, 255, 255, 255, 127]),
      new Uint8Array([99, 1, 2, 3]),
      new Uint8Array([0, 2, 4, 1, 2, 3, 4]),
      new Uint8Array([1, 200, 1, 1]),
    ];
    for (const frame of frames) {
      const client = await connectRaw(await address());
      client.send(frame);
      await Promise.race([client.closed, new Promise((resolve) => setTimeout(resolve, 300))]);
      client.socket.terminate();
    }
    const states = await page.evaluate(() => window.__throughline!.editor.store.getState().save.kind);
    expect(states).toBe('saved');
    await stillWorks();
  });

  test('[CO-13] a stranger with a hostile presence is shown as text or not at all', async () => {
    const made = await clinic();
    const { provider, synced } = joinForeign(
      app.url.replace('http', 'ws'),
      made.id,
      await ticketFor(made, made.links.edit),
    );
    await synced;
    for (const state of [
      { name: 7, color: 'red', cursor: 'here', selection: 5, drag: { ids: 'ad' }, view: [1] },
      {
        name: null,
        cursor: [Number.NaN, 1e308],
        selection: [1, null, 'gone'],
        drag: { ids: ['gone'], dx: 'x', dy: 1 },
      },
      {
        name: HOSTILE,
        color: -3.5,
        cursor: [10, 10],
        selection: ['ad'],
        view: [0, 0, 0],
        drag: { ids: ['ad'], dx: 1e9, dy: 0 },
      },
    ]) {
      provider.awareness.setLocalState(state);
      await page.waitForTimeout(150);
    }
    await page.getByRole('button', { name: /^Follow / }).click();
    await page.waitForTimeout(200);
    expect(await page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined();
    provider.awareness.setLocalState(null);
    await settle(page);
    await page.keyboard.press('Shift+Digit1');
    await stillWorks();
  });

  test('[PA-5] a key of another map, and half a key, open nothing and say so; the map can still be opened after that', async () => {
    const made = await createMap(app.url, { template: 'clinic-en' });
    const other = await createMap(app.url, { template: 'clinic-hu' });
    await page.goto(`${app.url}/m/${made.id}#${keyOf(other.links.own)}`);
    await page.getByRole('heading', { name: 'This link opens no map' }).waitFor();
    await page.goto('about:blank');
    await page.goto(`${app.url}/m/${made.id}#${keyOf(made.links.own).slice(0, 9)}`);
    await page.getByRole('heading', { name: 'This link is not complete' }).waitFor();
    await page.goto('about:blank');
    await openMap(page, made.links.own);
    expect(await labels(page)).toContain('Banner ad');
  });

  test('[PA-10] a map that is deleted while it is open stays on the page, says so, and can be exported', async () => {
    const made = await clinic();
    const answer = await fetch(`${app.url}/api/maps/${made.id}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${keyOf(made.links.own)}` },
    });
    expect(answer.status).toBeLessThan(300);
    await page.getByText('This link opens no map any more.').waitFor();
    expect(await labels(page)).toContain('Banner ad');
    await page.getByRole('alert').getByRole('button', { name: 'Export' }).click();
    const json = (await downloadAs(page, 'Map file')).bytes.toString();
    expect(parseMapFile(json).ok).toBe(true);
    await page.keyboard.press('Escape');
  });

  test('[AC-1] with a view link every control that edits is absent or disabled', async () => {
    const made = await createMap(app.url, { template: 'clinic-en' });
    await page.evaluate(() => localStorage.clear());
    await page.goto('about:blank');
    await openMap(page, made.links.view);
    const before = (await standing(page)).map;
    const tools = page.getByRole('navigation', { name: 'Tools' });
    expect(
      await tools.getByRole('button').evaluateAll((all) => all.map((each) => each.getAttribute('aria-label'))),
    ).toEqual(['Show the next break', 'Search and commands']);
    const offered = page.getByRole('button', { name: /mended|Delete|Add|Reverse/ });
    for (const each of await offered.all())
      expect(await each.isDisabled(), (await each.textContent()) ?? '').toBe(true);
    await page.getByRole('button', { name: 'More about this map' }).click();
    const item = page.getByRole('menuitem', { name: 'Import a file…' });
    await item.waitFor();
    expect(await item.getAttribute('aria-disabled')).toBe('true');
    await page.keyboard.press('Escape');

    const node = page.locator('.react-flow__node[data-id="form"]');
    await node.hover();
    await page.waitForTimeout(100);
    expect(await page.locator('.tl-handle').count()).toBe(0);
    await node.click({ button: 'right' });
    const menu = page.getByRole('menu');
    await menu.waitFor();
    const enabled = await menu
      .getByRole('menuitem')
      .evaluateAll((all) =>
        all.filter((each) => each.getAttribute('aria-disabled') !== 'true').map((each) => each.textContent ?? ''),
      );
    expect(
      enabled.filter(
        (label) => !/^(Copy|Details|Customer|Place|Parts|Walk|Try as mended|Show the emotion curve)/.test(label),
      ),
    ).toEqual([]);
    await page.keyboard.press('Escape');

    await select(page, 'form');
    const panel = page.locator('aside');
    for (const summary of await panel.locator('summary').all()) {
      if (!(await summary.evaluate((each) => (each.parentElement as HTMLDetailsElement).open))) await summary.click();
    }
    const open = await panel
      .locator('input:enabled, textarea:enabled, select:enabled, [role=tabpanel] button:enabled')
      .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? each.textContent ?? each.id));
    expect(open).toEqual(['Show on the canvas']);
    for (const key of [
      'n',
      '1',
      's',
      'Delete',
      'Enter',
      'Tab',
      'Control+d',
      'Control+x',
      'Control+v',
      'Shift+L',
      'ArrowRight',
    ]) {
      await node.click({ position: { x: 60, y: 60 } });
      await page.keyboard.press(key);
      await page.waitForTimeout(30);
    }
    await page.waitForTimeout(500);
    expect(await page.locator('textarea:focus').count()).toBe(0);
    expect((await standing(page)).map).toEqual(before);
  });

  test('the page complains of nothing but the refusals that were asked for', () => {
    expect(person.complaints.filter((line) => !/\b(404|401)\b/.test(line))).toEqual([]);
  });
});
