import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleMap } from '@/lib/examples/examples';
import { parseMapFile } from '@/lib/exchange/parse-map-file';
import type { JourneyMap, Reaction } from '@/lib/model/types';
import { type App, startApp } from '../support/app';
import { type BlindHands, openBlindHands } from '../support/blind-hands';
import { NO_CHROMIUM, openWindow, type Window } from '../support/browser';
import { idOf, openMap } from '../support/map-page';

const clinic = exampleMap('clinic-en')!;
/** The touchpoints of the clinic in the order of its chain. */
const CHAIN = ['ad', 'site', 'form', 'call', 'promotion'].map(
  (id) => clinic.touchpoints.find((touchpoint) => touchpoint.id === id)!,
);
const [AD, , FORM, CALL] = CHAIN.map(({ label }) => label) as [string, string, string, string];
const KEY_OF: Readonly<Record<Reaction, string>> = { negative: '1', neutral: '2', positive: '3' };

const row = (label: string, more = ''): RegExp =>
  new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}, .*${more}`);

/** What both maps are, whatever ids and places they have. */
function essence({ title, phases, touchpoints, transitions }: JourneyMap): unknown {
  const labelOf = (id: string) => touchpoints.find((touchpoint) => touchpoint.id === id)?.label;
  return {
    title,
    phases: phases.map(({ label }) => label),
    touchpoints: touchpoints
      .map(({ label, role, reaction, phase }) => [
        label,
        role ?? 'not marked',
        reaction,
        phases.find(({ id }) => id === phase)?.label,
      ])
      .sort(),
    transitions: transitions.map(({ source, target }) => `${labelOf(source)} > ${labelOf(target)}`).sort(),
  };
}

describe.skipIf(NO_CHROMIUM)('without sight and without a mouse', () => {
  let app: App;
  let person: Window;
  let peer: Window;
  let hands: BlindHands;

  beforeAll(async () => {
    app = await startApp();
    [person, peer] = await Promise.all([openWindow(), openWindow()]);
    hands = await openBlindHands(person.page);
  });
  afterAll(async () => {
    await person?.close();
    await peer?.close();
    await app?.close();
  });

  test('[AX-30] the clinic map is built from the home page on, in the outline', async () => {
    await person.page.goto(app.url);
    await hands.find('button', 'New map');
    await hands.tabTo('button', /^New map$/);
    await hands.press('Enter');
    await hands.find('button', 'Saved');
    await hands.tabTo('button', /^Go to the outline$/);
    await hands.press('Enter');
    await hands.on('button', 'New touchpoint');

    // Phases first, so that each touchpoint is made in the first and moved on from there.
    await hands.tabTo('button', /^New phase$/, 'Shift+Tab');
    for (const [index, { label }] of clinic.phases.entries()) {
      if (index > 0) {
        await hands.press('Shift+F10');
        await hands.choose(/^New phase$/);
      } else await hands.press('Enter');
      await hands.on('textbox', 'Name of the phase');
      await hands.type(label);
      await hands.press('Enter');
      await hands.on('treeitem', `${label}, phase, empty`);
    }
    await hands.press('Home', 'Control+Enter');
    let phase = 0;
    for (const [index, touchpoint] of CHAIN.entries()) {
      await hands.on('textbox', 'Name of the new touchpoint');
      await hands.type(touchpoint.label);
      await hands.press('Enter');
      await hands.on('treeitem', row(touchpoint.label, `not rated, .*${index + 1} of ${index + 1}`));
      await hands.press(KEY_OF[touchpoint.reaction!]);
      await hands.on('treeitem', row(touchpoint.label, touchpoint.reaction!));
      for (; clinic.phases[phase]!.id !== touchpoint.phase; phase += 1) {
        await hands.press('Alt+Shift+ArrowRight');
        await hands.hear(`is in “${clinic.phases[phase + 1]!.label}” now.`);
      }
      if (index < CHAIN.length - 1) await hands.press('Control+Enter');
    }
    await hands.press('Shift+F10');
    await hands.choose(/^Place in the chain$/, /^Final/);
    await hands.hear('Marked as final.');
    await hands.press('Home', 'ArrowDown');
    await hands.on('treeitem', row(AD, 'leads to '));
    await hands.press('Shift+F10');
    await hands.choose(/^Place in the chain$/, /^Start/);
    await hands.hear('Marked as start.');
    await hands.tabTo('textbox', /^Title of the map$/, 'Shift+Tab');
    await hands.type(clinic.title);
    await hands.press('Enter');
    await hands.find('RootWebArea', `${clinic.title} · Throughline`);
  });

  test('[AX-31, AX-33] the break is found: in the verdict, in the names, and as a finding with its path', async () => {
    await hands.find('button', /^0 of 1 chain works/);
    await hands.tabTo('treeitem', row(AD, 'start, positive, 1 of 5, leads to '));
    await hands.press('Home');
    for (let step = 0; step < 12; step += 1) {
      if (/breaks the chain/.test((await hands.focused())?.name ?? '')) break;
      await hands.press('ArrowDown');
    }
    await hands.on('treeitem', row(FORM, 'negative, breaks the chain, 3 of 5'));
    await hands.press('ArrowRight', 'ArrowRight');
    await hands.on('treeitem', `Finding: The chain from "${AD}" breaks at "${FORM}"`);
    await hands.press('ArrowDown', 'ArrowDown');
    await hands.on('treeitem', /^Comes from .*, on the way into the break$/);
    await hands.press('ArrowDown');
    await hands.on('treeitem', `Leads to ${CALL}, behind the break`);
    // Enter goes along the line, and the arrow to the left back to what it belongs to.
    await hands.press('Enter');
    await hands.on('treeitem', row(CALL, 'behind a break'));
    await hands.press('Alt+ArrowLeft');
    await hands.on('treeitem', row(FORM));
  });

  test('[AX-32] what somebody else changes is heard, once, and the focus stays where it was', async () => {
    await openMap(peer.page, person.page.url());
    const call = await idOf(peer.page, CALL);
    await peer.page.evaluate((id) => {
      const { editor } = window.__throughline!;
      editor.setName('Bo');
      editor.select({ touchpoints: [id] });
      editor.run([{ type: 'set-touchpoints', ids: [id], fields: { reaction: 'negative' } }]);
    }, call);
    await hands.hear(`Bo rated “${CALL}” negative.`);
    await hands.on('treeitem', row(FORM));
    await hands.find('treeitem', row(CALL, 'negative'));
  });

  test('[AX-31] it is mended, and that is heard: now the chain breaks further on, then it works', async () => {
    await hands.press('3');
    await hands.hear(`The chain from “${AD}” breaks at “${CALL}”.`);
    await hands.press('Alt+ArrowRight');
    await hands.on('treeitem', row(CALL, 'negative, breaks the chain'));
    await hands.press('3');
    await hands.hear(`The chain from “${AD}” works again.`);
    await hands.find('button', /^1 of 1 chain works/);
    // As the clinic has it: undone twice, the break is where it was.
    await hands.press('Control+z', 'Control+z');
    await hands.find('treeitem', row(FORM, 'negative, breaks the chain'));
    await hands.press('3');
    await hands.find('treeitem', row(CALL, 'positive'));
  });

  test('[AX-32] the map is taken away as a file that says all that was built', async () => {
    await hands.tabTo('button', /^More about this map$/, 'Shift+Tab');
    await hands.press('Enter');
    await hands.choose(/^Export…$/);
    await hands.find('dialog', 'Export');
    await hands.on('radio', /^PNG picture/);
    await hands.press('ArrowDown', 'ArrowDown', 'ArrowDown');
    await hands.on('radio', /^Map file/);
    await hands.tabTo('button', /^Download$/);
    const [file] = await Promise.all([person.page.waitForEvent('download'), hands.press('Enter')]);
    const parsed = parseMapFile(readFileSync(await file.path(), 'utf8'));
    if (!parsed.ok) throw new Error('the file cannot be opened again');
    expect(essence(parsed.map)).toEqual(essence(clinic));
    await hands.press('Escape');
    await hands.on('button', 'More about this map');
  });
});
