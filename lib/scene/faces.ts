import type { Reaction } from '../model/types';
import type { Ink, Shape } from './types';

/** Width and height of a reaction's face, in pixels. */
export const FACE_SIZE = 24;

const FEATURES: Readonly<Record<Reaction, readonly string[]>> = {
  positive: ['M7.5 13.8C8.9 17 15.1 17 16.5 13.8', 'M8.8 8.4V10', 'M15.2 8.4V10'],
  neutral: ['M8 15H16', 'M8.8 8.4V10', 'M15.2 8.4V10'],
  negative: ['M7.8 16.2C9.2 13.2 14.8 13.2 16.2 16.2', 'M7.8 8.2L10 9.6', 'M16.2 8.2L14 9.6'],
};

/** The words for a reaction, as they stand on a card. */
export const REACTION_WORDS: Readonly<Record<Reaction | 'none', string>> = {
  positive: 'positive',
  neutral: 'neutral',
  negative: 'negative',
  none: 'not rated',
};

/**
 * A reaction as a face of 24 × 24 pixels, as paths: it must not depend on an emoji font. Not rated is a hollow,
 * broken ring. `quiet` leaves the tint out.
 */
export function faceShapes(reaction: Reaction | null, x: number, y: number, quiet = false): Shape[] {
  if (reaction === null) {
    return [
      { kind: 'group', x, y, shapes: [{ kind: 'path', d: ring(12, 12, 11, 12), stroke: 'faint', strokeWidth: 1.5 }] },
    ];
  }
  const ink: Ink = quiet ? 'faint' : reaction;
  const disc: Shape = quiet
    ? { kind: 'path', d: circle(12, 12, 11.25), stroke: 'line', strokeWidth: 1.5 }
    : { kind: 'path', d: circle(12, 12, 12), fill: `${reaction}-bg` };
  const features = FEATURES[reaction].map(
    (d): Shape => ({ kind: 'path', d, stroke: ink, strokeWidth: 2, round: true }),
  );
  return [{ kind: 'group', x, y, shapes: [disc, ...features] }];
}

/** A full circle as a path. */
export function circle(x: number, y: number, radius: number): string {
  return `M${x - radius} ${y}A${radius} ${radius} 0 1 1 ${x + radius} ${y}A${radius} ${radius} 0 1 1 ${x - radius} ${y}Z`;
}

/** A ring of `parts` short arcs: drawn instead of dashed, so that hundreds of them stay cheap and look alike everywhere. */
function ring(x: number, y: number, radius: number, parts: number): string {
  let d = '';
  for (let i = 0; i < parts; i++) {
    const from = (i / parts) * 2 * Math.PI;
    const to = ((i + 0.5) / parts) * 2 * Math.PI;
    d += `M${at(x, radius, Math.cos(from))} ${at(y, radius, Math.sin(from))}`;
    d += `A${radius} ${radius} 0 0 1 ${at(x, radius, Math.cos(to))} ${at(y, radius, Math.sin(to))}`;
  }
  return d;
}

function at(centre: number, radius: number, factor: number): number {
  return Math.round((centre + radius * factor) * 100) / 100;
}
