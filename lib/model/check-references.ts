import { type Fault, pointerTo, quote } from './faults';

type Item = Record<string, unknown> | null;

/** Faults of ids used twice in one list; the first use stands. */
export function checkUnique(items: readonly Item[], pointer: string, faults: Fault[]): void {
  const first = new Map<string, number>();
  items.forEach((item, index) => {
    const id = item?.id;
    if (typeof id !== 'string') return;
    const earlier = first.get(id);
    if (earlier === undefined) first.set(id, index);
    else {
      faults.push({
        pointer: pointerTo(pointer, index, 'id'),
        message: `id ${quote(id)} is already used at ${pointerTo(pointer, earlier)}`,
      });
    }
  });
}

/** Faults of parents and ends of transitions that name no touchpoint, and of parents that go in a circle. */
export function checkReferences(touchpoints: readonly Item[], transitions: readonly Item[], faults: Fault[]): void {
  const ids = new Set(touchpoints.map((item) => item?.id));
  const need = (item: Item, key: string, pointer: string): void => {
    const id = item?.[key];
    if (typeof id === 'string' && !ids.has(id)) {
      faults.push({ pointer: pointerTo(pointer, key), message: `no touchpoint ${quote(id)}` });
    }
  };
  touchpoints.forEach((item, index) => {
    need(item, 'parent', `/touchpoints/${index}`);
  });
  checkParentCircles(touchpoints, faults);
  transitions.forEach((item, index) => {
    need(item, 'source', `/transitions/${index}`);
    need(item, 'target', `/transitions/${index}`);
  });
}

function checkParentCircles(touchpoints: readonly Item[], faults: Fault[]): void {
  const parents = new Map<string, string>();
  for (const item of touchpoints) {
    if (typeof item?.id === 'string' && typeof item.parent === 'string' && !parents.has(item.id)) {
      parents.set(item.id, item.parent);
    }
  }
  const circles = findParentCircles(parents);
  touchpoints.forEach((item, index) => {
    const circle = typeof item?.id === 'string' ? circles.get(item.id) : undefined;
    if (!circle || item?.parent === undefined) return;
    const shown = circle.length > 6 ? [...circle.slice(0, 6), '…'] : [...circle, circle[0]];
    faults.push({
      pointer: `/touchpoints/${index}/parent`,
      message: `parents go in a circle: ${shown.join(' → ')}`,
    });
  });
}

/**
 * Members of each circle of parents, by id; what hangs below a circle is no member. Linear and without recursion.
 * @param parents child to parent
 */
export function findParentCircles(parents: ReadonlyMap<string, string>): Map<string, readonly string[]> {
  const circles = new Map<string, readonly string[]>();
  const done = new Set<string>();
  for (const start of parents.keys()) {
    const walk: string[] = [];
    const place = new Map<string, number>();
    let at: string | undefined = start;
    while (at !== undefined && !done.has(at) && !place.has(at)) {
      place.set(at, walk.length);
      walk.push(at);
      at = parents.get(at);
    }
    if (at !== undefined && place.has(at)) {
      const circle = walk.slice(place.get(at));
      for (const member of circle) circles.set(member, circle);
    }
    for (const id of walk) done.add(id);
  }
  return circles;
}
