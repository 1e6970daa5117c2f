import { describe, expect, test } from 'vitest';
import { analyze } from '@/lib/analysis/analyze';
import { EXAMPLES, exampleMap } from '@/lib/examples/examples';
import { pictureScale } from '@/lib/export/picture-scale';
import type { JourneyMap } from '@/lib/model/types';
import { LIMITS } from '@/lib/protocol/limits';
import { mapScene } from '@/lib/scene/map-scene';
import { sceneToSvg } from '@/lib/scene/svg';
import { inkValue } from '@/lib/scene/theme';
import type { Theme } from '@/lib/scene/types';
import { type PngOptions, rasterize } from '@/server/pictures/rasterize';
import { decodePng, inkedPixels } from '../../support/decode-png';
import { mapOf, touchpoint } from '../../support/scene-maps';

function request(map: JourneyMap, scale = 1, theme: Theme = 'light'): [svg: string, options: PngOptions] {
  const scene = mapScene(map, analyze(map));
  return [sceneToSvg(scene, { theme, raster: true }), { width: scene.width, height: scene.height, scale }];
}

describe.each(EXAMPLES.map(({ id }) => id))('[SC-20] %s', (id) => {
  test.each([1, 2])('at %i× has the right size and is not blank', async (scale) => {
    const [svg, options] = request(exampleMap(id)!, scale);
    const { png, width, height, capped } = rasterize(svg, options);
    const decoded = decodePng(png);
    const most = LIMITS.picturePixels / (options.width * options.height);
    expect(capped).toBe(scale * scale > most);
    if (!capped) expect([decoded.width, decoded.height]).toEqual([options.width * scale, options.height * scale]);
    expect([decoded.width, decoded.height]).toEqual([width, height]);
    expect(inkedPixels(decoded) / (width * height)).toBeGreaterThan(0.05);
  });
});

test('[SC-20] the ground of a picture is the paper of its theme', async () => {
  for (const theme of ['light', 'dark'] as const) {
    const { pixels } = decodePng(rasterize(...request(exampleMap('clinic-en')!, 1, theme)).png);
    const corner = `#${Buffer.from(pixels.subarray(0, 3)).toString('hex')}`;
    expect(corner).toBe(inkValue('paper', theme));
  }
});

test('[SC-20] a picture over the limit is drawn smaller and says so', async () => {
  const far = mapOf([touchpoint('a', { x: 0, y: 0 }), touchpoint('b', { x: 9000, y: 9000 })], ['a>b']);
  const [svg, options] = request(far, 2);
  const { width, height, capped } = rasterize(svg, options);
  expect(capped).toBe(true);
  expect(width * height).toBeLessThanOrEqual(LIMITS.picturePixels);
  expect(width * height).toBeGreaterThan(LIMITS.picturePixels * 0.95);
});

test('[SC-20] the scale is kept while the limit allows', () => {
  expect(pictureScale({ width: 1000, height: 1000 }, 2)).toBe(2);
  const scale = pictureScale({ width: 2_000_000, height: 2_000_000 }, 8);
  expect((2_000_000 * scale) ** 2).toBeLessThanOrEqual(LIMITS.picturePixels);
});

test('[SC-21] letters with and without a mark are drawn differently: no glyph is an empty box', async () => {
  const ink = async (label: string): Promise<string> => {
    const picture = rasterize(...request(mapOf([touchpoint('a', { label })])));
    return Buffer.from(decodePng(picture.png).pixels).toString('base64');
  };
  const shown = await Promise.all(['өөөө', 'оооо', 'үүүү', 'őőőő', 'öööö', '□□□□'].map(ink));
  expect(new Set(shown).size).toBe(shown.length);
});
