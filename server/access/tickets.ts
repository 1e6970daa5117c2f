import { createHmac, timingSafeEqual } from 'node:crypto';
import { ACCESS_ROLES, type AccessRole } from '@/lib/protocol/keys';

export interface Ticket {
  readonly mapId: string;
  readonly role: AccessRole;
  /** Milliseconds since 1970. */
  readonly expires: number;
}

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

  issue(ticket: Ticket): string {
    const payload = Buffer.from(JSON.stringify([1, ticket.mapId, ticket.role, ticket.expires])).toString('base64url');
    return `${payload}.${this.#sign(payload).toString('base64url')}`;
  }

  /** The role that a ticket gives on a map; null when it was not issued here, has expired or is of another map. */
  roleOf(text: string, mapId: string): AccessRole | null {
    const [payload = '', signature = '', ...rest] = text.split('.');
    const given = Buffer.from(signature, 'base64url');
    const right = this.#sign(payload);
    if (rest.length > 0 || given.length !== right.length || !timingSafeEqual(given, right)) return null;
    const [version, forMap, role, expires] = JSON.parse(Buffer.from(payload, 'base64url').toString()) as unknown[];
    if (version !== 1 || forMap !== mapId || typeof expires !== 'number' || expires <= this.#now()) return null;
    return ACCESS_ROLES.find((known) => known === role) ?? null;
  }

  #sign(payload: string): Buffer {
    return createHmac('sha256', this.#secret).update(payload).digest();
  }
}
