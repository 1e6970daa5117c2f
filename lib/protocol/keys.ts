import { toBase64UrlEncoded } from 'lib0/buffer';
import { digest } from 'lib0/hash/sha256';

/** What a link of a map allows, strongest first. */
export const ACCESS_ROLES = ['own', 'edit', 'view'] as const;
export type AccessRole = (typeof ACCESS_ROLES)[number];

/** The links that can be renewed: the owner's own is the proof that the map is theirs, and stays. */
export const RENEWABLE_ROLES = ['edit', 'view'] as const;
export type RenewableRole = (typeof RENEWABLE_ROLES)[number];

/** How often the links of a map were renewed: 0 for the first ones. */
export type Generations = Readonly<Record<RenewableRole, number>>;

/** A map whose links were never renewed. */
export const FIRST_GENERATIONS: Generations = { edit: 0, view: 0 };

/** What somebody was let in with: a link, as it was at that time. */
export interface Grant {
  readonly role: AccessRole;
  readonly generations: Generations;
}

/** SHA-256 of bytes. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>;

/** The keys that one person holds: the one given and all weaker ones. */
export type Keys = Readonly<Partial<Record<AccessRole, string>>>;

/** Bytes of a key: 192 bits, 32 characters of base64url. */
export const KEY_BYTES = 24;

/** True when `role` may do what `needed` may do. */
export function allows(role: AccessRole, needed: AccessRole): boolean {
  return ACCESS_ROLES.indexOf(role) <= ACCESS_ROLES.indexOf(needed);
}

/**
 * The key given and every weaker one: edit is a hash of own and of how often edit was renewed, view one of edit and of
 * how often view was. Whoever holds a stronger key can so give away a weaker one without asking the server, and never
 * the reverse; whoever held an edit key that was renewed knows nothing of the new one, nor of its view key.
 * The default hash is plain JavaScript in a browser: `crypto.subtle` is missing where a page comes over plain HTTP
 * from another machine.
 */
export async function deriveKeys(
  role: AccessRole,
  key: string,
  generations: Generations = FIRST_GENERATIONS,
  sha256: Sha256 = digest,
): Promise<Keys> {
  if (role === 'view') return { view: key };
  const edit = role === 'own' ? await derive('edit', key, generations, sha256) : key;
  const view = await derive('view', edit, generations, sha256);
  return role === 'own' ? { own: key, edit, view } : { edit, view };
}

/** What the links of a map become when one of them is renewed: with edit, view goes too, being derived from it. */
export function renewed(generations: Generations, role: RenewableRole): Generations {
  return { ...generations, [role]: generations[role] + 1 };
}

/** True when a link of this role and these generations was renewed since. An owner's link never is. */
export function hasEnded(link: Grant, now: Generations): boolean {
  if (link.role === 'own') return false;
  if (link.generations.edit !== now.edit) return true;
  return link.role === 'view' && link.generations.view !== now.view;
}

async function derive(role: RenewableRole, from: string, generations: Generations, sha256: Sha256): Promise<string> {
  // The first generation has no number: it is older than renewing, and its links must go on working.
  const generation = generations[role] === 0 ? '' : ` ${generations[role]}`;
  const hash = await sha256(new TextEncoder().encode(`throughline ${role} key${generation}\n${from}`));
  return toBase64UrlEncoded(hash.subarray(0, KEY_BYTES));
}
