import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exampleMap } from '@/lib/examples/examples';
import { readMermaid } from '@/lib/exchange/mermaid/read-mermaid';
import { writeFlowchart } from '@/lib/exchange/mermaid/write-flowchart';
import type { JourneyMap } from '@/lib/model/types';
import { arbitraryMap } from '../../model/arbitrary-map';
import { parseRealFlowchart, shownLabel } from '../../support/real-mermaid';

const colors = { fill: '#fdeee5', stroke: '#bb4900', ink: '#1d2129' };
const COLORS = { positive: colors, neutral: colors, negative: colors };
const RUNS = { numRuns: process.env.SOAK ? 3000 : 10, seed: 70 };

function roundTrip(map: JourneyMap): JourneyMap {
  const read = readMermaid(writeFlowchart(map, { data: true, colors: COLORS }));
  if (!read.ok) throw new Error(JSON.stringify(read.faults.slice(0, 3)));
  return read.map;
}

describe('a flowchart with what it keeps in comments', () => {
  test('[EX-70] gives the whole map back', () => {
    fc.assert(
      fc.property(arbitraryMap({ loneSurrogates: true }), (map) => {
        expect(roundTrip(map)).toEqual(map);
      }),
      RUNS,
    );
    for (const id of ['clinic-hu', 'telephony-en']) {
      const map = exampleMap(id) as JourneyMap;
      expect(roundTrip(map)).toEqual(map);
    }
  });
});

describe('Mermaid itself', () => {
  test('[EX-71] reads what is written, and shows the same labels', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryMap(), async (map) => {
        const text = writeFlowchart(map, { data: true, colors: COLORS });
        const real = await parseRealFlowchart(text);
        const inner = new Set(map.touchpoints.map(({ parent }) => parent));
        const labels = map.touchpoints.filter(({ id }) => !inner.has(id)).map(({ label }) => label);
        // Mermaid makes a node of what an arrow names, and takes it away again when it draws the subgraph.
        const groups = new Set(real.subgraphs.map(({ id }) => id));
        const nodes = [...real.vertices].filter(([id]) => !groups.has(id));
        const shown = nodes.map(([, { text: label }]) => shownLabel(label ?? ''));
        expect(shown.sort()).toEqual(labels.sort());
      }),
      { ...RUNS, numRuns: process.env.SOAK ? 1000 : 8 },
    );
  });
});

describe('a flowchart that was edited elsewhere', () => {
  const text = writeFlowchart(exampleMap('clinic-en') as JourneyMap, { data: true, colors: COLORS });
  const edited = (from: string | RegExp, to: string): JourneyMap => {
    const read = readMermaid(text.replace(from, to));
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    return read.map;
  };
  const find = (map: JourneyMap, id: string) => map.touchpoints.find((one) => one.id === id);

  test('[EX-72] wins over what its comments keep', () => {
    const renamed = edited('"Banner ad"', '"Poster"');
    expect(find(renamed, 'ad')).toMatchObject({ label: 'Poster', role: 'start', channel: 'online' });
    expect(find(edited(/(form.*):::negative/, '$1:::positive'), 'form')).toMatchObject({
      reaction: 'positive',
      impact: 5,
    });
    expect(find(edited(/(form.*):::negative/, '$1'), 'form')?.reaction).toBeUndefined();
    const moved = edited(/^ +ad.*\n/m, '').touchpoints;
    expect(moved.find(({ id }) => id === 'ad')).toMatchObject({ label: 'ad', channel: 'online' });
    const cut = edited(/^ +site --> form\n/m, '');
    expect(cut.transitions.map(({ id }) => id)).toEqual(['ad-site', 'call-promotion', 'form-call']);
    const gone = edited(/^ +(?:ad\(|ad --).*\n/gm, '');
    expect(find(gone, 'ad')).toBeUndefined();
  });

  test('[EX-72] loses a damaged comment, not the file', () => {
    const read = readMermaid(text.replace('"effort":2', '"effort":20').replace('"impact":5', '"impact":[[[['));
    expect(read.ok && read.notes.join()).toContain('1 comment');
    expect(read.ok && read.map.touchpoints.length).toBe(5);
  });
});

test('[EX-70] without data it carries what it shows, and nothing else', () => {
  const map = exampleMap('telephony-en') as JourneyMap;
  const text = writeFlowchart(map, { data: false, colors: COLORS });
  expect(text).not.toContain('%% touchpoint');
  const read = readMermaid(text);
  if (!read.ok) throw new Error('refused');
  const shown = map.touchpoints.map(({ id, label, role, reaction, phase }) => ({ id, label, role, reaction, phase }));
  expect(read.map.touchpoints).toEqual(shown.map((one) => JSON.parse(JSON.stringify(one))));
  expect(read.map.phases.map(({ label }) => label)).toEqual(map.phases.map(({ label }) => label));
  expect(read.map.transitions.map(({ share }) => share).sort()).toEqual(
    map.transitions.map(({ share }) => share).sort(),
  );
});
