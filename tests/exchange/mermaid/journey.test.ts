import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exampleMap } from '@/lib/examples/examples';
import { lossesOfJourney } from '@/lib/exchange/mermaid/losses-of-mermaid';
import { readMermaid } from '@/lib/exchange/mermaid/read-mermaid';
import { journeyTasks, writeJourney } from '@/lib/exchange/mermaid/write-journey';
import type { JourneyMap } from '@/lib/model/types';
import { arbitraryMap } from '../../model/arbitrary-map';
import { parseRealJourney } from '../../support/real-mermaid';

/** The example of Mermaid's documentation of user journeys (https://mermaid.js.org/syntax/userJourney.html), MIT. */
const DOCUMENTED = `journey
    title My working day
    section Go to work
      Make tea: 5: Me
      Go upstairs: 3: Me
      Do work: 1: Me, Cat
    section Go home
      Go downstairs: 5: Me
      Sit down: 5: Me`;

describe('a user journey', () => {
  test('[EX-76] is read: sections are phases, tasks a chain, scores reactions, actors who is responsible', () => {
    const read = readMermaid(DOCUMENTED);
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    expect(read.map.title).toBe('My working day');
    expect(read.map.phases.map(({ label }) => label)).toEqual(['Go to work', 'Go home']);
    expect(read.map.touchpoints.find(({ label }) => label === 'Do work')).toEqual({
      id: 'do-work',
      label: 'Do work',
      reaction: 'negative',
      phase: 'go-to-work',
      owner: 'Me, Cat',
    });
    expect(read.map.transitions.map(({ source, target }) => `${source}>${target}`)).toEqual([
      'make-tea>go-upstairs',
      'go-upstairs>do-work',
      'do-work>go-downstairs',
      'go-downstairs>sit-down',
    ]);
  });

  test('[EX-76] is refused with the line that is no task', () => {
    const read = readMermaid('journey\n section A\n Walk: 3\n only words');
    expect(!read.ok && read.faults.map(({ message }) => message)).toEqual([
      'line 4: expected "Task: score: who", found "only words"',
    ]);
  });

  test('[EX-77] is written so that Mermaid reads it, and gives labels, phases and rated reactions back', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryMap(), async (map) => {
        const text = writeJourney(map);
        const tasks = journeyTasks(map).flatMap((section) => section.tasks);
        expect((await parseRealJourney(text)).tasks).toHaveLength(tasks.length);
        const read = readMermaid(text);
        if (!read.ok) throw new Error(JSON.stringify(read.faults));
        const given = new Map(read.map.touchpoints.map((one) => [one.id, one]));
        const order = chainOf(read.map).map((id) => given.get(id));
        expect(order.map((one) => one?.label)).toEqual(tasks.map(({ label }) => shown(label)));
        expect(order.map((one) => one?.reaction)).toEqual(tasks.map(({ reaction }) => reaction ?? 'neutral'));
      }),
      { numRuns: process.env.SOAK ? 1000 : 8, seed: 77 },
    );
  });

  test('[EX-77] says what it leaves out of this map', () => {
    const said = lossesOfJourney(exampleMap('telephony-en') as JourneyMap).join('\n');
    expect(said).toMatch(/24 transitions left out/);
    expect(said).toMatch(/2 touchpoints not rated/);
  });
});

function shown(label: string): string {
  return label.trim() === '' ? '-' : label.replace(/\s*\n\s*/g, ' ');
}

function chainOf({ touchpoints, transitions }: JourneyMap): string[] {
  if (touchpoints.length < 2) return touchpoints.map(({ id }) => id);
  const next = new Map(transitions.map(({ source, target }) => [source, target]));
  const entered = new Set(transitions.map(({ target }) => target));
  const order: string[] = [];
  for (let at = touchpoints.find(({ id }) => !entered.has(id))?.id; at !== undefined; at = next.get(at)) order.push(at);
  return order;
}
