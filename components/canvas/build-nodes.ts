import { Position } from '@xyflow/react';
import type { Analysis, StateAnalysis, TouchpointState } from '@/lib/analysis/types';
import type { Touchpoint } from '@/lib/model/types';
import { cardSize } from '@/lib/scene/card';
import type { ShownMap } from '@/lib/scene/nesting/show-map';
import type { Box } from '@/lib/scene/types';
import type { Offsets, TouchpointData, TouchpointNode } from './elements';
import { createNamer } from './name-touchpoints';
import { frameTraits } from './nesting/frame-traits';

export interface NodesInput {
  /** What is to be seen of the map. */
  readonly shown: ShownMap;
  readonly places: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  readonly states: StateAnalysis;
  readonly figures: Analysis['figures'] | null;
  readonly selected: ReadonlySet<string>;
  /** Shown as if they were mended. */
  readonly tried: ReadonlySet<string> | null;
  readonly offsets: Offsets;
  /** The one touchpoint that Tab reaches; arrow keys walk from there. */
  readonly tabStop: string | null;
}

export interface NodesOutput {
  readonly nodes: TouchpointNode[];
  readonly boxes: ReadonlyMap<string, Box>;
}

interface Entry {
  readonly node: TouchpointNode;
  readonly box: Box;
  readonly touchpoint: Touchpoint;
  readonly state: TouchpointState;
}

/** Makes React Flow's nodes, again and again; what did not change keeps its identity, so that it is not drawn again. */
export function createNodeBuilder(): (input: NodesInput) => NodesOutput {
  const nameTouchpoints = createNamer();
  let entries = new Map<string, Entry>();
  let output: NodesOutput = { nodes: [], boxes: new Map() };
  let names: ReadonlyMap<string, string> = new Map();
  let namedMap: ShownMap | null = null;
  let namedStates: StateAnalysis | null = null;

  return (input) => {
    const { shown, states } = input;
    if (shown !== namedMap || states !== namedStates) {
      names = nameTouchpoints(shown, states);
      namedMap = shown;
      namedStates = states;
    }
    const next = new Map<string, Entry>();
    const nodes: TouchpointNode[] = [];
    const boxes = new Map<string, Box>();
    for (const touchpoint of shown.touchpoints) {
      const state = states.touchpoints.get(touchpoint.id);
      const place = input.places.get(touchpoint.id);
      if (!state || !place) continue;
      const entry = buildEntry(
        input,
        entries.get(touchpoint.id),
        touchpoint,
        state,
        place,
        names.get(touchpoint.id) ?? '',
      );
      next.set(touchpoint.id, entry);
      nodes.push(entry.node);
      boxes.set(touchpoint.id, entry.box);
    }
    entries = next;
    const sameNodes =
      nodes.length === output.nodes.length && nodes.every((node, index) => node === output.nodes[index]);
    const sameBoxes = boxes.size === output.boxes.size && [...boxes].every(([id, box]) => output.boxes.get(id) === box);
    output = { nodes: sameNodes ? output.nodes : nodes, boxes: sameBoxes ? output.boxes : boxes };
    return output;
  };
}

function buildEntry(
  input: NodesInput,
  before: Entry | undefined,
  touchpoint: Touchpoint,
  state: TouchpointState,
  place: { readonly x: number; readonly y: number },
  name: string,
): Entry {
  const { id } = touchpoint;
  const [dx, dy] = input.offsets.get(id) ?? [0, 0];
  const [x, y] = [place.x + dx, place.y + dy];
  const restores = state.negative ? input.figures?.get(id)?.restores : undefined;
  const frame = input.shown.frames.get(id);
  const { width, height } = frame ?? cardSize(touchpoint);
  const parts = input.shown.nest?.parts.get(id)?.length ?? 0;
  const type = frame ? 'frame' : 'touchpoint';
  const selected = input.selected.has(id);
  const tried = input.tried?.has(id) === true;
  const ariaLabel = tried ? `${name}, tried as mended` : name;
  const tabIndex = input.tabStop === id ? 0 : -1;
  const old = before?.node;
  const sameData =
    before !== undefined &&
    before.state === state &&
    before.node.data.restores === restores &&
    before.node.data.tried === tried &&
    before.node.data.parts === parts &&
    looksSame(before.touchpoint, touchpoint);
  const data: TouchpointData = sameData ? before.node.data : { touchpoint, state, restores, tried, parts };
  const sameBox =
    before !== undefined &&
    before.box.x === x &&
    before.box.y === y &&
    before.box.width === width &&
    before.box.height === height;
  if (
    sameData &&
    sameBox &&
    old?.type === type &&
    old.selected === selected &&
    old.ariaLabel === ariaLabel &&
    old.domAttributes?.tabIndex === tabIndex
  ) {
    return before.touchpoint === touchpoint ? before : { ...before, touchpoint };
  }
  const box: Box = sameBox ? before.box : { x, y, width, height };
  const node: TouchpointNode = {
    id,
    type,
    position: { x, y },
    width,
    height,
    measured: { width, height },
    handles: [
      { type: 'source', position: Position.Right, x: width, y: height / 2, width: 1, height: 1 },
      { type: 'target', position: Position.Left, x: 0, y: height / 2, width: 1, height: 1 },
    ],
    data,
    selected,
    ariaLabel,
    ariaRole: 'group',
    domAttributes: { tabIndex, 'aria-roledescription': 'touchpoint', 'aria-current': selected },
  };
  if (frame) Object.assign(node, frameTraits(input.shown.nest, id));
  return { node, box, touchpoint, state };
}

/** True when two versions of a touchpoint differ in their place at most: places are the node's affair, not the card's. */
function looksSame(a: Touchpoint, b: Touchpoint): boolean {
  if (a === b) return true;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof Touchpoint>;
  for (const key of keys) if (key !== 'x' && key !== 'y' && a[key] !== b[key]) return false;
  return true;
}
