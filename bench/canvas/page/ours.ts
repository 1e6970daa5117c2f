import type { Editor } from '../../../components/store/types';
import type { BenchCanvas, Box, View } from './bench-canvas';
import { paintsCard } from './paints-card';

/** Of a card with one line; only its middle is aimed at. */
const CARD = { width: 240, height: 64 };
/** Longer than the camera glides. */
const GLIDE_MS = 400;

/** The product's page, by what it offers to tests. */
const ours: BenchCanvas = {
  view: () => camera().viewport(),
  box(id) {
    const { places, drag } = editor().store.getState();
    const place = places.get(id);
    if (!place) return null;
    const moved = drag?.ids.has(id) ? drag : { dx: 0, dy: 0 };
    return { x: place.x + moved.dx, y: place.y + moved.dy, ...CARD };
  },
  cardPainted() {
    const open = window.__throughline?.editor;
    if (!open?.camera || open.store.getState().save.kind !== 'saved') return false;
    return isMounted() || isOnSurface();
  },
  async setView(wanted) {
    camera().zoomTo(wanted.zoom);
    await new Promise((resolve) => setTimeout(resolve, GLIDE_MS));
    const now = camera().viewport();
    camera().panBy(wanted.x - now.x, wanted.y - now.y);
  },
  select(ids) {
    editor().select({ touchpoints: ids });
  },
};
globalThis.benchCanvas = ours;

function editor(): Editor {
  const open = window.__throughline?.editor;
  if (!open) throw new Error('the map is not open');
  return open;
}

function camera(): NonNullable<Editor['camera']> {
  const { camera: there } = editor();
  if (!there) throw new Error('the canvas is not there');
  return there;
}

/** A card that is an element, in sight. An empty frame around a painted card is none. */
function isMounted(): boolean {
  const card = document.querySelector('.react-flow__node');
  if (!card || card.childElementCount === 0) return false;
  const { right, bottom, left, top } = card.getBoundingClientRect();
  return right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
}

/** Some of the cards in view are looked for on each large surface, one of them is enough. */
function isOnSurface(): boolean {
  const surfaces = [...document.querySelectorAll('canvas')].filter(({ clientWidth }) => clientWidth > innerWidth / 2);
  if (surfaces.length === 0) return false;
  const view = camera().viewport();
  return cardsInMiddle(view).some((card) => surfaces.some((surface) => paintsCard(surface, card, view)));
}

function cardsInMiddle(view: View): Box[] {
  const found: Box[] = [];
  for (const { x, y } of editor().store.getState().places.values()) {
    const [left, top] = [x * view.zoom + view.x, y * view.zoom + view.y];
    const inside = left > innerWidth * 0.3 && left < innerWidth * 0.7 && top > innerHeight * 0.3;
    if (inside && top < innerHeight * 0.7) found.push({ x, y, ...CARD });
    if (found.length >= 5) break;
  }
  return found;
}
