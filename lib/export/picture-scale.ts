import { LIMITS } from '../protocol/limits';

/** The scale that a picture can have: the one wished for, or less where it would be over `LIMITS.picturePixels`. */
export function pictureScale(size: { readonly width: number; readonly height: number }, wished: number): number {
  const most = Math.sqrt(LIMITS.picturePixels / Math.max(1, size.width * size.height));
  if (wished <= most && pixelsAt(size, wished) <= LIMITS.picturePixels) return wished;
  let scale = Math.min(wished, most * 0.999);
  // Sides are rounded up to whole pixels, which counts where one of them is short.
  while (pixelsAt(size, scale) > LIMITS.picturePixels) scale *= 0.98;
  return scale;
}

function pixelsAt({ width, height }: { readonly width: number; readonly height: number }, scale: number): number {
  return Math.ceil(width * scale) * Math.ceil(height * scale);
}
