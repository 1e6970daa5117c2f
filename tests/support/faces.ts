import type { FaceSet } from '@/lib/scene/runs/face';
import { openFaces } from '@/lib/scene/runs/open-faces';
import type { FontWeight } from '@/lib/scene/types';
import { createFaceStore } from '@/server/pictures/faces/face-store';

/** The faces of the installed packages: what a test finds is the same on every machine. */
export const PACKAGED_FACES = createFaceStore([]);

/** The faces that some texts need besides Inter. */
export function facesFor(texts: readonly string[], weight: FontWeight = 400): Promise<FaceSet> {
  return openFaces(
    PACKAGED_FACES,
    texts.map((text) => ({ kind: 'text', x: 0, y: 0, text, size: 14, weight, ink: 'ink' })),
  );
}
