import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyze } from '@/lib/analysis/analyze';
import { exampleMap } from '@/lib/examples/examples';
import { lossesOfDot } from '@/lib/export/diagram-losses';
import { quoteDot } from '@/lib/export/dot/quote-dot';
import { writeDot } from '@/lib/export/dot/write-dot';
import { DEFAULT_OPTIONS } from '@/lib/export/options';
import type { JourneyMap } from '@/lib/model/types';
import { arbitraryMap } from '../../model/arbitrary-map';
import { mapOf, touchpoint } from '../../support/scene-maps';

const write = (map: JourneyMap) => writeDot(map, analyze(map), DEFAULT_OPTIONS);
const NO_DOT = spawnSync('dot', ['-V']).error !== undefined;

/** What Graphviz makes of a file: its nodes and edges, and what it complains of. */
function layOut(source: string): { nodes: string[]; edges: number; complaints: string } {
  const { stdout, stderr } = spawnSync('dot', ['-Tdot_json'], { input: source, encoding: 'utf8', timeout: 10_000 });
  const { objects = [], edges = [] } = JSON.parse(stdout) as {
    objects?: { name: string }[];
    edges?: unknown[];
  };
  const nodes = objects.filter(({ name }) => !name.startsWith('cluster_'));
  return {
    nodes: nodes.map(({ name }) => name),
    edges: edges.length,
    complaints: stderr,
  };
}

describe('a DOT file', () => {
  test('[EX-103] quotes, backslashes, entities and escapes of labels stay what they are', () => {
    expect(quoteDot('a "b" \\N &lt;\nc')).toBe('"a \\"b\\" \\\\N &amp;lt;\\nc"');
    expect(quoteDot('one\ntwo', 'left')).toBe('"one\\ltwo\\l"');
  });

  test('[EX-103] goes from left to right, phases and wholes are clusters, and states look different', () => {
    const map = mapOf(
      [
        touchpoint('a', { phase: 'p' }),
        touchpoint('w', { phase: 'p' }),
        touchpoint('x', { parent: 'w' }),
        touchpoint('y', { parent: 'w', reaction: 'negative' }),
        touchpoint('z', { role: 'final' }),
      ],
      ['a>w', 'w>z', 'x>y', { id: 's', source: 'a', target: 'z', share: 0.25, label: 'at once' }],
      { phases: [{ id: 'p', label: 'Phase "P"' }] },
    );
    const source = write(map);
    expect(source).toContain('rankdir="LR"');
    expect(source).toMatch(/subgraph "cluster_phase_0" \{\n.*label="Phase \\"P\\""/);
    expect(source).toMatch(/subgraph "cluster_whole_w" \{/);
    expect(source).toMatch(/"a" -> "w" \[.*lhead="cluster_whole_w"/);
    expect(source).toMatch(/"x" -> "y" \[.*arrowhead="teetee"/);
    expect(source).toMatch(/label="at once\\n25/);
    expect(lossesOfDot(exampleMap('clinic-en')!, DEFAULT_OPTIONS).at(-1)).toMatch(/Graphviz lays out itself\.$/);
  });

  test.skipIf(NO_DOT)(
    '[EX-104] Graphviz reads it without complaint, every touchpoint and transition (skipped without dot)',
    () => {
      const telephony = exampleMap('telephony-en')!;
      const found = layOut(write(telephony));
      expect(found.nodes.sort()).toEqual(telephony.touchpoints.map(({ id }) => id).sort());
      expect(found.edges).toBe(telephony.transitions.length);
      expect(found.complaints).toBe('');
      fc.assert(
        fc.property(arbitraryMap(), (map) => {
          // Read and written again, not laid out: for some graphs of clusters in clusters Graphviz takes very long.
          const { status, stderr } = spawnSync('nop', [], { input: write(map), encoding: 'utf8', timeout: 10_000 });
          expect([status, stderr]).toEqual([0, '']);
        }),
        { numRuns: process.env.SOAK ? 300 : 15, seed: 611 },
      );
    },
  );
});
