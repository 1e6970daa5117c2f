/** What hangs together, laid out by itself. */
export interface GroupLayout {
  readonly vertices: readonly number[];
  /** Top of each card, by vertex. */
  readonly y: ReadonlyMap<number, number>;
  /** First and last pixel that each layer uses, captions and tags included. */
  readonly tops: ReadonlyMap<number, number>;
  readonly bottoms: ReadonlyMap<number, number>;
}

/**
 * The order in which groups are stacked: as they stand now above each other wherever they share a layer, and otherwise
 * the largest first. `nowOf`: where the top of a card stands. Stacked groups give the same order again.
 */
export function stackOrder(
  groups: readonly GroupLayout[],
  nowOf: (vertex: number) => number | undefined,
): readonly GroupLayout[] {
  const shifts = groups.map(({ y }) => {
    const offsets = [...y].flatMap(([vertex, at]) => {
      const now = nowOf(vertex);
      return now === undefined ? [] : [now - at];
    });
    return median(offsets);
  });
  const inLayer = new Map<number, { readonly group: number; readonly middle: number }[]>();
  groups.forEach(({ tops, bottoms }, group) => {
    for (const [layer, top] of tops) {
      const middle = (top + (bottoms.get(layer) ?? top)) / 2 + (shifts[group] as number);
      const list = inLayer.get(layer);
      if (list) list.push({ group, middle });
      else inLayer.set(layer, [{ group, middle }]);
    }
  });
  const below: number[][] = groups.map(() => []);
  const waits = new Int32Array(groups.length);
  for (const list of inLayer.values()) {
    list.sort((a, b) => a.middle - b.middle || a.group - b.group);
    for (let i = 1; i < list.length; i++) {
      const [upper, lower] = [list[i - 1]!.group, list[i]!.group];
      below[upper]!.push(lower);
      waits[lower]! += 1;
    }
  }
  return takeInOrder(groups, below, waits, (a, b) => shifts[a]! - shifts[b]!);
}

/** Takes what waits for nothing, in the given order; where all wait for each other, the one that stands highest. */
function takeInOrder(
  groups: readonly GroupLayout[],
  below: readonly (readonly number[])[],
  waits: Int32Array,
  byHeight: (a: number, b: number) => number,
): GroupLayout[] {
  const left = new Set(groups.keys());
  const ready = [...left].filter((group) => waits[group] === 0);
  const taken: GroupLayout[] = [];
  while (left.size > 0) {
    let next = ready.shift();
    if (next === undefined) next = [...left].sort((a, b) => byHeight(a, b) || a - b)[0]!;
    if (!left.delete(next)) continue;
    taken.push(groups[next]!);
    for (const lower of below[next]!) {
      waits[lower]! -= 1;
      if (waits[lower] === 0) ready.push(lower);
    }
  }
  return taken;
}

export function median(values: number[]): number {
  if (values.length === 0) return 0;
  values.sort((a, b) => a - b);
  return values[Math.floor(values.length / 2)]!;
}
