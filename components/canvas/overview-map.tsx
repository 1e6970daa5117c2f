'use client';

import { useReactFlow, useStoreApi } from '@xyflow/react';
import { type PointerEvent, useEffect, useRef } from 'react';
import type { Ink } from '@/lib/scene/types';
import { useEditorState } from '../store/editor-context';
import { usePreferences } from '../store/use-preferences';
import { useCanvas } from './canvas-context';
import type { CanvasView } from './canvas-model';
import type { CardRecord } from './elements';
import { watchInks } from './painted/inks';
import { LARGE_MAP } from './view-detail';
import { whenIdle } from './when-idle';

const WIDTH = 168;
const HEIGHT = 112;
const MARGIN = 8;

interface Frame {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** A small picture of the whole map with the part that is seen; press or drag in it to look elsewhere. */
export function OverviewMap() {
  const { minimap } = usePreferences();
  const some = useEditorState((state) => state.map.touchpoints.length > 1);
  return minimap && some ? <Picture /> : null;
}

function Picture() {
  const surface = useRef<HTMLCanvasElement>(null);
  const frame = useRef<Frame>({ x: 0, y: 0, scale: 1 });
  const flow = useStoreApi();
  const { setCenter, getZoom } = useReactFlow();
  const { model } = useCanvas();
  useEffect(() => {
    const canvas = surface.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    const density = Math.min(2, window.devicePixelRatio || 1);
    canvas.width = WIDTH * density;
    canvas.height = HEIGHT * density;
    const picture = document.createElement('canvas');
    picture.width = canvas.width;
    picture.height = canvas.height;
    let waiting = 0;
    let pictured: CanvasView | null = null;
    let endWait: (() => void) | null = null;
    /** Asked for with the map only: in each frame of a pan it would make the page work out all its styles. */
    let colours = { paper: '', surface: '' };
    /** Paints the map, which takes long on a large one: not while something is dragged, but in the next idle moment. */
    const paintMap = (): void => {
      endWait = null;
      pictured = model.store.getState();
      frame.current = frameAround(pictured);
      const own = picture.getContext('2d');
      const style = getComputedStyle(canvas);
      colours = { paper: style.getPropertyValue('--tl-paper'), surface: style.getPropertyValue('--tl-surface') };
      own?.setTransform(density, 0, 0, density, 0, 0);
      if (own) paintPicture(own, pictured, frame.current, (ink) => style.getPropertyValue(`--tl-${ink}`));
      soon();
    };
    const paint = (): void => {
      waiting = 0;
      const { transform, width, height } = flow.getState();
      const [x, y, zoom] = transform;
      const { x: left, y: top, scale } = frame.current;
      context.setTransform(density, 0, 0, density, 0, 0);
      context.fillStyle = colours.paper;
      context.fillRect(0, 0, WIDTH, HEIGHT);
      context.fillStyle = colours.surface;
      context.fillRect(
        (-x / zoom - left) * scale,
        (-y / zoom - top) * scale,
        (width / zoom) * scale,
        (height / zoom) * scale,
      );
      context.drawImage(picture, 0, 0, WIDTH, HEIGHT);
    };
    const soon = (): void => {
      waiting ||= requestAnimationFrame(paint);
    };
    const mapChanged = (): void => {
      const small = model.store.getState().boxes.size <= LARGE_MAP;
      if (small) paintMap();
      else endWait ??= whenIdle(paintMap);
    };
    let seen = flow.getState();
    const onFlow = (state: typeof seen): void => {
      const moved = state.transform !== seen.transform || state.width !== seen.width || state.height !== seen.height;
      seen = state;
      if (moved) soon();
    };
    const ends = [
      model.store.subscribe((view) => {
        if (view.boxes !== pictured?.boxes || view.cards !== pictured.cards) mapChanged();
      }),
      flow.subscribe(onFlow),
      watchInks(paintMap),
    ];
    paintMap();
    paint();
    return () => {
      for (const end of ends) end();
      endWait?.();
      cancelAnimationFrame(waiting);
    };
  }, [flow, model]);

  const look = (event: PointerEvent): void => {
    if (event.buttons !== 1) return;
    const area = event.currentTarget.getBoundingClientRect();
    const { x, y, scale } = frame.current;
    void setCenter(x + (event.clientX - area.left) / scale, y + (event.clientY - area.top) / scale, {
      zoom: getZoom(),
    });
  };
  return (
    <div
      className="tl-minimap nopan nowheel"
      role="img"
      aria-label="Overview of the map"
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        look(event);
      }}
      onPointerMove={look}
    >
      <canvas ref={surface} />
    </div>
  );
}

/** Where the picture's corner lies on the canvas, and its pixels for each of the canvas. */
function frameAround({ boxes }: CanvasView): Frame {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of boxes.values()) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  if (left > right) return { x: 0, y: 0, scale: 1 };
  const scale = Math.min((WIDTH - 2 * MARGIN) / (right - left), (HEIGHT - 2 * MARGIN) / (bottom - top), 0.12);
  return {
    x: (left + right) / 2 - WIDTH / 2 / scale,
    y: (top + bottom) / 2 - HEIGHT / 2 / scale,
    scale,
  };
}

function paintPicture(
  context: CanvasRenderingContext2D,
  { cards, boxes }: CanvasView,
  { x, y, scale }: Frame,
  ink: (name: Ink) => string,
): void {
  context.clearRect(0, 0, WIDTH, HEIGHT);
  context.strokeStyle = ink('faint');
  for (const { id, type } of cards.values()) {
    const box = type === 'frame' ? boxes.get(id) : undefined;
    if (box) context.strokeRect((box.x - x) * scale, (box.y - y) * scale, box.width * scale, box.height * scale);
  }
  // The breaks last: however small the picture, they are what it must show.
  for (const [name, shown] of LAYERS) {
    context.fillStyle = ink(name);
    for (const card of cards.values()) {
      const box = boxes.get(card.id);
      if (!box || card.type === 'frame' || !shown(card)) continue;
      const [wide, high] = [Math.max(2, box.width * scale), Math.max(1.5, box.height * scale)];
      context.fillRect((box.x - x) * scale, (box.y - y) * scale, wide, high);
    }
  }
}

const isQuiet = ({ data: { state } }: CardRecord): boolean => state.cutOff || !state.reachable;
const LAYERS: readonly (readonly [Ink, (card: CardRecord) => boolean])[] = [
  ['line', (card) => !card.data.state.negative && isQuiet(card)],
  ['faint', (card) => !card.data.state.negative && !isQuiet(card)],
  ['negative', (card) => card.data.state.negative],
];
