import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseMapFile } from '@/lib/exchange/parse-map-file';
import { writeMapFile } from '@/lib/exchange/write-map-file';
import { type App, startApp } from '../support/app';
import { NO_CHROMIUM, openWindow, type Window } from '../support/browser';
import { mapOf, oneStep } from '../support/hands';
import { createMap, openMap, readServerMap, waitForSave } from '../support/map-page';

const PLAIN = {
  format: 'throughline',
  version: 1,
  title: 'Plain',
  phases: [{ id: 'buy', label: 'Purchase' }],
  touchpoints: [
    { id: 'a', label: 'Advert', x: 0, y: 0 },
    { id: 'b', label: 'Shop', x: 340, y: 0 },
  ],
  transitions: [{ id: 'ab', source: 'a', target: 'b' }],
};

/** Every attribute of a touchpoint in format.md but its size (cards are laid out) and what stands in lists. */
const WANTED = {
  label: 'Advert\non the bus',
  reaction: 'neutral',
  role: 'intermediate',
  phase: 'buy',
  channel: 'offline',
  area: 'people',
  control: 'partner',
  moment: 'first',
  attention: 'long',
  lifetime: 'one-off',
  parent: 'b',
  customer: 'former',
  goal: 'Get there',
  feeling: 'Bored',
  thought: 'What is this?',
  sells: 'An idea',
  takeaway: 'A ticket',
  wow: 'It sings',
  standard: { text: 'Seen within', target: 20, actual: 45.5, unit: 's' },
  employees: 3,
  owner: 'Болд',
  status: 'doing',
  due: '2027-02-28',
  impact: 5,
  effort: 2,
  dropOff: 0.25,
  customers: 1200,
  notes: 'Űrhajó',
  x: 40,
  y: -24,
};

describe.skipIf(NO_CHROMIUM)('the attributes of what is selected', () => {
  let app: App;
  let person: Window;
  let page: Page;
  let panel: Locator;

  beforeAll(async () => {
    app = await startApp();
    person = await openWindow();
    page = person.page;
    panel = page.locator('aside');
  });
  afterAll(async () => {
    await person?.close();
    await app?.close();
  });

  const open = async (selection: { touchpoints?: string[]; transitions?: string[] }) => {
    const made = await createMap(app.url, { map: PLAIN });
    await openMap(page, made.links.edit);
    await page.evaluate((each) => {
      window.__throughline!.editor.select(each);
      window.__throughline!.editor.setPanel('inspector');
    }, selection);
    // The panel's code may still be on its way: no section is there to open until it has come.
    if (selection.touchpoints || selection.transitions) await panel.getByLabel('Label', { exact: true }).waitFor();
    else await panel.getByLabel('Title of the map', { exact: true }).waitFor();
    for (const summary of await panel.locator('summary').all()) {
      if (!(await summary.evaluate((each) => (each.parentElement as HTMLDetailsElement).open))) await summary.click();
    }
    return made;
  };
  const write = (name: string, text: string) => async () => {
    const field = panel.getByLabel(name, { exact: true });
    await field.fill(text);
    await field.blur();
  };
  const press = (group: string, name: string) => () =>
    panel.getByRole('group', { name: group, exact: true }).getByRole('button', { name, exact: true }).click();
  const pick = (name: string, value: string) => async () => {
    const list = panel.getByLabel(name, { exact: true });
    await list.focus();
    await list.selectOption(value);
  };
  const advert = async () => (await mapOf(page)).touchpoints.find(({ id }) => id === 'a')!;

  test('[PA-21] every attribute of a touchpoint is set by a control, as one undo step, and stored', async () => {
    const made = await open({ touchpoints: ['a'] });
    const acts: Record<string, (() => Promise<void>)[]> = {
      label: [write('Label', WANTED.label)],
      reaction: [press('Customer’s reaction', 'Neutral')],
      role: [press('Place in the chain', 'Intermediate')],
      phase: [pick('Phase', 'buy')],
      channel: [press('Channel', 'Offline')],
      area: [pick('Area', 'people')],
      control: [pick('Control', 'partner')],
      moment: [pick('Moment of truth', 'first')],
      attention: [press('Attention span', 'Long')],
      lifetime: [press('Lifetime', 'One-off')],
      parent: [pick('Part of', 'b')],
      x: [write('From the left', '40')],
      y: [write('From the top', '-24')],
      customer: [press('Customer', 'Former')],
      goal: [write('Goal', WANTED.goal)],
      feeling: [write('Feeling', WANTED.feeling)],
      thought: [write('Thought', WANTED.thought)],
      sells: [write('What we sell here', WANTED.sells)],
      takeaway: [write('What the customer takes away', WANTED.takeaway)],
      wow: [write('Wow', WANTED.wow)],
      standard: [
        write('Standard', 'Seen within'),
        write('Promised', '20'),
        write('Measured', '45,5'),
        write('Unit', 's'),
      ],
      employees: [write('Employees involved', '3')],
      owner: [write('Owner', WANTED.owner)],
      status: [press('Status', 'Doing')],
      due: [write('Due', WANTED.due)],
      impact: [write('Impact, 1–5', '5')],
      effort: [write('Effort, 1–5', '2')],
      dropOff: [write('Customers lost here', '25')],
      customers: [write('Customers who enter', '1200')],
      notes: [write('Notes', WANTED.notes)],
    };
    expect(Object.keys(acts).sort()).toEqual(Object.keys(WANTED).sort());
    for (const [key, steps] of Object.entries(acts)) {
      for (const act of steps) await oneStep(page, act);
      expect({ [key]: (await advert())[key as keyof typeof WANTED] }).toEqual({ [key]: WANTED[key as 'x'] });
    }
    await waitForSave(page, ['saved']);
    const stored = (await readServerMap(app.url, made)).touchpoints.find(({ id }) => id === 'a');
    expect(stored).toEqual({ id: 'a', ...WANTED });
    const file = parseMapFile(JSON.stringify(await readServerMap(app.url, made)));
    expect(file.ok && writeMapFile(file.map)).toBe(writeMapFile(await mapOf(page)));
  });

  test('[PA-21] tasks, ratings and competitors are lists of their own', async () => {
    const made = await open({ touchpoints: ['a'] });
    const task = panel.getByLabel('New task');
    for (const text of ['Call the printer', 'Choose a colour']) {
      await oneStep(page, async () => {
        await task.fill(text);
        await task.press('Enter');
      });
    }
    await oneStep(page, () => panel.getByRole('checkbox', { name: 'Choose a colour' }).click());
    await oneStep(page, () => panel.getByRole('button', { name: 'Remove task: Call the printer' }).click());
    expect((await advert()).tasks).toMatchObject([{ text: 'Choose a colour', done: true }]);

    await oneStep(page, () => panel.getByRole('button', { name: 'Add a rating' }).click());
    const ratings = panel.getByRole('group', { name: 'Ratings by people' });
    await oneStep(page, async () => {
      await ratings.getByLabel('By', { exact: true }).fill('Csilla');
      await ratings.getByLabel('By', { exact: true }).blur();
    });
    await oneStep(page, () => ratings.getByLabel('Reaction').selectOption('negative').then());
    await oneStep(page, () => ratings.getByLabel('Seen from').selectOption('company').then());
    await oneStep(page, async () => {
      await ratings.getByLabel('Note').fill('Too small');
      await ratings.getByLabel('Note').blur();
    });
    await oneStep(page, () => panel.getByRole('button', { name: 'Add a competitor' }).click());
    const competitors = panel.getByRole('group', { name: 'Competitors' });
    await oneStep(page, async () => {
      await competitors.getByLabel('Name').fill('The others');
      await competitors.getByLabel('Name').blur();
    });
    await oneStep(page, () => competitors.getByLabel('Reaction').selectOption('positive').then());
    await waitForSave(page, ['saved']);
    const stored = (await readServerMap(app.url, made)).touchpoints.find(({ id }) => id === 'a');
    expect(stored).toMatchObject({
      ratings: [{ by: 'Csilla', side: 'company', reaction: 'negative', note: 'Too small' }],
      competitors: [{ name: 'The others', reaction: 'positive' }],
      tasks: [{ text: 'Choose a colour', done: true }],
    });
    await oneStep(page, () => panel.getByRole('button', { name: 'Remove 1 of 1: Competitors' }).click());
    expect((await advert()).competitors).toBeUndefined();
  });

  test('[PA-21] a transition has a label, a share, a kind and a direction', async () => {
    await open({ transitions: ['ab'] });
    await oneStep(page, write('Label', 'curious'));
    await oneStep(page, write('Share of the customers who take it', '40'));
    await oneStep(page, () => panel.getByRole('button', { name: /^Final link/ }).click());
    await oneStep(page, () => panel.getByRole('button', { name: 'Reverse direction' }).click());
    const map = await mapOf(page);
    expect(map.transitions).toEqual([{ id: 'ab', source: 'b', target: 'a', label: 'curious', share: 0.4 }]);
    expect(map.touchpoints.map(({ role }) => role)).toEqual([undefined, 'final']);
  });

  test('[PA-21] with nothing selected: the title of the map and its phases', async () => {
    const made = await open({});
    await oneStep(page, write('Title of the map', 'Эмнэлэг'));
    await oneStep(page, write('Phase 1', 'Худалдан авалт'));
    await oneStep(page, () => panel.getByRole('button', { name: 'Add a phase' }).click());
    await oneStep(page, () => panel.getByRole('button', { name: 'Move Худалдан авалт later' }).click());
    await oneStep(page, () => panel.getByRole('button', { name: /^Remove (?!Худалдан)/ }).click());
    await waitForSave(page, ['saved']);
    const stored = (await readServerMap(app.url, made)) as unknown as { title: string; phases: unknown };
    expect([stored.title, stored.phases]).toEqual(['Эмнэлэг', [{ id: 'buy', label: 'Худалдан авалт' }]]);
  });

  test('the page complains of nothing', () => {
    expect(person.complaints).toEqual([]);
  });
});
