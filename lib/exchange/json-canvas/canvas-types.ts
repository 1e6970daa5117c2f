import type { Reaction } from '../../model/types';

/** A rectangle of a canvas, in pixels. */
export interface CanvasBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A node of a JSON Canvas 1.0 (https://jsoncanvas.org/spec/1.0), checked; `raw` has all its keys. */
export interface CanvasNode extends CanvasBox {
  readonly id: string;
  readonly type: 'text' | 'file' | 'link' | 'group';
  readonly raw: Readonly<Record<string, unknown>>;
}

export interface CanvasEdge {
  readonly id: string;
  readonly fromNode: string;
  readonly toNode: string;
  readonly fromEnd: string;
  readonly toEnd: string;
  readonly label: string;
  readonly raw: Readonly<Record<string, unknown>>;
}

export interface Canvas {
  readonly nodes: readonly CanvasNode[];
  readonly edges: readonly CanvasEdge[];
  readonly raw: Readonly<Record<string, unknown>>;
}

/** The key under which files of ours keep what a canvas has no place for. */
export const OWN_KEY = 'throughline';

/** Colours of reactions: presets, which each program draws in its own tone, and a grey, which none has. */
export const REACTION_COLORS: Readonly<Record<Reaction, string>> = {
  positive: '5',
  neutral: '#6b7280',
  negative: '2',
};

/** What a colour says in a file of ours; null for one that says nothing. */
export function reactionOfColor(color: string): Reaction | null {
  if (color === '1' || color === '2') return 'negative';
  if (color === '4' || color === '5') return 'positive';
  return color === '3' || color.toLowerCase() === REACTION_COLORS.neutral ? 'neutral' : null;
}
