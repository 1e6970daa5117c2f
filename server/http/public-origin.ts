/**
 * Where people reach this server, without a slash at the end: as the operator said, else as the browser that asks says
 * (it has been checked to be this host), else by the Host header.
 */
export function publicOrigin(headers: Headers, publicUrl: string | undefined): string {
  if (publicUrl !== undefined) return publicUrl.replace(/\/+$/, '');
  return headers.get('origin') ?? `http://${headers.get('host') ?? 'localhost'}`;
}
