/** Something that stands along one axis: from `low` to `high`, and the band that it says it belongs to (null: none). */
export interface BandItem {
  readonly low: number;
  readonly high: number;
  readonly band: number | null;
}

/** A stretch of the axis: a phase along x, a value of a field along y. */
export interface Band {
  readonly from: number;
  readonly to: number;
  /** Where its items begin; of an empty one, where the first would. */
  readonly content: number;
  readonly empty: boolean;
}

export interface BandRoom {
  /** Around the items of a band, and the width of a band without any. */
  readonly pad: number;
  readonly empty: number;
  /** So far beyond its items a band may reach towards the next one; what lies further out belongs to none. */
  readonly reach: number;
  /** Where bands begin when no item is in any: this far beyond those that are in none. */
  readonly beyond: number;
}

/** Of the items that belong to a band at most this share may stand elsewhere: otherwise there are no bands to be seen. */
const MOST_STRAYS = 0.25;

/**
 * Bands in their order along an axis, found from where their items stand: borders lie where the fewest items stand on
 * the wrong side, halfway between those on the right one. Bands never overlap. Null when the items do not stand in
 * bands, and when there are none. A band without items lies where there is room beside its neighbours; where there is
 * none its width is 0.
 */
export function layBands(items: readonly BandItem[], count: number, room: BandRoom): Band[] | null {
  if (count === 0) return null;
  const members = items.filter(({ band }) => band !== null && band >= 0 && band < count);
  const extents = extentsOf(members, count);
  if (!extents) return null;
  const others = items.filter(({ band }) => band === null || band < 0 || band >= count);
  const used = extents.flatMap((extent, band) => (extent ? [{ band, ...extent }] : []));
  const bands: Band[] = new Array(count);
  const empties = (first: number, last: number, from: number, width: number): void => {
    for (let band = first; band <= last; band++) {
      const at = from + (band - first) * width;
      bands[band] = { from: at, to: at + width, content: at + Math.min(room.pad, width / 2), empty: true };
    }
  };
  const [head, tail] = [used[0], used.at(-1)];
  if (!head || !tail) {
    const start = others.length > 0 ? Math.max(...others.map(({ high }) => high)) + room.beyond : 0;
    empties(0, count - 1, start, room.empty);
    return bands;
  }
  let from = head.low - room.pad;
  used.forEach((one, i) => {
    const next = used[i + 1];
    const between = next ? borderBetween(one, next, next.band - one.band - 1, room) : null;
    const to = between ? between.to : endOf(one, others, room);
    bands[one.band] = { from, to, content: one.low, empty: false };
    if (!between || !next) return;
    empties(one.band + 1, next.band - 1, to, between.width);
    from = between.next;
  });
  empties(0, head.band - 1, head.low - room.pad - head.band * room.empty, room.empty);
  const last = bands[tail.band] as Band;
  const beyond = others.filter(({ low }) => low >= tail.high).map(({ high }) => high + room.pad);
  empties(tail.band + 1, count - 1, Math.max(last.to, ...beyond), room.empty);
  return bands;
}

/** The band at a place of the axis, the nearest within `reach` of it included; −1 beyond all. */
export function bandAt(bands: readonly Band[], at: number, reach: number): number {
  let found = -1;
  let nearest = reach;
  bands.forEach(({ from, to }, band) => {
    if (to <= from) return;
    const distance = at < from ? from - at : at >= to ? at - to : -1;
    if (distance >= nearest) return;
    nearest = distance;
    found = band;
  });
  return found;
}

interface Extent {
  readonly low: number;
  readonly high: number;
  /** The middles of its first and its last item. */
  readonly first: number;
  readonly last: number;
}

/** The items of each band that stand in it, as one stretch; null for a band without any. Null when too many stray. */
function extentsOf(members: readonly BandItem[], count: number): (Extent | null)[] | null {
  const sorted = members
    .map(({ low, high, band }) => ({ low, high, band: band as number, middle: (low + high) / 2 }))
    .sort((a, b) => a.middle - b.middle || a.band - b.band);
  // Fewest strays of the items so far when the last of them is taken to stand in a band, and how that came about.
  const strays = new Int32Array(count);
  const cameFrom = new Int32Array(sorted.length * count);
  sorted.forEach(({ band: own }, i) => {
    let best = 0;
    for (let band = 0; band < count; band++) {
      if ((strays[band] as number) < (strays[best] as number)) best = band;
      cameFrom[i * count + band] = best;
    }
    for (let band = count - 1; band >= 0; band--) {
      const before = strays[cameFrom[i * count + band] as number] as number;
      strays[band] = before + (own === band ? 0 : 1);
    }
  });
  let band = 0;
  for (let one = 1; one < count; one++) if ((strays[one] as number) < (strays[band] as number)) band = one;
  if ((strays[band] as number) > sorted.length * MOST_STRAYS) return null;
  const extents: (Extent | null)[] = new Array(count).fill(null);
  for (let i = sorted.length - 1; i >= 0; i--) {
    const { low, high, band: own, middle } = sorted[i] as (typeof sorted)[number];
    if (own === band) {
      const known = extents[band];
      extents[band] = known
        ? { low: Math.min(known.low, low), high: Math.max(known.high, high), first: middle, last: known.last }
        : { low, high, first: middle, last: middle };
    }
    band = cameFrom[i * count + band] as number;
  }
  return extents;
}

/** Where a band ends, and where the next one that has items begins, with `empties` of this width in between. */
function borderBetween(
  one: Extent,
  next: Extent,
  empties: number,
  room: BandRoom,
): { to: number; next: number; width: number } {
  const gap = next.low - one.high;
  if (empties === 0 && gap > 2 * room.reach)
    return { to: one.high + room.reach, next: next.low - room.reach, width: 0 };
  const free = Math.max(0, gap - 2 * room.pad) / Math.max(1, empties);
  if (empties === 0 || free < room.pad) {
    const border = Math.min(next.first, Math.max(one.last, (one.high + next.low) / 2));
    return { to: border, next: border, width: 0 };
  }
  const width = Math.min(room.empty, free);
  const to = one.high + room.pad;
  const rest = to + empties * width;
  return { to, next: next.low - rest <= room.reach ? rest : next.low - room.pad, width };
}

/** The last band ends beyond its items, and before what belongs to none. */
function endOf(last: Extent, others: readonly BandItem[], room: BandRoom): number {
  const beside = others.filter(({ low }) => low >= last.high).map(({ low }) => (last.high + low) / 2);
  return Math.max(last.last, Math.min(last.high + room.pad, ...beside));
}
