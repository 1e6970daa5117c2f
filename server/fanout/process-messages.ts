import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { LogRow } from '../storage/storage';
import type { PresenceEntry } from '../sync/frames';
import type { MapEvent, ToldRow } from './fanout';

/** What one process tells the others by pub/sub: of a map, or (`alive`, `gone`) of itself. */
export type ProcessMessage =
  | { readonly kind: 'presence'; readonly entries: readonly PresenceEntry[]; readonly whole: boolean }
  | { readonly kind: 'newcomer' }
  | { readonly kind: 'probe'; readonly client: number }
  | { readonly kind: 'event'; readonly event: MapEvent }
  | { readonly kind: 'alive' }
  | { readonly kind: 'gone' };

/** Grows when the words change: processes of two versions then meet in the storage alone. */
const VERSION = 1;
const KINDS = ['presence', 'newcomer', 'probe', 'event', 'alive', 'gone'] as const;
const EVENTS = ['deleted', 'keys-renewed'] as const;

/** Writes a message with its sender. */
export function encodeMessage(process: string, message: ProcessMessage): Buffer {
  const bytes = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, VERSION);
    encoding.writeVarString(encoder, process);
    encoding.writeVarUint(encoder, KINDS.indexOf(message.kind));
    if (message.kind === 'probe') encoding.writeVarUint(encoder, message.client);
    if (message.kind === 'event') encoding.writeVarUint(encoder, EVENTS.indexOf(message.event.kind));
    if (message.kind !== 'presence') return;
    encoding.writeVarUint(encoder, message.whole ? 1 : 0);
    encoding.writeVarUint(encoder, message.entries.length);
    for (const { client, clock, state } of message.entries) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, state);
    }
  });
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** Reads a message and its sender; null when it is none, or of another version of the program. */
export function decodeMessage(
  bytes: Uint8Array,
): { readonly process: string; readonly message: ProcessMessage } | null {
  try {
    const decoder = decoding.createDecoder(bytes);
    if (decoding.readVarUint(decoder) !== VERSION) return null;
    const process = decoding.readVarString(decoder);
    const message = readMessage(decoder);
    return message && { process, message };
  } catch {
    return null;
  }
}

function readMessage(decoder: decoding.Decoder): ProcessMessage | null {
  const kind = KINDS[decoding.readVarUint(decoder)];
  switch (kind) {
    case undefined:
      return null;
    case 'probe':
      return { kind, client: decoding.readVarUint(decoder) };
    case 'event': {
      const event = EVENTS[decoding.readVarUint(decoder)];
      return event === undefined ? null : { kind, event: { kind: event } };
    }
    case 'presence': {
      const whole = decoding.readVarUint(decoder) === 1;
      const entries: PresenceEntry[] = [];
      for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
        const client = decoding.readVarUint(decoder);
        const clock = decoding.readVarUint(decoder);
        entries.push({ client, clock, state: decoding.readVarString(decoder) });
      }
      return { kind, entries, whole };
    }
    default:
      return { kind };
  }
}

/** Packs rows into entries of a stream, none much larger than `most` bytes. */
export function encodeRows(rows: readonly LogRow[], most: number): Buffer[] {
  const entries: Buffer[] = [];
  let group: ToldRow[] = [];
  let size = 0;
  const finish = (): void => {
    if (group.length > 0) entries.push(encodeEntry(group));
    group = [];
    size = 0;
  };
  for (const { seq, update } of rows) {
    const told = update.length > most ? { seq, update: null } : { seq, update };
    const bytes = told.update?.length ?? 0;
    if (size + bytes > most) finish();
    group.push(told);
    size += bytes;
  }
  finish();
  return entries;
}

function encodeEntry(rows: readonly ToldRow[]): Buffer {
  const bytes = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, VERSION);
    encoding.writeVarUint(encoder, rows.length);
    for (const { seq, update } of rows) {
      encoding.writeVarUint(encoder, seq);
      encoding.writeVarUint(encoder, update ? 1 : 0);
      if (update) encoding.writeVarUint8Array(encoder, update);
    }
  });
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** Reads an entry of a stream; null when it can't be read. The updates share its memory. */
export function decodeRows(bytes: Uint8Array): ToldRow[] | null {
  try {
    const decoder = decoding.createDecoder(bytes);
    if (decoding.readVarUint(decoder) !== VERSION) return null;
    const rows: ToldRow[] = [];
    for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
      const seq = decoding.readVarUint(decoder);
      const told = decoding.readVarUint(decoder) === 1;
      rows.push({ seq, update: told ? decoding.readVarUint8Array(decoder) : null });
    }
    return rows;
  } catch {
    return null;
  }
}
