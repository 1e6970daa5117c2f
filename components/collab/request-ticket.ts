import { CLOSE } from '@/lib/protocol/close-codes';
import type { AccessRole } from '../store/types';

export type TicketAnswer =
  | { readonly kind: 'ticket'; readonly ticket: string; readonly role: AccessRole; readonly expiresInMs: number }
  /** The server knows us and says no: `code` is the closing code that means the same. */
  | { readonly kind: 'refused'; readonly code: number }
  /** No answer, or a server in trouble: try again after `waitMs`, if given. */
  | { readonly kind: 'unreachable'; readonly waitMs?: number };

export interface TicketRequest {
  readonly origin: string;
  readonly mapId: string;
  readonly key: string;
  /** No more than this is asked for, whatever the key allows. */
  readonly atMost?: AccessRole;
  readonly fetch: typeof fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const PATIENCE_MS = 10_000;

/** Exchanges the key of a link for a short-lived ticket of the sync socket. Never throws. */
export async function requestTicket(request: TicketRequest): Promise<TicketAnswer> {
  const { origin, mapId, atMost } = request;
  const address = `${origin}/api/maps/${encodeURIComponent(mapId)}/tickets`;
  try {
    const response = await request.fetch(atMost ? `${address}?role=${atMost}` : address, {
      method: 'POST',
      headers: { authorization: `Bearer ${request.key}` },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.ok) return readTicket(await response.json(), request.now());
    if (response.status === 429) {
      const seconds = Number(response.headers.get('retry-after'));
      return { kind: 'unreachable', waitMs: seconds > 0 ? seconds * 1000 : 10_000 };
    }
    if (response.status === 401 || response.status === 404) return { kind: 'refused', code: CLOSE.unknownMap };
    if (response.status === 403) return { kind: 'refused', code: CLOSE.notAllowed };
    return { kind: 'unreachable' };
  } catch {
    return { kind: 'unreachable' };
  }
}

function readTicket(body: unknown, now: number): TicketAnswer {
  if (typeof body !== 'object' || body === null) return { kind: 'unreachable' };
  const { ticket, role, expires } = body as Record<string, unknown>;
  if (typeof ticket !== 'string' || (role !== 'own' && role !== 'edit' && role !== 'view')) {
    return { kind: 'unreachable' };
  }
  return { kind: 'ticket', ticket, role, expiresInMs: Math.max(0, readMoment(expires) - now) };
}

/** A moment in milliseconds since 1970, from an ISO string, seconds or milliseconds. */
function readMoment(value: unknown): number {
  if (typeof value === 'string') return Date.parse(value) || 0;
  if (typeof value !== 'number' || !Number.isFinite(value)) return 0;
  return value < 1e11 ? value * 1000 : value;
}
