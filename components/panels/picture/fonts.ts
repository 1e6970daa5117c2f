import type { EmbeddedFont } from '@/lib/scene/svg';
import type { FontWeight } from '@/lib/scene/types';

const WEIGHTS: readonly FontWeight[] = [400, 500, 600, 700];

/** The bytes of Inter in the four weights that pictures use, from this site. Throws when one can't be had. */
export function fetchFonts(): Promise<readonly Uint8Array[]> {
  return Promise.all(WEIGHTS.map((weight) => fetchBytes(`/fonts/inter-${weight}.ttf`)));
}

/** The same, to be carried inside an SVG. */
export async function fetchEmbeddedFonts(): Promise<readonly EmbeddedFont[]> {
  const fonts = await fetchFonts();
  return fonts.map((bytes, index) => ({ weight: WEIGHTS[index] ?? 400, mime: 'font/ttf', base64: toBase64(bytes) }));
}

/** Bytes of a file of this site. */
export async function fetchBytes(path: string): Promise<Uint8Array> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** String.fromCharCode takes only so many arguments at once. */
const CHUNK = 0x8000;

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}
