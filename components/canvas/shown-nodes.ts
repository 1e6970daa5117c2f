import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CanvasView } from './canvas-model';
import type { TouchpointNode } from './elements';
import type { ViewDetailStore } from './view-detail';

/** After a change the frame that shows it comes first; then so many cards a turn are told what they are called now. */
const REST_MS = 120;
const TURN_MS = 24;
export const CARDS_A_TURN = 60;

export interface ShownNodes {
  readonly store: StoreApi<{ readonly nodes: TouchpointNode[] }>;
  /** Follows until the function that it returns is called. */
  start(): () => void;
}

/**
 * The nodes that React Flow gets. Near by, those of the model. Far out a large map is painted, and a node is only the
 * empty frame of its card: where it stands and whether it is selected follows at once, but its spoken name and state a
 * moment later, a few cards at a time. One rating can change a thousand names, and that must not hold up the picture.
 */
export function createShownNodes(view: StoreApi<CanvasView>, detail: ViewDetailStore): ShownNodes {
  const store = createStore<{ readonly nodes: TouchpointNode[] }>()(() => ({ nodes: view.getState().nodes }));
  let timer: ReturnType<typeof setTimeout> | null = null;

  const show = (fresh: number): void => {
    const { nodes } = view.getState();
    const before = store.getState().nodes;
    if (nodes === before) return;
    if (detail.getState().cards) {
      store.setState({ nodes });
      return;
    }
    const { shown, behind } = mixNodes(before, nodes, fresh);
    if (shown !== before) store.setState({ nodes: shown });
    if (behind) timer ??= setTimeout(turn, fresh > 0 ? TURN_MS : REST_MS);
  };
  const turn = (): void => {
    timer = null;
    show(CARDS_A_TURN);
  };
  const follow = (): void => show(0);

  return {
    store,
    start() {
      const ends = [view.subscribe(follow), detail.subscribe(follow)];
      follow();
      return () => {
        for (const end of ends) end();
        if (timer) clearTimeout(timer);
        timer = null;
      };
    },
  };
}

/** `next`, but with the node of `before` where only name and state differ, except for the first `fresh` of these. */
function mixNodes(
  before: TouchpointNode[],
  next: readonly TouchpointNode[],
  fresh: number,
): { shown: TouchpointNode[]; behind: boolean } {
  const known = new Map(before.map((node) => [node.id, node]));
  let left = fresh;
  let behind = false;
  const shown = next.map((node) => {
    const old = known.get(node.id);
    if (!old || old === node || !standsSame(old, node)) return node;
    if (left > 0) {
      left -= 1;
      return node;
    }
    behind = true;
    return old;
  });
  const same = shown.length === before.length && shown.every((node, index) => node === before[index]);
  return { shown: same ? before : shown, behind };
}

function standsSame(a: TouchpointNode, b: TouchpointNode): boolean {
  return (
    a.position.x === b.position.x &&
    a.position.y === b.position.y &&
    a.width === b.width &&
    a.height === b.height &&
    a.selected === b.selected &&
    a.domAttributes?.tabIndex === b.domAttributes?.tabIndex
  );
}
