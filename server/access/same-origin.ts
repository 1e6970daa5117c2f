/**
 * True when a request may come from where it says: a program (no Origin), this very host, or the public address of the
 * server. The scheme is not compared, since a proxy in front may have ended TLS.
 */
export function isSameOrigin(
  origin: string | undefined,
  host: string | undefined,
  publicUrl: string | undefined,
): boolean {
  if (origin === undefined) return true;
  const from = hostOf(origin);
  if (from === null) return false;
  return from === hostOf(`http://${host}`) || (publicUrl !== undefined && from === hostOf(publicUrl));
}

/** Host and port of an address, the usual ports of both schemes left out; null when it is none, like `null`. */
function hostOf(address: string): string | null {
  try {
    const { protocol, hostname, port } = new URL(address);
    if (protocol !== 'http:' && protocol !== 'https:') return null;
    return port === '' || port === '80' || port === '443' ? hostname : `${hostname}:${port}`;
  } catch {
    return null;
  }
}
