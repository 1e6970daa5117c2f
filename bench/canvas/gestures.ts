import type { JourneyFile } from './make-journey-map';
import type { Box, View } from './page/bench-canvas';
import type { Probe } from './page/watch';
import { type FrameTimes, readFrames } from './read-frames';
import { watchPresented } from './read-presented';
import { lookFar, lookNear, rest, type Stage, sightOf, stop } from './stage';

export interface Gesture {
  readonly look: 'near' | 'far';
  /** How many touchpoints are selected before. */
  readonly selected: number;
  readonly probe: 'view' | 'card';
  act(stage: Stage, sight: Sight): Promise<void>;
}

/** The card in the middle, as it is seen. */
interface Sight {
  readonly id: string;
  readonly view: View;
  readonly box: Box;
}

const PAN = { x: -360, y: -216 };
const DRAG = { x: 240, y: 144 };
const WHEEL = { x: 12, y: 7 };
/** Above a card there is nothing, in canvas pixels. */
const ABOVE = 36;

const pan = (stage: Stage, { view, box }: Sight): Promise<void> =>
  stage.hand.drag(toWindow(view, box.x + box.width / 2, box.y - ABOVE), PAN, 'Space');
const turn = (stage: Stage, { view, box }: Sight): Promise<void> =>
  stage.hand.turn(toWindow(view, box.x + box.width / 2, box.y - ABOVE), WHEEL);
const drag = (stage: Stage, { view, box }: Sight): Promise<void> =>
  stage.hand.drag(toWindow(view, box.x + box.width / 4, box.y + box.height - 10), DRAG);

/** From near one zooms out first, from far in. */
const zoom =
  (sense: 1 | -1) =>
  (stage: Stage, { view, box }: Sight): Promise<void> => {
    const at = toWindow(view, box.x + box.width / 2, box.y + box.height / 2);
    return stage.hand.turn(at, { x: 0, y: stage.target.zoomDelta * sense }, true);
  };

/** All gestures in the order in which they are made. */
export const GESTURES: Readonly<Record<string, Gesture>> = {
  'pan-near': { look: 'near', selected: 0, probe: 'view', act: pan },
  'wheel-near': { look: 'near', selected: 0, probe: 'view', act: turn },
  'zoom-near': { look: 'near', selected: 0, probe: 'view', act: zoom(1) },
  'drag-one-near': { look: 'near', selected: 0, probe: 'card', act: drag },
  'drag-500-near': { look: 'near', selected: 500, probe: 'card', act: drag },
  'pan-far': { look: 'far', selected: 0, probe: 'view', act: pan },
  'wheel-far': { look: 'far', selected: 0, probe: 'view', act: turn },
  'zoom-far': { look: 'far', selected: 0, probe: 'view', act: zoom(-1) },
  'drag-one-far': { look: 'far', selected: 0, probe: 'card', act: drag },
  'drag-500-far': { look: 'far', selected: 500, probe: 'card', act: drag },
};

/** Sets the view and the selection, makes the gesture, and gives how what moved was seen: never when nothing did. */
export async function makeGesture(stage: Stage, gesture: Gesture, map: JourneyFile): Promise<FrameTimes> {
  const { page } = stage;
  const id = middleOf(map);
  const chosen = gesture.selected > 0 ? nearest(map, id, gesture.selected) : [];
  await page.evaluate((ids) => globalThis.benchCanvas?.select(ids), chosen);
  if (gesture.look === 'near') await lookNear(stage, id);
  else await lookFar(stage);
  const probe: Probe = gesture.probe === 'view' ? { kind: 'view' } : { kind: 'card', id };
  const sight = { id, ...(await sightOf(stage, id)) };
  const endWatch = await watchPresented(stage.cdp);
  await page.evaluate((wanted) => globalThis.benchWatch.record(wanted), probe);
  await gesture.act(stage, sight);
  // What the last event brought about is seen two frames later at the latest.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const times = readFrames(await stop(stage), await endWatch());
  await rest(stage);
  return times;
}

/** Clicks where nothing is, as everybody does at first: some canvases hear no keys before. */
export async function takeFocus(stage: Stage, map: JourneyFile): Promise<void> {
  const id = middleOf(map);
  await lookNear(stage, id);
  const { view, box } = await sightOf(stage, id);
  const { x, y } = toWindow(view, box.x + box.width / 2, box.y - ABOVE);
  await stage.page.mouse.click(x, y);
  await rest(stage);
}

const toWindow = (view: View, x: number, y: number) => ({ x: x * view.zoom + view.x, y: y * view.zoom + view.y });

/** The touchpoint that is nearest to the middle of the map. */
export function middleOf({ touchpoints }: JourneyFile): string {
  const xs = touchpoints.map(({ x }) => x);
  const ys = touchpoints.map(({ y }) => y);
  const at = { x: (Math.max(...xs) + Math.min(...xs)) / 2, y: (Math.max(...ys) + Math.min(...ys)) / 2 };
  return byDistance(touchpoints, at)[0]?.id ?? '';
}

/** So many touchpoints around one, the nearest first and itself among them. */
export function nearest({ touchpoints }: JourneyFile, id: string, count: number): string[] {
  const at = touchpoints.find((touchpoint) => touchpoint.id === id) ?? { x: 0, y: 0 };
  return byDistance(touchpoints, at)
    .slice(0, count)
    .map((touchpoint) => touchpoint.id);
}

function byDistance(touchpoints: JourneyFile['touchpoints'], at: { readonly x: number; readonly y: number }) {
  const distance = (place: { readonly x: number; readonly y: number }) => Math.hypot(place.x - at.x, place.y - at.y);
  return touchpoints.toSorted((a, b) => distance(a) - distance(b));
}
