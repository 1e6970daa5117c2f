import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyze } from '@/lib/analysis/analyze';
import { exampleMap } from '@/lib/examples/examples';
import type { JourneyMap } from '@/lib/model/types';
import { LIMITS } from '@/lib/protocol/limits';
import { measureText } from '@/lib/scene/layout-text';
import { mapScene } from '@/lib/scene/map-scene';
import { DEFAULT_PICTURE, type PictureOptions } from '@/lib/scene/picture/options';
import type { Scene } from '@/lib/scene/types';
import { mapOf, touchpoint } from '../../support/scene-maps';
import { placedShapes, textsOf } from '../../support/scene-texts';

const draw = (map: JourneyMap, options: Partial<PictureOptions> = {}): Scene =>
  mapScene(map, analyze(map), { ...DEFAULT_PICTURE, ...options });
const words = (map: JourneyMap, options?: Partial<PictureOptions>): string[] => textsOf(draw(map, options).shapes);
const CLINIC = exampleMap('clinic-en') as JourneyMap;

describe('[SC-89] title, verdict, legend and date', () => {
  test('each is left out on request, and not said to screen readers either', () => {
    const bare = draw(CLINIC, { title: false, verdict: false, legend: false });
    const said = textsOf(bare.shapes).join('\n');
    for (const word of [CLINIC.title, 'chain works', 'cut off by a break']) expect(said).not.toContain(word);
    expect(bare.title).toBe('Journey map');
    expect(bare.description).not.toContain('works');
    expect(bare.height).toBeLessThan(draw(CLINIC).height - 120);
  });

  test('a date stands at the right end of the first line, whatever that is', () => {
    for (const options of [{}, { title: false }, { title: false, verdict: false }]) {
      const { shapes, width } = draw(CLINIC, { ...options, date: '22 November 2026' });
      const date = [...placedShapes(shapes)].find(({ shape }) => shape.kind === 'text' && shape.text.startsWith('22'));
      expect(date && date.shape.kind === 'text' && date.x + date.shape.x).toBe(width - 48);
      expect(date && date.shape.kind === 'text' && date.y + date.shape.y).toBeLessThan(80);
    }
  });

  test('a long title takes the lines that it needs', () => {
    const title = 'a title of many words '.repeat(9).trim();
    expect(words({ ...CLINIC, title }, { date: 'today' }).join(' ')).toContain(title.slice(0, 20));
    const lines = words({ ...CLINIC, title: title, touchpoints: [], transitions: [], phases: [] });
    expect(lines.slice(0, -1).join(' ')).toBe(title);
  });
});

describe('[SC-90] names', () => {
  const owned = mapOf([
    touchpoint('a', { owner: 'Ann Kovács', status: 'doing' }),
    touchpoint('b', { owner: 'Béla', channel: 'online', parent: 'c' }),
    touchpoint('c', { owner: 'Cili '.repeat(30) }),
  ]);

  test('stand in a picture only when they are asked for', () => {
    const without = words(owned).join('\n');
    expect(without).not.toMatch(/Ann|Béla|Cili/);
    expect(without).toContain('being mended');
    const all = words(owned, { names: true }).join('\n');
    expect(all).toContain('Ann Kovács is mending it');
    expect(all).toContain('owner: Béla');
    expect(all).toContain('owner: Cili');
  });

  test('cards keep their places and sizes without them', () => {
    const paths = (names: boolean): number => draw(owned, { names }).height;
    expect(paths(false)).toBeLessThanOrEqual(paths(true));
  });
});

describe('[SC-91] notes', () => {
  test('are listed below on request, each with the number that its card has', () => {
    const map = mapOf([
      touchpoint('a', { x: 400, y: 0, notes: 'second' }),
      touchpoint('b', { x: 0, y: 0, notes: 'first\nof two lines' }),
      touchpoint('c', { x: 800, y: 0, notes: '  ' }),
    ]);
    expect(words(map).join('\n')).not.toMatch(/first|second|Notes/);
    const said = words(map, { notes: true });
    expect(said.filter((text) => text === '1')).toHaveLength(2);
    expect(said.filter((text) => text === '2')).toHaveLength(2);
    expect(said).not.toContain('3');
    expect(said.slice(said.indexOf('Notes'))).toEqual([
      'Notes',
      '1',
      'Touchpoint b',
      'first',
      'of two lines',
      '2',
      'Touchpoint a',
      'second',
    ]);
  });

  test('beyond the limits they are counted', () => {
    const many = Array.from({ length: LIMITS.pictureNotes + 7 }, (_, i) => touchpoint(`t${i}`, { notes: 'n' }));
    expect(words(mapOf(many), { notes: true })).toContain('and notes of 7 more touchpoints, which are in the map');
    const long = words(mapOf([touchpoint('a', { notes: 'word\n'.repeat(LIMITS.pictureNoteLines * 2) })]), {
      notes: true,
    });
    expect(long.filter((text) => text.startsWith('word'))).toHaveLength(LIMITS.pictureNoteLines);
    expect(long.at(-1)).toBe('word…');
  });
});

test('[SC-92] whatever is asked for, nothing is drawn outside the picture', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 40 });
  const maps = fc
    .array(
      fc.record({
        label: text,
        notes: text,
        owner: text,
        phase: fc.constantFrom('p', 'q'),
        x: fc.integer({ min: -900, max: 900 }),
        y: fc.integer({ min: -900, max: 900 }),
      }),
      { minLength: 1, maxLength: 6 },
    )
    .map((items) =>
      mapOf(
        items.map((item, i) => touchpoint(`t${i}`, { ...item, ...(i === 5 && { parent: 't0' }) })),
        ['t0>t1', 't1>t2', 't2>t0'].filter((step) => items.length > 2 || step === 'never'),
        {
          title: 'A map',
          phases: [
            { id: 'p', label: 'P' },
            { id: 'q', label: 'Q' },
          ],
        },
      ),
    );
  const options = fc.record({
    part: fc.constantFrom<PictureOptions['part'][]>(
      { kind: 'whole' },
      { kind: 'phase', id: 'p' },
      { kind: 'selection', ids: ['t0', 't2'] },
      { kind: 'chain', ids: ['t0', 't1'] },
      { kind: 'chain', ids: ['t1'] },
    ),
    title: fc.boolean(),
    verdict: fc.boolean(),
    legend: fc.boolean(),
    date: fc.option(text),
    names: fc.boolean(),
    notes: fc.boolean(),
  });
  fc.assert(
    fc.property(maps, options, (map, asked) => {
      const { width, height, shapes } = draw(map, asked);
      for (const { x, y, shape } of placedShapes(shapes)) {
        if (shape.kind === 'text') {
          const wide = measureText(shape.text, shape.size, shape.weight);
          const left = x + shape.x - (shape.anchor === 'middle' ? wide / 2 : shape.anchor === 'end' ? wide : 0);
          expect(left).toBeGreaterThanOrEqual(0);
          expect(left + wide).toBeLessThanOrEqual(width);
          expect(y + shape.y).toBeLessThanOrEqual(height);
        } else {
          const [px = 0, py = 0] = [...shape.d.matchAll(/-?[\d.]+/g)].map(Number);
          expect(x + px).toBeGreaterThanOrEqual(0);
          expect(x + px).toBeLessThanOrEqual(width);
          expect(y + py).toBeGreaterThanOrEqual(0);
          expect(y + py).toBeLessThanOrEqual(height);
        }
      }
    }),
    { numRuns: 100, seed: 20261122 },
  );
});
