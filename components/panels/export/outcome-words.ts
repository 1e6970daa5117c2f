import { pictureScale } from '@/lib/export/picture-scale';
import type { Size } from '../../preview/preview-messages';

/** How many pixels a PNG gets, and why they are fewer than asked for. */
export function pixelWords(size: Size, wished: number): string {
  const scale = pictureScale(size, wished);
  const pixels = `${Math.ceil(size.width * scale)} × ${Math.ceil(size.height * scale)} pixels`;
  if (scale >= wished) return pixels;
  return `${pixels}: the map is too large for ${wished}×. Pictures have 40 million pixels at most; SVG and PDF have no such limit.`;
}
