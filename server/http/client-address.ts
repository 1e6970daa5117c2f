/** What of a request tells where it comes from. */
export interface Origins {
  /** Of the connection: of the last proxy, when there is one. */
  readonly remoteAddress: string | undefined;
  readonly forwardedFor: string | string[] | undefined;
}

/**
 * The address of whoever asks. Each of the operator's own `proxies` in front adds the address that it was asked from at
 * the end of X-Forwarded-For; what stands before these was written by strangers and counts for nothing.
 */
export function clientAddress({ remoteAddress = '', forwardedFor }: Origins, proxies: number): string {
  if (proxies === 0 || forwardedFor === undefined) return remoteAddress;
  const named = String(forwardedFor)
    .split(',')
    .map((address) => address.trim());
  return named.at(-proxies) || named[0] || remoteAddress;
}
