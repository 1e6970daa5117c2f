/** What a frame of a server is, as far as the bench looks. */
export const FRAME = { step1: 0, step2: 1, update: 2, presence: 3, receipt: 4, admitted: 5, other: 6 } as const;
export type FrameKind = (typeof FRAME)[keyof typeof FRAME];

/** The servers that are measured; `echo` passes bytes on and shows what the clients themselves can do. */
export const KINDS = ['y-websocket', 'hocuspocus', 'throughline', 'echo'] as const;
export type TargetKind = (typeof KINDS)[number];

/** How a server is spoken to: y-websocket's protocol, or Hocuspocus' with the map's name before every message. */
export interface Dialect {
  /** What precedes each message of this map. */
  readonly prefix: Buffer;
  /** Said once the socket is open; null for a server that does not answer. */
  readonly hello: Buffer | null;
  /** Said when the server has let the client in, where that is a step of its own. */
  readonly onAdmitted: Buffer | null;
  /** The answer to the server's first step: nothing to add. */
  readonly nothingToAdd: Buffer | null;
  kindOf(bytes: Buffer, start: number): FrameKind;
}

const SYNC = 0;
const PRESENCE = 1;
const AUTH = 2;
const SYNC_REPLY = 4;
const SYNC_STATUS = 8;
const ASK_ALL = [SYNC, 0, 1, 0];
const EMPTY_STEP_2 = [SYNC, 1, 2, 0, 0];

/** The dialect of one map. Names are ASCII and shorter than 128 characters. */
export function dialectOf(kind: TargetKind, mapName: string): Dialect {
  if (kind === 'hocuspocus') {
    const prefix = Buffer.concat([Buffer.from([mapName.length]), Buffer.from(mapName, 'latin1')]);
    const say = (bytes: readonly number[]): Buffer => toFrame(prefix, Buffer.from(bytes));
    return {
      prefix,
      hello: say([AUTH, 0, 1, 0x74]),
      onAdmitted: say(ASK_ALL),
      nothingToAdd: say(EMPTY_STEP_2),
      kindOf: (bytes, start) => kindAt(bytes, start + prefix.length),
    };
  }
  const prefix = Buffer.alloc(0);
  return {
    prefix,
    hello: kind === 'echo' ? null : toFrame(prefix, Buffer.from(ASK_ALL)),
    onAdmitted: null,
    nothingToAdd: kind === 'echo' ? null : toFrame(prefix, Buffer.from(EMPTY_STEP_2)),
    kindOf: kindAt,
  };
}

function kindAt(bytes: Buffer, at: number): FrameKind {
  switch (bytes[at]) {
    case SYNC:
    case SYNC_REPLY:
      return (bytes[at + 1] ?? FRAME.other) <= 2 ? (bytes[at + 1] as FrameKind) : FRAME.other;
    case PRESENCE:
      return FRAME.presence;
    case AUTH:
      return FRAME.admitted;
    case SYNC_STATUS:
      return FRAME.receipt;
    default:
      return FRAME.other;
  }
}

/** A WebSocket frame of a client. The mask is zero, so the bytes go as they are; the server unmasks them all the same. */
export function toFrame(prefix: Uint8Array, message: Uint8Array): Buffer {
  const length = prefix.length + message.length;
  const head = length < 126 ? 6 : length < 65_536 ? 8 : 14;
  const frame = Buffer.alloc(head + length);
  frame[0] = 0x82;
  if (head === 6) frame[1] = 0x80 | length;
  else if (head === 8) {
    frame[1] = 0x80 | 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 0x80 | 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.set(prefix, head);
  frame.set(message, head + prefix.length);
  return frame;
}

/** The message that carries an update. */
export function updateMessage(update: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([SYNC, 2, ...varUint(update.length)]), update]);
}

/** The message that carries presence entries. */
export function presenceMessage(entries: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([PRESENCE, ...varUint(entries.length)]), entries]);
}

export function varUint(value: number): number[] {
  const bytes: number[] = [];
  let left = value;
  for (; left > 127; left = Math.floor(left / 128)) bytes.push(128 | (left % 128));
  return [...bytes, left];
}
