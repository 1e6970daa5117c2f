import { readFile } from 'node:fs/promises';
import { hasGlyph } from '@/lib/scene/font-metrics';
import { type FaceRef, type FaceSource, isEmojiFamily } from '@/lib/scene/runs/face';
import { nearest } from '@/lib/scene/runs/nearest-face';
import { filesBelow, packageFiles, systemFolders } from './font-folders';
import { indexFile, type LocalFace } from './index-file';

/** The faces of this machine. */
export interface FaceStore extends FaceSource {
  /** Where the file of a face lies; null for what it does not know. */
  pathOf(id: string): Promise<string | null>;
}

/** Families to be asked first among those of the system, best first: plain sans, in the looks of Inter. */
const LIKED = [
  /^Noto Sans(?! (?:Mono|Display))/,
  /^(?:PingFang|Hiragino Sans|Apple SD Gothic|Microsoft YaHei|Yu Gothic|Malgun Gothic|Segoe UI|Geeza Pro|Arial Hebrew)/,
  /^(?:DejaVu Sans|Droid Sans|WenQuanYi)(?! Mono)/,
  /^(?!.*(?:Mono|Serif)).*Sans/,
];
const KANA = [0x3040, 0x30ff] as const;
const IDEOGRAPHS = [0x3400, 0x9fff] as const;

/**
 * Finds faces for what Inter lacks: in the packages that are installed, then among the system's fonts, which are looked
 * through when a sign is asked for that no package has. Always the same faces for the same signs on the same machine.
 * @param folders where the system keeps its fonts
 * @param packageFonts font files of packages, family by family
 */
export function createFaceStore(
  folders: readonly string[] = systemFolders(process.platform),
  packageFonts: () => Promise<readonly (readonly string[])[]> = packageFiles,
): FaceStore {
  let packaged: Promise<LocalFace[][]> | null = null;
  let system: Promise<LocalFace[][]> | null = null;
  const packages = (): Promise<LocalFace[][]> => {
    packaged ??= packageFonts().then(indexFamilies);
    return packaged;
  };
  const systemFonts = (): Promise<LocalFace[][]> => {
    system ??= indexSystem(folders);
    return system;
  };
  const find = async (id: string): Promise<LocalFace | undefined> => {
    const known = (await packages()).flat().find((face) => face.id === id);
    return known ?? (await systemFonts()).flat().find((face) => face.id === id);
  };
  return {
    async findFaces(points) {
      const wanted = new Set(points);
      const chosen = choose(await packages(), wanted);
      for (const point of points) if (hasGlyph(point)) wanted.delete(point);
      if (wanted.size > 0) chosen.push(...choose(await systemFonts(), wanted));
      return chosen.map(({ id, family, weight, postscriptName }) => ({ id, family, weight, postscriptName }));
    },
    async face(id) {
      const path = (await find(id))?.path;
      return path === undefined ? null : readFile(path).catch(() => null);
    },
    async pathOf(id) {
      return (await find(id))?.path ?? null;
    },
  };
}

/** The families that have some of the signs, which are taken out of `wanted`. */
function choose(families: readonly LocalFace[][], wanted: Set<number>): FaceRef[] {
  const kana = [...wanted].some((point) => isWithin(point, KANA));
  return families.flatMap((faces) => {
    const japanese = /\bJP\b/.test(faces[0]?.family ?? '');
    if (japanese && !kana) return [];
    // What Inter has is asked for where it may be meant as an emoji: ☎ with a selector, the digit of a key cap.
    const emoji = isEmojiFamily(faces[0]?.family ?? '');
    const covered = [...wanted].filter(
      (point) => (emoji || !hasGlyph(point)) && faces.every((face) => face.has(point)),
    );
    // Lines without kana are drawn in Chinese shapes, where there are any.
    for (const point of covered) if (!japanese || !isWithin(point, IDEOGRAPHS)) wanted.delete(point);
    return covered.length > 0 ? faces : [];
  });
}

function isWithin(point: number, [first, last]: readonly [number, number]): boolean {
  return point >= first && point <= last;
}

async function indexFamilies(fonts: readonly (readonly string[])[]): Promise<LocalFace[][]> {
  const families: LocalFace[][] = [];
  for (const files of fonts) {
    const faces = (await Promise.all(files.map(indexFile))).flat();
    if (faces.length > 0) families.push(faces);
  }
  return families;
}

/** Family by family, each as regular and bold. One file after the other: others want this thread, too. */
async function indexSystem(folders: readonly string[]): Promise<LocalFace[][]> {
  const families = new Map<string, LocalFace[]>();
  for (const path of await filesBelow(folders)) {
    for (const face of await indexFile(path)) {
      const known = families.get(face.family);
      if (!known) families.set(face.family, [face]);
      else if (known.every(({ weight }) => weight !== face.weight)) known.push(face);
    }
  }
  return [...families.entries()]
    .sort(([a], [b]) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1))
    .map(([, faces]) => [...new Set([nearest(faces, 400), nearest(faces, 700)])]);
}

function placeOf(family: string): number {
  const at = LIKED.findIndex((liked) => liked.test(family));
  return at < 0 ? LIKED.length : at;
}
