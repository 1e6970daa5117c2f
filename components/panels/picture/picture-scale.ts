import { LIMITS } from '@/lib/protocol/limits';

/** The scale that a picture can have: the one wished for, or less where it would be over the limit of pixels. */
export function pictureScale(size: { readonly width: number; readonly height: number }, wished: number): number {
  const most = Math.sqrt(LIMITS.picturePixels / (size.width * size.height));
  // Rounded down, so that rounding the sides up stays within the limit.
  return most >= wished ? wished : Math.floor(most * 100) / 100;
}
