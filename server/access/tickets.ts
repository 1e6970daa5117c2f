import { createHmac, timingSafeEqual } from 'node:crypto';
import { ACCESS_ROLES, type Grant } from '@/lib/protocol/keys';

/** A right to join one map, for some minutes and while the link that it was got with is not renewed. */
export interface Ticket extends Grant {
  readonly mapId: string;
  /** Milliseconds since 1970. */
  readonly expires: number;
}

/** Tickets of version 1 knew nothing of renewed links; they lasted minutes, and clients fetch a new one. */
const VERSION = 2;

/**
 * Short-lived tickets for the sync socket, signed with a secret of the storage: nothing is kept per ticket, and they
 * outlive a restart of the server.
 */
export class Tickets {
  readonly #secret: Uint8Array;
  readonly #now: () => number;

  constructor(secret: Uint8Array, now: () => number) {
    this.#secret = secret;
    this.#now = now;
  }

  issue({ mapId, role, expires, generations }: Ticket): string {
    const fields = [VERSION, mapId, role, expires, generations.edit, generations.view];
    const payload = Buffer.from(JSON.stringify(fields)).toString('base64url');
    return `${payload}.${this.#sign(payload).toString('base64url')}`;
  }

  /**
   * What a ticket gives on a map; null when it was not issued here, has expired or is of another map. Whether its link
   * was renewed since is for the caller to ask, who knows the map.
   */
  read(text: string, mapId: string): Grant | null {
    const [payload = '', signature = '', ...rest] = text.split('.');
    const given = Buffer.from(signature, 'base64url');
    const right = this.#sign(payload);
    if (rest.length > 0 || given.length !== right.length || !timingSafeEqual(given, right)) return null;
    const fields = JSON.parse(Buffer.from(payload, 'base64url').toString()) as unknown[];
    const [version, forMap, name, expires, edit, view] = fields;
    if (version !== VERSION || forMap !== mapId || typeof expires !== 'number' || expires <= this.#now()) return null;
    const role = ACCESS_ROLES.find((known) => known === name);
    if (!role || typeof edit !== 'number' || typeof view !== 'number') return null;
    return { role, generations: { edit, view } };
  }

  #sign(payload: string): Buffer {
    return createHmac('sha256', this.#secret).update(payload).digest();
  }
}
