import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** What an answer of the interface may do when a browser shows it as a page: nothing. */
const API_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
/** Abilities of a browser that no page here uses, nor anything that it may embed. */
const PERMISSIONS = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
];
const YEAR_SECONDS = 31_536_000;
/** A name or an address, as it may stand in a policy. */
const HOST = /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/** Pages that other sites may show in a frame: those that are made for it, where nothing can be changed. */
const EMBED = /^\/embed\/[A-Za-z0-9_-]{1,64}(\?|$)/;

/** Sets what every answer carries, whoever gives it; `publicUrl` is where people reach the server, if it was told. */
export function setSafeHeaders(response: ServerResponse, publicUrl: string | undefined): void {
  response.setHeader('content-security-policy', API_POLICY);
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('x-frame-options', 'SAMEORIGIN');
  // The key is in the fragment, which is never sent; the map's id need not be either.
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('permissions-policy', PERMISSIONS.map((ability) => `${ability}=()`).join(', '));
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  response.setHeader('cross-origin-resource-policy', 'same-origin');
  // Over plain HTTP it would mean nothing; other names of the same domain are not ours to promise for.
  if (publicUrl?.startsWith('https:')) {
    response.setHeader('strict-transport-security', `max-age=${YEAR_SECONDS}`);
  }
}

/**
 * Sets the policy of a page or of one of its files. Next reads the nonce from the request's own header of that name and
 * puts it on its scripts, so that whatever a client sent there is overwritten. Pages that were drawn when the product was
 * built have no nonce: `scripts` are the hashes of theirs.
 */
export function setPagePolicy(
  request: IncomingMessage,
  response: ServerResponse,
  publicUrl: string | undefined,
  scripts: readonly string[],
): void {
  // Files are kept by browsers for long, and have no scripts inside them.
  const isFile = request.url?.startsWith('/_next/static/');
  const inline = isFile ? [] : [`'nonce-${randomBytes(18).toString('base64')}'`, ...scripts];
  const embedded = EMBED.test(request.url ?? '');
  const policy = pagePolicy(inline, socketAddresses(request.headers.host, publicUrl), embedded);
  if (embedded) {
    // Older browsers go by this one; it can't say 'everybody', so that it has to go.
    response.removeHeader('x-frame-options');
    // A site that isolates itself (COEP) asks frames for it.
    response.setHeader('cross-origin-resource-policy', 'cross-origin');
  }
  request.headers['content-security-policy'] = policy;
  delete request.headers['content-security-policy-report-only'];
  response.setHeader('content-security-policy', policy);
}

function pagePolicy(inline: readonly string[], sockets: readonly string[], embedded: boolean): string {
  return [
    "default-src 'none'",
    // Pictures are drawn by WebAssembly, which 'self' alone forbids.
    ["script-src 'self'", ...inline, "'wasm-unsafe-eval'"].join(' '),
    // The canvas places everything by inline styles, and notices bring a style sheet of their own.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    ["connect-src 'self'", ...sockets].join(' '),
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    embedded ? 'frame-ancestors *' : "frame-ancestors 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** Not every browser counts the sockets of a host as its own. */
function socketAddresses(host: string | undefined, publicUrl: string | undefined): string[] {
  const known = publicUrl === undefined ? [] : [publicUrl.replace(/^http/, 'ws').replace(/\/+$/, '')];
  return host !== undefined && HOST.test(host) ? [...known, `ws://${host}`, `wss://${host}`] : known;
}
