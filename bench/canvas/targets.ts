/** What is measured, in the order of the table's columns. `floor` is an empty page: what the machine itself allows. */
export const TARGETS = ['floor', 'react-flow', 'react-flow-culled', 'excalidraw', 'tldraw', 'ours'] as const;
export type TargetName = (typeof TARGETS)[number];

/** A page of a peer, and what a hand does otherwise there. */
export interface Target {
  readonly title: string;
  /** Its page among those that are bundled, with its parameters; null for the product. */
  readonly page: string | null;
  /** Whether it opens the map in a file of its own kind, made before. */
  readonly ownFile: boolean;
  /** What one step of Ctrl and the wheel says, so that each zooms by some 3.5 % with it. */
  readonly zoomDelta: number;
  /** What shows all of the map: a key, or something to click. */
  readonly fit: { readonly key: string } | { readonly click: string };
}

const SHOW_ALL = { key: 'Shift+Digit1' };

export const TARGET: Readonly<Record<TargetName, Target>> = {
  floor: { title: 'empty page', page: 'floor', ownFile: false, zoomDelta: 20, fit: SHOW_ALL },
  'react-flow': {
    title: 'React Flow 12',
    page: 'react-flow',
    ownFile: false,
    zoomDelta: 20,
    fit: { click: '.react-flow__controls-fitview' },
  },
  'react-flow-culled': {
    title: 'React Flow, culled',
    page: 'react-flow?culled',
    ownFile: false,
    zoomDelta: 20,
    fit: { click: '.react-flow__controls-fitview' },
  },
  excalidraw: { title: 'Excalidraw 0.18', page: 'excalidraw', ownFile: true, zoomDelta: 1.5, fit: SHOW_ALL },
  tldraw: { title: 'tldraw 5.4', page: 'tldraw', ownFile: true, zoomDelta: 3.5, fit: SHOW_ALL },
  ours: { title: 'Throughline', page: null, ownFile: false, zoomDelta: 20, fit: SHOW_ALL },
};
