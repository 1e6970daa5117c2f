import { toBase64 } from '@/lib/export/embed-fonts';
import { fontFaces } from '@/lib/scene/svg';
import type { DrawRequest } from './export-messages';
import { fetchFont } from './fonts';

/** Draws an SVG with the fonts that the browser has, Inter carried along. On the page: workers decode no SVG. */
export async function drawInBrowser({ svg, width, height }: DrawRequest): Promise<Uint8Array<ArrayBuffer>> {
  const url = URL.createObjectURL(new Blob([await withInter(svg)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('The browser gave no canvas.');
    context.drawImage(image, 0, 0, width, height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new Error('The browser made no picture.');
    return new Uint8Array(await blob.arrayBuffer());
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** The drawing with Inter in its head: an image has none of the page's fonts. */
async function withInter(svg: string): Promise<string> {
  const fonts = await Promise.all(
    ([400, 500, 600, 700] as const).map(async (weight) => {
      return { weight, mime: 'font/ttf', base64: toBase64(await fetchFont(`inter-${weight}.ttf`)) };
    }),
  );
  const head = svg.indexOf('>') + 1;
  return svg.slice(0, head) + fontFaces(fonts) + svg.slice(head);
}
