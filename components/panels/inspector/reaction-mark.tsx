import type { Reaction } from '@/lib/model/types';
import { FACE_SIZE, faceShapes } from '@/lib/scene/faces';
import { Shapes } from '../../ui/scene-view';

/** A reaction as the face that the cards show; the word always stands beside it. */
export function ReactionMark({ reaction, size = 20 }: { readonly reaction: Reaction | null; readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox={`0 0 ${FACE_SIZE} ${FACE_SIZE}`} aria-hidden="true" className="shrink-0">
      <Shapes shapes={faceShapes(reaction, 0, 0)} color={(ink) => (ink ? `var(--tl-${ink})` : 'none')} />
    </svg>
  );
}
