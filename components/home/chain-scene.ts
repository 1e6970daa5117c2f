import type { Analysis } from '@/lib/analysis/types';
import type { JourneyMap } from '@/lib/model/types';
import { breaksChain, CARD_ABOVE, CARD_BELOW, cardShapes, cardSize } from '@/lib/scene/card';
import { drawTransition } from '@/lib/scene/transition';
import type { Box, Scene, Shape } from '@/lib/scene/types';

export interface Spot {
  readonly x: number;
  readonly y: number;
}

const MARGIN = 8;

/** Cards and transitions of a map, each card where `placeOf` says, without title and legend: a picture for the page. */
export function chainScene(map: JourneyMap, analysis: Analysis, placeOf: (id: string) => Spot): Scene {
  const boxes = new Map<string, Box>();
  for (const touchpoint of map.touchpoints)
    boxes.set(touchpoint.id, { ...placeOf(touchpoint.id), ...cardSize(touchpoint) });
  const all = [...boxes.values()];
  const left = Math.min(...all.map((box) => box.x));
  const top = Math.min(...all.map((box) => box.y)) - CARD_ABOVE;
  const right = Math.max(...all.map((box) => box.x + box.width));
  const bottom = Math.max(...all.map((box) => box.y + box.height)) + CARD_BELOW;
  return {
    width: Math.ceil(right - left + 2 * MARGIN),
    height: Math.ceil(bottom - top + 2 * MARGIN),
    title: map.title,
    description: map.touchpoints.length > 0 ? map.touchpoints.map((touchpoint) => touchpoint.label).join(', ') : '',
    shapes: [
      {
        kind: 'group',
        x: MARGIN - left,
        y: MARGIN - top,
        shapes: [...lines(map, analysis, boxes), ...cards(map, analysis, boxes)],
      },
    ],
  };
}

function lines(map: JourneyMap, analysis: Analysis, boxes: ReadonlyMap<string, Box>): readonly Shape[] {
  return map.transitions.flatMap((transition) => {
    const source = boxes.get(transition.source);
    const target = boxes.get(transition.target);
    const state = analysis.transitions.get(transition.id);
    const end = analysis.touchpoints.get(transition.target);
    if (!source || !target || !state || !end) return [];
    return drawTransition({ transition, state, source, target, targetBreaks: breaksChain({ state: end }) }).shapes;
  });
}

function cards(map: JourneyMap, analysis: Analysis, boxes: ReadonlyMap<string, Box>): readonly Shape[] {
  return map.touchpoints.flatMap((touchpoint): Shape[] => {
    const box = boxes.get(touchpoint.id);
    const state = analysis.touchpoints.get(touchpoint.id);
    if (!box || !state) return [];
    const shapes = cardShapes({ touchpoint, state, restores: analysis.figures.get(touchpoint.id)?.restores });
    return [{ kind: 'group', x: box.x, y: box.y, shapes }];
  });
}
