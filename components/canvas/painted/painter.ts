import type { Box } from '@/lib/scene/types';
import type { CanvasView } from '../canvas-model';
import type { SceneIndex } from '../scene-index';
import { type Overlay, paintOverlay } from './overlay';
import { type PaintedScene, type PaintStyle, paintScene } from './paint-scene';
import { changedAreas } from './scene-changes';
import { Tiles, type TileView } from './tiles';

/** Captions, tags and marks of what stands beside a tile reach into it, in canvas pixels. */
const AROUND = 32;

export interface Painter {
  /** The map looks different now; what did is painted anew when it is in sight. */
  follow(view: CanvasView): void;
  /** The colours are others now. */
  restyle(style: PaintStyle): void;
  /**
   * Paints a frame: as much that is new as `until` allows, then all where it is now. `resting`: the view has come to
   * rest, so that it is worth painting crisply. True when nothing is left to be done.
   */
  frame(view: TileView, resting: boolean, until: () => boolean): boolean;
  /** The overlay alone, above. */
  over(view: TileView, overlay: Overlay): void;
  /** How much of what is in view is not painted at all, not even coarsely: 0 to 1. */
  gaps(view: TileView): number;
}

/** Paints the map onto two surfaces: tiles of what rests below, what is held, chosen or lit above. */
export function createPainter(
  below: CanvasRenderingContext2D,
  above: CanvasRenderingContext2D,
  index: Pick<SceneIndex, 'cardsIn' | 'linesIn'>,
  first: CanvasView,
  firstStyle: PaintStyle,
): Painter {
  let shown = first;
  let style = firstStyle;
  const sceneIn = (area: Box): PaintedScene => {
    const { cards, boxes, lines, moved } = shown;
    const around = {
      x: area.x - AROUND,
      y: area.y - AROUND,
      width: area.width + 2 * AROUND,
      height: area.height + 2 * AROUND,
    };
    return {
      cards: index.cardsIn(around).flatMap((id) => {
        const [card, box] = [cards.get(id), boxes.get(id)];
        return card && box && !moved.boxes.has(id) ? [[card, box] as const] : [];
      }),
      lines: index.linesIn(area).flatMap((id) => (moved.lines.has(id) ? [] : (lines.get(id) ?? []))),
    };
  };
  const tiles = new Tiles((context, area, zoom) => paintScene(context, sceneIn(area), zoom, style));

  return {
    follow(view) {
      if (view === shown) return;
      const areas = changedAreas(shown, view);
      shown = view;
      if (areas) for (const area of areas) tiles.spoil(area);
      else tiles.spoilAll();
    },
    restyle(next) {
      style = next;
      tiles.spoilAll();
    },
    frame(view, resting, until) {
      fitSurface(below.canvas, view);
      const done = tiles.work(view, resting, until);
      tiles.draw(below, view);
      return done;
    },
    over(view, overlay) {
      fitSurface(above.canvas, view);
      above.setTransform(1, 0, 0, 1, 0, 0);
      above.clearRect(0, 0, above.canvas.width, above.canvas.height);
      const { x, y, zoom, width, height, density } = view;
      above.setTransform(zoom * density, 0, 0, zoom * density, x * density, y * density);
      const area = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
      paintOverlay(above, overlay, area, zoom, style);
    },
    gaps: (view) => tiles.gaps(view),
  };
}

function fitSurface(surface: HTMLCanvasElement, { width, height, density }: TileView): void {
  const [wide, high] = [Math.round(width * density), Math.round(height * density)];
  if (surface.width !== wide) surface.width = wide;
  if (surface.height !== high) surface.height = high;
}
