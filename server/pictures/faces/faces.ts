import type { FaceRef } from '@/lib/scene/runs/face';
import { createFaceStore, type FaceStore } from './face-store';

/** The faces of this machine, looked up when the first picture needs one, once for each thread. */
export const FACES: FaceStore = createFaceStore();

/** The font files of some faces, each once: what `rasterize` is given. */
export async function filesOf(faces: readonly FaceRef[], store: FaceStore = FACES): Promise<string[]> {
  const paths = await Promise.all(faces.map(({ id }) => store.pathOf(id)));
  return [...new Set(paths.filter((path) => path !== null))];
}
