import type { FontWeight } from '../types';

/** The face nearest in weight; between two, the lighter one for text and the bolder one for what is to stand out. */
export function nearest<T extends { readonly weight: number }>(faces: readonly T[], weight: FontWeight): T {
  const aim = weight + (weight >= 600 ? 1 : -1);
  return faces.reduce((best, face) => (Math.abs(face.weight - aim) < Math.abs(best.weight - aim) ? face : best));
}
