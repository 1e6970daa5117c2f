import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** What a client may say, one message a frame, in the words of y-websocket. */
export type ClientMessage =
  | { readonly kind: 'step1'; readonly stateVector: Uint8Array }
  | { readonly kind: 'step2' | 'update'; readonly update: Uint8Array }
  | { readonly kind: 'presence'; readonly entries: Uint8Array }
  | { readonly kind: 'ask-presence' }
  | { readonly kind: 'auth' };

const SYNC = 0;
const PRESENCE = 1;
const AUTH = 2;
const ASK_PRESENCE = 3;

const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;

/** Reads a frame; null when it is none: unknown words, a cut, or bytes left over. */
export function readFrame(frame: Uint8Array): ClientMessage | null {
  try {
    const decoder = decoding.createDecoder(frame);
    const message = readMessage(decoder);
    return message && (message.kind === 'auth' || !decoding.hasContent(decoder)) ? message : null;
  } catch {
    return null;
  }
}

/** True for a presence frame, found out without reading it. */
export function isPresence(frame: Uint8Array): boolean {
  return frame[0] === PRESENCE || frame[0] === ASK_PRESENCE;
}

function readMessage(decoder: decoding.Decoder): ClientMessage | null {
  switch (decoding.readVarUint(decoder)) {
    case SYNC: {
      const step = decoding.readVarUint(decoder);
      const bytes = decoding.readVarUint8Array(decoder);
      if (step === STEP_1) return { kind: 'step1', stateVector: bytes };
      if (step === STEP_2) return { kind: 'step2', update: bytes };
      return step === UPDATE ? { kind: 'update', update: bytes } : null;
    }
    case PRESENCE:
      return { kind: 'presence', entries: decoding.readVarUint8Array(decoder) };
    case AUTH:
      return { kind: 'auth' };
    case ASK_PRESENCE:
      return { kind: 'ask-presence' };
    default:
      return null;
  }
}

/** y-protocols' PermissionDenied: the client may look, its update was not taken. */
export function deniedFrame(reason: string): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, AUTH);
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarString(encoder, reason);
  });
}

/** One client's presence; `state` is JSON text, `null` says that it has left. */
export interface PresenceEntry {
  readonly client: number;
  readonly clock: number;
  readonly state: string;
}

export function presenceFrame(entries: readonly PresenceEntry[]): Uint8Array {
  const body = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length);
    for (const { client, clock, state } of entries) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, state);
    }
  });
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, PRESENCE);
    encoding.writeVarUint8Array(encoder, body);
  });
}
