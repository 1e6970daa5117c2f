import { describe, expect, test } from 'vitest';
import { analyze } from '@/lib/analysis/analyze';
import { EXAMPLES, exampleMap } from '@/lib/examples/examples';
import { mapScene } from '@/lib/scene/map-scene';
import { contrastRatio, inkValue } from '@/lib/scene/theme';
import type { Ink } from '@/lib/scene/types';

/** Every ink that the examples' drawings write words in. */
function textInks(): ReadonlySet<Ink> {
  const inks = new Set<Ink>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    else if (typeof value === 'object' && value !== null) {
      const shape = value as { kind?: unknown; ink?: unknown };
      if (shape.kind === 'text' && typeof shape.ink === 'string') inks.add(shape.ink as Ink);
      for (const item of Object.values(value)) visit(item);
    }
  };
  for (const { id } of EXAMPLES) {
    const map = exampleMap(id);
    if (map) visit(mapScene(map, analyze(map)));
  }
  return inks;
}

describe.each(['light', 'dark'] as const)('[AX-38] contrast of the canvas, %s', (theme) => {
  const ratio = (ink: Ink, ground: Ink): number => contrastRatio(inkValue(ink, theme), inkValue(ground, theme));

  test('words on cards and ground keep 4.5:1, dimmed ones too', () => {
    const inks = textInks();
    expect(inks.size).toBeGreaterThan(3);
    for (const ink of inks) {
      // On the tag of a break and nowhere else.
      if (ink === 'on-negative') expect(ratio(ink, 'negative')).toBeGreaterThanOrEqual(4.5);
      else {
        for (const ground of ['paper', 'surface'] as const) {
          expect(ratio(ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
        }
      }
    }
  });

  test('reactions, breaks, lines and the ring of the focus keep 3:1', () => {
    for (const ink of ['positive', 'neutral', 'negative', 'edge', 'faint'] as const) {
      for (const ground of ['paper', 'surface'] as const) {
        expect(ratio(ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(3);
      }
    }
    // The ring has the ink of what is positive.
    expect(ratio('positive', 'neutral-bg')).toBeGreaterThanOrEqual(3);
  });
});
