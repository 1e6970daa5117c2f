/** Every error that the HTTP interface answers with: stable code, status and what it means in general. */
export const PROBLEMS = {
  'invalid-body': [400, 'The body of the request is not as described'],
  'invalid-map': [400, 'The map has faults; nothing was changed'],
  'invalid-query': [400, 'A parameter of the address is not as described'],
  'bad-request': [400, 'That is no HTTP request'],
  'no-key': [401, 'This needs a key of the map'],
  'key-too-weak': [403, 'This key does not allow it'],
  'foreign-origin': [403, 'Requests from other sites are refused'],
  'unknown-map': [404, 'There is no such map, or the key is wrong for it'],
  'unknown-version': [404, 'There is no such version of this map'],
  'unknown-route': [404, 'There is nothing at this address'],
  'format-not-offered': [404, 'This format is not offered'],
  'method-not-allowed': [405, 'This address can only be read'],
  'links-changed': [409, 'The links were renewed meanwhile; nothing was changed'],
  'too-slow': [408, 'The request did not arrive in time'],
  'map-too-new': [409, 'A newer Throughline has shaped this map; this server only shows it'],
  'too-large': [413, 'That is too large; nothing was changed'],
  'too-many-versions': [413, 'The map has as many named versions as this server keeps; nothing was changed'],
  'upgrade-required': [426, 'This address speaks WebSocket'],
  'too-many': [429, 'Too many requests'],
  'headers-too-large': [431, 'The headers of the request are too large'],
  internal: [500, 'Something went wrong here; it has been noted'],
  'unreadable-map': [500, 'What is stored of this map can’t be read; it has been noted'],
  busy: [503, 'Too much to do at the moment; nothing was changed, try again'],
  'took-too-long': [503, 'That took too long; nothing was changed'],
  'redis-unavailable': [503, 'Redis does not answer; edits are stored, those of other processes come a little later'],
  'storage-unavailable': [503, 'The storage does not answer; nothing was changed, try again'],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type ProblemCode = keyof typeof PROBLEMS;

/** A fault of what was sent, at a JSON pointer. */
export interface Fault {
  readonly pointer: string;
  readonly message: string;
}

/** Thrown by whatever answers a request; becomes `application/problem+json`. `detail` is a sentence for a person. */
export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(
    readonly code: ProblemCode,
    readonly detail?: string,
    readonly more: { readonly faults?: readonly Fault[]; readonly retryAfterSeconds?: number } = {},
  ) {
    super(detail ?? PROBLEMS[code][1]);
  }

  response(): Response {
    const [status, title] = PROBLEMS[this.code];
    const { faults, retryAfterSeconds } = this.more;
    const headers = new Headers({ 'content-type': 'application/problem+json' });
    if (status === 401) headers.set('www-authenticate', 'Bearer');
    if (status === 405) headers.set('allow', 'GET, HEAD');
    if (status === 426) headers.set('upgrade', 'websocket');
    if (retryAfterSeconds !== undefined) headers.set('retry-after', String(Math.max(1, Math.ceil(retryAfterSeconds))));
    const body = { type: 'about:blank', title, status, code: this.code, detail: this.detail, faults };
    return new Response(JSON.stringify(body), { status, headers });
  }
}
