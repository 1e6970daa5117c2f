import { LIMITS } from '@/lib/protocol/limits';
import type { FaceRef, FaceSource } from '@/lib/scene/runs/face';
import { fetchBytes } from './fonts';

const fetched = new Map<string, Promise<Uint8Array | null>>();

/**
 * The faces of the server that this page is from: it draws with the very files that the server draws with. A face that
 * can't be had (no network) is as if there were none, and what it would draw is said to be missing.
 */
export const SITE_FACES: FaceSource = {
  async findFaces(points) {
    try {
      const answer = await fetch('/api/faces', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ points: points.slice(0, LIMITS.facePoints) }),
      });
      if (!answer.ok) return [];
      return ((await answer.json()) as { readonly faces: readonly FaceRef[] }).faces;
    } catch {
      return [];
    }
  },
  face(id) {
    const known = fetched.get(id);
    if (known) return known;
    const bytes = fetchBytes(`/api/faces/${encodeURIComponent(id)}`).catch(() => null);
    fetched.set(id, bytes);
    return bytes;
  },
};
