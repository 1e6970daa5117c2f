import { toBase64UrlEncoded } from 'lib0/buffer';
import { digest } from 'lib0/hash/sha256';

/** What a link of a map allows, strongest first. */
export const ACCESS_ROLES = ['own', 'edit', 'view'] as const;
export type AccessRole = (typeof ACCESS_ROLES)[number];

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
 * The key given and every weaker one: edit is a hash of own, view is a hash of edit. Whoever holds a stronger key can
 * so give away a weaker one without asking the server, and never the reverse.
 * The default hash is plain JavaScript in a browser: `crypto.subtle` is missing where a page comes over plain HTTP
 * from another machine.
 */
export async function deriveKeys(role: AccessRole, key: string, sha256: Sha256 = digest): Promise<Keys> {
  if (role === 'view') return { view: key };
  const edit = role === 'own' ? await derive('edit', key, sha256) : key;
  const view = await derive('view', edit, sha256);
  return role === 'own' ? { own: key, edit, view } : { edit, view };
}

async function derive(role: AccessRole, from: string, sha256: Sha256): Promise<string> {
  const hash = await sha256(new TextEncoder().encode(`throughline ${role} key\n${from}`));
  return toBase64UrlEncoded(hash.subarray(0, KEY_BYTES));
}
