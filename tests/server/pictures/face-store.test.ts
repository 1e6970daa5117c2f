import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openFaces } from '@/lib/scene/runs/open-faces';
import { splitRuns, type TextShape } from '@/lib/scene/runs/split-runs';
import { createFaceStore, type FaceStore } from '@/server/pictures/faces/face-store';
import { rasterize } from '@/server/pictures/rasterize';
import { decodePng } from '../../support/decode-png';
import { tempFolder } from '../../support/temp-folder';

const require = createRequire(import.meta.url);
const point = (sign: string): number => sign.codePointAt(0)!;
const families = async (store: FaceStore, signs: string): Promise<string[]> => {
  const faces = await store.findFaces([...signs].map(point));
  return [...new Set(faces.map(({ family }) => family))];
};

const fontOf = (name: string): string => require.resolve(`@expo-google-fonts/${name}`);
const HEBREW = fontOf('noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf');
const ARABIC = fontOf('noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf');

describe('[SC-105] packages', () => {
  const packages = createFaceStore([]);

  test.each([
    ['日本简繁', ['Noto Sans SC']],
    ['かカ', ['Noto Sans SC']],
    ['한글', ['NanumGothic']],
    ['سעא', ['Noto Sans Arabic', 'Noto Sans Hebrew']],
    ['😀1️⃣', ['Noto Emoji']],
    ['𓀀', []],
  ])('%s', async (signs, expected) => {
    expect(await families(packages, signs)).toEqual(expected);
  });

  test('the same signs give the same faces, in whatever order they are asked, in every process', async () => {
    const faces = await packages.findFaces([...'日한سש😀'].map(point));
    expect(await createFaceStore([]).findFaces([...'😀שس한日'].map(point))).toEqual(faces);
    expect(new Set(faces.map(({ id }) => id)).size).toBe(faces.length);
    const file = await packages.face(faces[0]!.id);
    expect(readFileSync((await packages.pathOf(faces[0]!.id))!).equals(file!)).toBe(true);
    expect(await packages.face('no such id')).toBeNull();
  });
});

/** A collection of whole font files (ISO/IEC 14496-22, 4.6.3): one header, the faces behind each other. */
function collectionOf(...files: readonly string[]): Buffer {
  const head = Buffer.alloc(12 + 4 * files.length);
  head.write('ttcf', 'latin1');
  head.writeUInt32BE(0x10000, 4);
  head.writeUInt32BE(files.length, 8);
  const parts = [head];
  let at = head.length;
  files.forEach((file, i) => {
    const bytes = Buffer.from(readFileSync(file));
    head.writeUInt32BE(at, 12 + 4 * i);
    // Offsets of tables are those from the beginning of the collection.
    for (let table = 0; table < bytes.readUInt16BE(4); table++) {
      const field = 12 + 16 * table + 8;
      bytes.writeUInt32BE(bytes.readUInt32BE(field) + at, field);
    }
    parts.push(bytes);
    at += bytes.length;
  });
  return Buffer.concat(parts);
}

describe('[SC-105] fonts of the system', () => {
  /** A machine without packages, with these fonts in a folder. */
  const systemWith = (fill: (folder: string) => void): FaceStore => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'deep', 'er'), { recursive: true });
    fill(folder);
    return createFaceStore([folder, join(folder, 'nowhere')], async () => []);
  };

  test('are looked through, also in folders within folders, and only for what no package has', async () => {
    const store = systemWith((folder) => copyFileSync(HEBREW, join(folder, 'deep', 'er', 'Some.TTF')));
    expect(await families(store, 'ש')).toEqual(['Noto Sans Hebrew']);
    expect(await families(store, 'س')).toEqual([]);
    const folder = tempFolder();
    copyFileSync(HEBREW, join(folder, 'own.ttf'));
    const [first] = await createFaceStore([folder]).findFaces([point('ש')]);
    expect(await createFaceStore([]).pathOf(first!.id)).toMatch(/noto-sans-hebrew/);
  });

  test('what is no font, or a broken one, is passed over', async () => {
    const font = readFileSync(HEBREW);
    const lying = Buffer.from(font);
    lying.writeUInt16BE(0xffff, 4);
    const endless = Buffer.alloc(40, 0xff);
    endless.write('ttcf', 'latin1');
    const files = { 'a.ttf': 'no font', 'b.ttf': font.subarray(0, 300), 'c.ttf': '', 'd.ttf': lying, 'e.ttc': endless };
    const store = systemWith((folder) => {
      for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
      mkdirSync(join(folder, 'f.ttf'));
      writeFileSync(join(folder, 'g.txt'), font);
    });
    expect(await families(store, 'ש')).toEqual([]);
  });

  test('a face of a collection is found by its name, measured and drawn', async () => {
    const store = systemWith((folder) => writeFileSync(join(folder, 'two.ttc'), collectionOf(HEBREW, ARABIC)));
    const shape: TextShape = { kind: 'text', x: 5, y: 30, text: 'سש', size: 20, weight: 400, ink: 'ink' };
    const faces = await openFaces(store, [shape]);
    expect(faces.refs.map(({ postscriptName }) => postscriptName)).toEqual([
      'NotoSansArabic-Bold',
      'NotoSansHebrew-Regular',
    ]);
    const runs = splitRuns(shape, faces);
    expect(runs.map(({ face, missing }) => [face?.weight, missing])).toEqual([
      [700, false],
      [400, false],
    ]);
    const fontFiles = [...new Set(await Promise.all(faces.refs.map(async ({ id }) => (await store.pathOf(id))!)))];
    expect(fontFiles).toHaveLength(1);
    for (const { face, shown } of runs) {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><text x="5" y="30" font-size="20" font-weight="${face!.weight}" font-family="${face!.family}">${shown}</text></svg>`;
      const { png } = rasterize(svg, { width: 60, height: 40, scale: 1, fontFiles });
      expect(decodePng(png).pixels.filter((value, i) => i % 4 === 3 && value > 128).length).toBeGreaterThan(20);
    }
  });
});
