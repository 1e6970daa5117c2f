import { z } from 'zod';

/** What servers keep beside a map, in its note `upkeep`. */
export interface UpkeepNote {
  /** The schema that the newest server has brought the document to; its word counts, not what clients write. */
  readonly schema: number;
  /** Since when each removal has been known, by its mark; milliseconds since 1970. */
  readonly removed: ReadonlyMap<string, number>;
}

export const UPKEEP_NOTE = 'upkeep';

const Stored = z.object({
  schema: z.number().int().min(0),
  removed: z.array(z.tuple([z.number(), z.array(z.string())])),
});

/** Marks that have been known since the same moment stand together: removals come in crowds. */
export function encodeUpkeep({ schema, removed }: UpkeepNote): Uint8Array {
  const groups = new Map<number, string[]>();
  for (const [mark, since] of removed) {
    const group = groups.get(since);
    if (group) group.push(mark);
    else groups.set(since, [mark]);
  }
  const stored: z.infer<typeof Stored> = { schema, removed: [...groups] };
  return new TextEncoder().encode(JSON.stringify(stored));
}

/** Null for none, and for one that can't be read: then all is looked at anew. */
export function decodeUpkeep(bytes: Uint8Array | null): UpkeepNote | null {
  if (!bytes) return null;
  try {
    const { schema, removed } = Stored.parse(JSON.parse(new TextDecoder().decode(bytes)));
    return { schema, removed: new Map(removed.flatMap(([since, marks]) => marks.map((mark) => [mark, since]))) };
  } catch {
    return null;
  }
}
