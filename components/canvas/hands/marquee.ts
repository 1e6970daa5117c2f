import type { Box } from '@/lib/scene/types';
import type { Editor } from '../../store/types';
import type { CanvasView } from '../canvas-model';
import type { SceneIndex } from '../scene-index';

export interface Marquee {
  /** Chooses what the box touches: cards, and the lines between two of them. */
  over(area: Box): void;
}

/** A marquee that begins now. `adds`: to what is chosen already. Frames are not taken: one begins on their ground. */
export function beginMarquee(
  editor: Editor,
  index: Pick<SceneIndex, 'cardsIn'>,
  view: () => CanvasView,
  adds: boolean,
): Marquee {
  const base = adds ? [...editor.store.getState().selection.touchpoints] : [];
  return {
    over(area) {
      const { cards } = view();
      const caught = index.cardsIn(area).filter((id) => cards.get(id)?.type === 'touchpoint');
      const touchpoints = new Set([...base, ...caught]);
      const { selection, shown } = editor.store.getState();
      if (sameIds(selection.touchpoints, touchpoints)) return;
      const transitions = shown.transitions
        .filter(({ source, target }) => touchpoints.has(source) && touchpoints.has(target))
        .flatMap(({ id }) => shown.bundles.get(id) ?? [id]);
      editor.select({ touchpoints: [...touchpoints], transitions });
    },
  };
}

function sameIds(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size !== b.size) return false;
  for (const id of a) if (!b.has(id)) return false;
  return true;
}
