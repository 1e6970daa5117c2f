import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { putMapIntoPng } from '@/lib/exchange/carried/png-map';
import { readFile } from '@/lib/exchange/read-file';
import { writeMapFile } from '@/lib/exchange/write-map-file';
import { exportMap } from '@/lib/export/export-map';
import { DEFAULT_OPTIONS } from '@/lib/export/options';
import type { JourneyMap } from '@/lib/model/types';
import { EXPORT_TOOLS } from '@/server/pictures/export-tools';
import { arbitraryMap } from '../model/arbitrary-map';

const SEED = Number(process.env.SEED ?? 20261122);
const SOAK = process.env.SOAK !== undefined;
/** A picture by the rasteriser itself; drawing one for each map is left to the soak. */
const PNG = new Uint8Array(
  new Resvg('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>').render().asPng(),
);

async function pictures(map: JourneyMap): Promise<Record<string, Uint8Array>> {
  const svg = await exportMap(map, 'svg', DEFAULT_OPTIONS, EXPORT_TOOLS);
  const png = SOAK ? await exportMap(map, 'png', { ...DEFAULT_OPTIONS, scale: 0.1 }, EXPORT_TOOLS) : null;
  if (!svg) throw new Error('no SVG is written');
  return { 'a.svg': svg.bytes, 'a.png': png?.bytes ?? putMapIntoPng(PNG, writeMapFile(map)) };
}

test(`[EX-21] the map that a picture carries comes back to the byte (seed ${SEED})`, async () => {
  const property = fc.asyncProperty(arbitraryMap({ loneSurrogates: true }), async (map) => {
    const file = writeMapFile(map);
    for (const [name, bytes] of Object.entries(await pictures(map))) {
      const read = readFile({ name, bytes });
      expect(read.ok && writeMapFile(read.map), name).toBe(file);
    }
  });
  await fc.assert(property, { seed: SEED, numRuns: SOAK ? 1000 : 60 });
});

test(`[EX-22] of pictures that were damaged nothing is half read, and none stops the reader (seed ${SEED})`, async () => {
  const [map] = fc.sample(arbitraryMap({ maxTouchpoints: 6 }), { numRuns: 1, seed: SEED }) as [JourneyMap];
  const file = writeMapFile(map);
  const whole = Object.values(await pictures(map));
  const damage = fc.record({
    which: fc.nat(whole.length - 1),
    cut: fc.double({ min: 0, max: 1, noNaN: true }),
    changes: fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(255)), { maxLength: 6 }),
  });
  fc.assert(
    fc.property(damage, ({ which, cut, changes }) => {
      const source = whole[which] as Uint8Array;
      const bytes = source.slice(0, cut > 0.7 ? source.length : Math.floor(source.length * cut));
      for (const [at, byte] of changes) bytes[Math.floor(at * bytes.length)] = byte;
      const read = readFile({ name: which === 0 ? 'a.svg' : 'a.png', bytes });
      if (!read.ok) expect(read.faults.length).toBeGreaterThan(0);
      // What a checksum covers is whole or refused; in a drawing a letter of a label may be another one.
      else if (which === 1) expect(writeMapFile(read.map)).toBe(file);
    }),
    { seed: SEED, numRuns: SOAK ? 20_000 : 200 },
  );
});
