import type { Box, View } from './bench-canvas';

/** How far beside a card there is nothing, in canvas pixels. */
const BESIDE = 40;

/** One pixel that the other surface is copied to: its own context is never asked for, which could change its kind. */
let probe: CanvasRenderingContext2D | null = null;

/** True when a card can be seen on a painted surface: its middle looks other than a place beside it. */
export function paintsCard(surface: HTMLCanvasElement, card: Box, view: View): boolean {
  const middle = { x: card.x + card.width * 0.5, y: card.y + card.height * 0.75 };
  const beside = { x: card.x - BESIDE, y: card.y - BESIDE };
  return pixelAt(surface, middle, view) !== pixelAt(surface, beside, view);
}

function pixelAt(surface: HTMLCanvasElement, at: { readonly x: number; readonly y: number }, view: View): string {
  probe ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const { left, top, width, height } = surface.getBoundingClientRect();
  const x = ((at.x * view.zoom + view.x - left) / width) * surface.width;
  const y = ((at.y * view.zoom + view.y - top) / height) * surface.height;
  if (!probe || x < 0 || y < 0 || x >= surface.width || y >= surface.height) return '';
  probe.clearRect(0, 0, 1, 1);
  probe.drawImage(surface, x, y, 1, 1, 0, 0, 1, 1);
  return probe.getImageData(0, 0, 1, 1).data.join(' ');
}
