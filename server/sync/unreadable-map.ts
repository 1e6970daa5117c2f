/** What is stored of a map can't be read: `throughline fsck` says which part. */
export class UnreadableMap extends Error {
  override readonly name = 'UnreadableMap';
  constructor(cause: unknown) {
    super(`what is stored of the map can’t be read: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

/** For the closing frame of its sockets. */
export const UNREADABLE = 'what is stored of this map can’t be read';
