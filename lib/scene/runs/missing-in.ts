import type { Shape } from '../types';
import type { FaceSet } from './face';
import { missingSigns } from './split-runs';

/** Signs of all texts of some shapes that no face has, each once, in order: an empty box stands in their place. */
export function missingIn(shapes: readonly Shape[], faces: FaceSet): string[] {
  const missing = new Set<string>();
  collect(shapes, faces, missing);
  return [...missing];
}

function collect(shapes: readonly Shape[], faces: FaceSet, missing: Set<string>): void {
  for (const shape of shapes) {
    if (shape.kind === 'group') collect(shape.shapes, faces, missing);
    else if (shape.kind === 'text') {
      for (const sign of missingSigns(shape.text, shape.weight, faces)) missing.add(sign);
    }
  }
}
