/**
 * Objects made for codes, one a position, shared by all analyses of one graph: who asks for the same code again gets
 * the same object, whichever analysis was read first.
 */
export interface ObjectPool<T> {
  readonly ids: readonly string[];
  /** Empty until the first object is made. */
  readonly objects: (T | undefined)[];
  /** The code that each object was made for. */
  readonly codes: number[];
}

/** An empty pool, or with the objects of an `earlier` one that have the same id and still fit. Ids ascend in both. */
export function createPool<T>(
  ids: readonly string[],
  earlier?: ObjectPool<T>,
  fits: (object: T, position: number) => boolean = () => true,
): ObjectPool<T> {
  const objects: (T | undefined)[] = [];
  const codes: number[] = [];
  if (!earlier || earlier.objects.length === 0) return { ids, objects, codes };
  objects.length = codes.length = ids.length;
  let before = 0;
  for (let now = 0; now < ids.length; now++) {
    while (before < earlier.ids.length && earlier.ids[before]! < ids[now]!) before++;
    if (earlier.ids[before] !== ids[now]) continue;
    const object = earlier.objects[before];
    if (object === undefined || !fits(object, now)) continue;
    objects[now] = object;
    codes[now] = earlier.codes[before]!;
  }
  return { ids, objects, codes };
}

/** The object at a position for a code; made when the last one made there was for another. */
export function takeFrom<T>(pool: ObjectPool<T>, position: number, code: number, make: () => T): T {
  if (pool.objects.length === 0) pool.objects.length = pool.codes.length = pool.ids.length;
  const known = pool.objects[position];
  if (known !== undefined && pool.codes[position] === code) return known;
  const made = make();
  pool.objects[position] = made;
  pool.codes[position] = code;
  return made;
}
