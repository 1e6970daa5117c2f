import { z } from 'zod';

/*
 * A backup is one gzip'd stream: the line MAGIC, then records, the last one of kind `end`, then the SHA-256 of all that
 * was before it. A record is the length of its JSON in four bytes (little endian), the JSON, and the bytes of its parts
 * one after the other, as long as `lengths` says. A map is followed by what belongs to it. The order within a map's log
 * is that of its rows; their numbers are not kept, for each store has its own way of numbering.
 */

export const MAGIC = Buffer.from('throughline-backup 1\n');

const Lengths = z.array(z.number().int().nonnegative());

/** The JSON of a record, by kind; what the parts are stands beside each. */
export const BackupHead = z.discriminatedUnion('kind', [
  /** Parts: the value. */
  z.object({ kind: z.literal('secret'), name: z.string(), lengths: Lengths.length(1) }),
  /** Parts: the hashes of the own, edit and view key. */
  z.object({
    kind: z.literal('map'),
    id: z.string(),
    edit: z.number().int().nonnegative(),
    view: z.number().int().nonnegative(),
    created: z.number(),
    deleted: z.number().nullable(),
    lengths: Lengths.length(3),
  }),
  /** Parts: the state, and what waits for missing edits, if anything does. */
  z.object({ kind: z.literal('snapshot'), lengths: Lengths.min(1).max(2) }),
  /** Parts: the updates. */
  z.object({ kind: z.literal('rows'), lengths: Lengths }),
  /** Parts: the state. */
  z.object({
    kind: z.literal('version'),
    id: z.number().int(),
    type: z.enum(['auto', 'named']),
    name: z.string().nullable(),
    at: z.number(),
    lengths: Lengths.length(1),
  }),
  /** Parts: the value. */
  z.object({ kind: z.literal('note'), name: z.string(), lengths: Lengths.length(1) }),
  z.object({ kind: z.literal('end'), maps: z.number().int(), lengths: Lengths.length(0) }),
]);

export type BackupHead = z.infer<typeof BackupHead>;

/** A head without `lengths`, which follow from the parts. */
export type BackupFields = {
  [K in BackupHead['kind']]: Omit<Extract<BackupHead, { kind: K }>, 'lengths'>;
}[BackupHead['kind']];

export interface BackupRecord {
  readonly head: BackupHead;
  readonly parts: readonly Uint8Array[];
}

/** A record as it stands in the file. */
export function encodeRecord(fields: BackupFields, parts: readonly Uint8Array[]): Buffer {
  const json = Buffer.from(JSON.stringify({ ...fields, lengths: parts.map(({ length }) => length) }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  return Buffer.concat([length, json, ...parts]);
}
