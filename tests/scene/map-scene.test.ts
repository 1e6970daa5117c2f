import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyze } from '@/lib/analysis/analyze';
import { EXAMPLES, exampleMap } from '@/lib/examples/examples';
import { EMPTY_MAP, type JourneyMap, REACTIONS, ROLES } from '@/lib/model/types';
import { cardSize } from '@/lib/scene/card';
import { measureText } from '@/lib/scene/layout-text';
import { mapScene } from '@/lib/scene/map-scene';
import { placeMissing } from '@/lib/scene/place';
import { planRoutes } from '@/lib/scene/plan-routes';
import { pointsOf, routeTransition } from '@/lib/scene/route';
import { sceneToSvg } from '@/lib/scene/svg';
import { tidyLayout } from '@/lib/scene/tidy';
import type { Box, Scene, Shape } from '@/lib/scene/types';
import { mapOf, touchpoint } from '../support/scene-maps';

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly shape: Shape;
}

function* placed(shapes: readonly Shape[], x = 0, y = 0): Generator<Placed> {
  for (const shape of shapes) {
    if (shape.kind === 'group') yield* placed(shape.shapes, x + shape.x, y + shape.y);
    else yield { x, y, shape };
  }
}

const scene = (map: JourneyMap): Scene => mapScene(map, analyze(map));
const texts = (map: JourneyMap): string[] =>
  [...placed(scene(map).shapes)].flatMap(({ shape }) => (shape.kind === 'text' ? [shape.text] : []));
const svgOf = (map: JourneyMap, mapJson?: string): string => sceneToSvg(scene(map), { theme: 'light', mapJson });

/** Throws when the text is no well-formed XML: resvg's parser is a strict one. */
function parseStrictly(svg: string): void {
  new Resvg(svg, { font: { loadSystemFonts: false } });
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '</text><script>alert(1)</script>',
    '"><svg onload=alert(1)>',
    "' onclick='x",
    '&#0;&lt;&amp;',
    ']]><x>',
    '\u0000\u0008\u001b[31m',
    '\ud800',
    '\ufffe\uffff',
    'a\nb\r\nc',
    '--><!--',
    '{{x}} $y',
  ),
);

describe('[SC-17] what stands in a picture', () => {
  test.each(EXAMPLES.map(({ id }) => id))('%s: title, verdict, every label, legend', (id) => {
    const map = exampleMap(id)!;
    const all = texts(map);
    expect(all[0]).toBe(map.title);
    expect(all.some((text) => /chains? works?/.test(text))).toBe(true);
    const joined = all.join(' ').replace(/\s+/g, ' ');
    for (const { label } of map.touchpoints) for (const word of label.split(' ')) expect(joined).toContain(word);
    for (const word of ['start', 'final', 'breaks the chain', 'runs into a break', 'cut off by a break'])
      expect(all).toContain(word);
    for (const { label } of map.phases) expect(all).toContain(label);
  });

  test('the legend explains what occurs, nothing else', () => {
    const all = texts(mapOf([touchpoint('a', { reaction: 'positive' }), touchpoint('b')], ['a>b']));
    expect(all).toContain('positive');
    for (const word of ['negative', 'breaks the chain', 'cut off by a break', 'leads into a new chain'])
      expect(all).not.toContain(word);
  });

  test('an empty map, and one without a title', () => {
    expect(texts(EMPTY_MAP)).toEqual(['Untitled map', 'No touchpoint yet']);
    expect(scene(EMPTY_MAP).width).toBeGreaterThan(300);
    parseStrictly(svgOf(EMPTY_MAP));
  });
});

test('[SC-18] nothing is drawn outside the picture', () => {
  const maps = fc
    .tuple(
      fc.array(
        fc.record({
          x: fc.integer({ min: -3000, max: 3000 }),
          y: fc.integer({ min: -3000, max: 3000 }),
          label: fc.string({ unit: 'grapheme', maxLength: 60 }),
          reaction: fc.constantFrom(undefined, ...REACTIONS),
          role: fc.constantFrom(undefined, ...ROLES),
        }),
        { minLength: 1, maxLength: 8 },
      ),
      fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 12 }),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
    )
    .map(([items, steps, title]) =>
      mapOf(
        items.map((item, i) => touchpoint(`t${i}`, item)),
        steps.filter(([a, b]) => a < items.length && b < items.length).map(([a, b]) => `t${a}>t${b}`),
        { title },
      ),
    );
  fc.assert(
    fc.property(maps, (map) => {
      const { width, height, shapes } = scene(map);
      for (const { x, y, shape } of placed(shapes)) {
        if (shape.kind === 'text') {
          const wide = measureText(shape.text, shape.size, shape.weight);
          const left = x + shape.x - (shape.anchor === 'middle' ? wide / 2 : 0);
          expect(left).toBeGreaterThanOrEqual(0);
          expect(left + wide).toBeLessThanOrEqual(width);
          expect(y + shape.y).toBeGreaterThan(0);
          expect(y + shape.y).toBeLessThanOrEqual(height);
        } else if (shape.kind === 'path') {
          const [px, py] = [...shape.d.matchAll(/-?[\d.]+/g)].map(Number);
          expect(x + px!).toBeGreaterThanOrEqual(0);
          expect(x + px!).toBeLessThanOrEqual(width);
          expect(y + py!).toBeGreaterThanOrEqual(0);
          expect(y + py!).toBeLessThanOrEqual(height);
        }
      }
    }),
    { numRuns: 300 },
  );
});

describe('[SC-19] SVG', () => {
  test('well-formed and without foreign elements or attributes, whatever the labels say', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 6, maxLength: 6 }), ([title, a, b, label, phase, unit]) => {
        const map = mapOf(
          [
            touchpoint('a', { label: a, phase: 'p', standard: { text: title, actual: 1, target: 2, unit } }),
            touchpoint('b', { label: b, reaction: 'negative', status: 'doing', owner: a }),
          ],
          [{ id: 'e', source: 'a', target: 'b', label }],
          { title, phases: [{ id: 'p', label: phase! }] },
        );
        for (const svg of [
          svgOf(map, JSON.stringify({ title, a })),
          sceneToSvg(scene(map), { theme: 'dark', raster: true }),
        ]) {
          parseStrictly(svg);
          const tags = [...svg.matchAll(/<\/?([^\s/>]+)([^>]*)>/g)];
          for (const [, name, attributes] of tags) {
            expect(['svg', 'title', 'desc', 'metadata', 'map', 'rect', 'g', 'path', 'text']).toContain(name);
            expect(attributes).not.toMatch(/\son\w+\s*=/);
            expect(attributes).not.toContain('href');
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test.each(EXAMPLES.map(({ id }) => id))('%s: the same bytes every time, text as text', (id) => {
    const svg = svgOf(exampleMap(id)!);
    expect(svgOf(exampleMap(id)!)).toBe(svg);
    parseStrictly(svg);
    const first = exampleMap(id)!.touchpoints[0]!;
    expect(svg).toContain(`data-id="${first.id}"`);
    expect(svg).toContain(`>${first.label.split(' ')[0]}`);
    expect(svg).not.toMatch(/NaN|undefined|Infinity|null/);
  });

  test('the map comes back from the metadata as it went in', () => {
    fc.assert(
      fc.property(hostile, (label) => {
        const json = JSON.stringify({ label });
        const svg = svgOf(EMPTY_MAP, json);
        parseStrictly(svg);
        const inner = /<metadata><map [^>]*>([\s\S]*)<\/map><\/metadata>/.exec(svg)![1]!;
        const text = inner.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
        expect(JSON.parse(text)).toEqual({ label });
      }),
      { numRuns: 150 },
    );
  });

  test('both themes draw the same shapes in other colours', () => {
    const one = scene(exampleMap('clinic-en')!);
    const bare = (theme: 'light' | 'dark'): string => sceneToSvg(one, { theme }).replace(/#[0-9a-f]{6}/g, '#');
    expect(bare('dark')).toBe(bare('light'));
    expect(sceneToSvg(one, { theme: 'dark' })).not.toBe(sceneToSvg(one, { theme: 'light' }));
  });

  test('fonts are carried along on request', () => {
    const svg = sceneToSvg(scene(EMPTY_MAP), {
      theme: 'light',
      embedFonts: [{ weight: 600, mime: 'font/woff2', base64: 'AAAA' }],
    });
    expect(svg).toContain('@font-face{font-family:Inter;font-weight:600;src:url(data:font/woff2;base64,AAAA)}');
    parseStrictly(svg);
  });
});

describe('[SC-13] lines and cards', () => {
  const behind = (map: JourneyMap, positions: ReadonlyMap<string, { x: number; y: number }>) => {
    const boxes = new Map(
      map.touchpoints.map((item): [string, Box] => [item.id, { ...positions.get(item.id)!, ...cardSize(item) }]),
    );
    const routes = planRoutes(map.transitions, boxes);
    return map.transitions.flatMap(({ id, source, target }) => {
      const route = routes.get(id) ?? routeTransition(boxes.get(source)!, boxes.get(target)!);
      const hit = [...boxes].find(
        ([other, { x, y, width, height }]) =>
          other !== source &&
          other !== target &&
          pointsOf(route, 60).some(([px, py]) => px > x && px < x + width && py > y && py < y + height),
      );
      return hit ? [`${id} behind ${hit[0]}`] : [];
    });
  };

  test.each(EXAMPLES.map(({ id }) => id))('%s: no line runs behind a card, as given and tidied', (id) => {
    const map = exampleMap(id)!;
    expect(behind(map, placeMissing(map))).toEqual([]);
    expect(behind(map, tidyLayout(map))).toEqual([]);
  });

  test('a line is led round a card in its way, forwards and back', () => {
    const items = ['a', 'b', 'c'].map((id, i) => touchpoint(id, { x: i * 340, y: 0 }));
    const map = mapOf(items, ['a>c', 'c>a']);
    expect(behind(map, placeMissing(map))).toEqual([]);
  });
});
