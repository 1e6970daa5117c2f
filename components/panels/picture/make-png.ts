import { hasGlyph } from '@/lib/scene/font-metrics';
import { sceneToSvg } from '@/lib/scene/svg';
import type { Scene, Shape, Theme } from '@/lib/scene/types';
import { fetchEmbeddedFonts } from './fonts';
import { pictureScale } from './picture-scale';
import type { RasterAnswer, RasterQuestion } from './raster.worker';

/**
 * A scene as PNG. Drawn by resvg in a worker, so that the page stays awake and the bytes are the same everywhere; where
 * a label has signs that Inter lacks (emoji, Chinese, Arabic …) by the browser, which has other fonts too.
 * Throws when neither can.
 */
export async function makePng(scene: Scene, theme: Theme, wishedScale: number): Promise<Blob> {
  const scale = pictureScale(scene, wishedScale);
  if (!isCovered(scene.shapes)) return drawInBrowser(scene, theme, scale);
  const png = await rasterize({ svg: sceneToSvg(scene, { theme, raster: true }), scale });
  return new Blob([png], { type: 'image/png' });
}

async function rasterize(question: RasterQuestion): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(new URL('./raster.worker.ts', import.meta.url), { type: 'module' });
  try {
    const answer = await new Promise<RasterAnswer>((resolve, reject) => {
      worker.onmessage = (event: MessageEvent<RasterAnswer>) => resolve(event.data);
      worker.onerror = () => reject(new Error('The picture worker could not be started.'));
      worker.postMessage(question);
    });
    if ('error' in answer) throw new Error(answer.error);
    return answer.png;
  } finally {
    worker.terminate();
  }
}

/** True when Inter has every sign of every text. */
export function isCovered(shapes: readonly Shape[]): boolean {
  return shapes.every((shape) => {
    if (shape.kind === 'group') return isCovered(shape.shapes);
    return (
      shape.kind !== 'text' || [...shape.text].every((sign) => /\s/.test(sign) || hasGlyph(sign.codePointAt(0) ?? 0))
    );
  });
}

async function drawInBrowser(scene: Scene, theme: Theme, scale: number): Promise<Blob> {
  const svg = sceneToSvg(scene, { theme, embedFonts: await fetchEmbeddedFonts() });
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(scene.width * scale);
    canvas.height = Math.ceil(scene.height * scale);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('The browser gave no canvas.');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise<Blob>((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The browser made no picture.'))), 'image/png');
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}
