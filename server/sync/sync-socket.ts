import { WebSocket } from 'ws';
import { CLOSE } from '@/lib/protocol/close-codes';

/** Closing codes that ws chooses itself, and ours for them: y-websocket would come back for ever on the former. */
const OWN_CODES: Readonly<Record<number, number>> = {
  1002: CLOSE.badFrame,
  1003: CLOSE.badFrame,
  1007: CLOSE.badFrame,
  1009: CLOSE.tooLarge,
};

/** A socket whose faults at the level of WebSocket frames close it with codes of the product. */
export class SyncSocket extends WebSocket {
  static #count = 0;
  /** Which socket of this process it is, for the log. */
  readonly number = ++SyncSocket.#count;

  override close(code?: number, reason?: string | Buffer): void {
    super.close(code === undefined ? code : (OWN_CODES[code] ?? code), reason);
  }
}
