/** Where the key of a map comes from. */
export type KeySource = { readonly key: string; readonly from: 'link' | 'recent' } | null;

/** The key in a link's fragment, which holds nothing else; null when it is missing or cut to pieces. */
export function readKey(hash: string): string | null {
  const key = hash.replace(/^#/, '');
  return /^[A-Za-z0-9_-]{16,128}$/.test(key) ? key : null;
}

/** The link's own key; without one the key that this browser has used before. */
export function findKey(
  mapId: string,
  hash: string,
  recent: readonly { readonly id: string; readonly key: string }[],
): KeySource {
  const own = readKey(hash);
  if (own !== null) return { key: own, from: 'link' };
  const known = recent.find((map) => map.id === mapId);
  return known ? { key: known.key, from: 'recent' } : null;
}
