import type { ExportTools } from '@/lib/export/types';
import { rasterize } from '../export/rasterize';
import type { Drawn, Room, Size } from './preview-messages';

/** Finer than this nobody sees it, also where a small picture has much room. */
const MOST_SCALE = 2;

type Faces = Parameters<ExportTools['rasterize']>[3];

/** A drawing in the room that there is for it. In a worker. */
export async function drawSmall(svg: string, size: Size, room: Room, faces: Faces): Promise<Drawn> {
  const scale = Math.min(MOST_SCALE, room.width / size.width, room.height / size.height);
  const { png, width, height } = await rasterize(svg, size, scale, faces);
  return { png: new Uint8Array(png), width, height };
}
