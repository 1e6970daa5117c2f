/** Keys have 32 characters of base64url, tickets more; ids of maps and of requests have fewer. */
const LONG_WORD = /[A-Za-z0-9_-]{32,}/g;
/** Digests and UUIDs: a random key has this form once in 10^18. */
const HEX = /^[0-9a-f-]+$/i;
/** Name and password in the address of a database. */
const LOGIN = /(\w:\/\/)[^\s/@]+@/g;
const MAP_ID = /^[A-Za-z0-9_-]{16}$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const SHORT_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,23}$/;
const HEX_ID = /^[0-9a-f]{1,64}$/i;

/** Words of an address that are the same for everybody. */
const KNOWN = new Set(
  'api maps m sync links tickets import analysis versions compare restore healthz readyz metrics openapi.json'.split(
    ' ',
  ),
);

/** Fields of a log line, with every text that may hold a key or a ticket cleared of it. */
export function hideSecrets(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? hideIn(value) : value]),
  );
}

function hideIn(text: string): string {
  return text.replace(LOGIN, '$1[hidden]@').replace(LONG_WORD, (word) => (HEX.test(word) ? word : '[hidden]'));
}

/**
 * An address as it may be logged: what is asked for and of which map. The query goes, and so does every part that is
 * neither a word of ours nor an id that the server gives to maps: people put keys in all kinds of places.
 */
export function describePath(url: string | undefined): string {
  const [path = ''] = (url ?? '').split(/[?#]/, 1);
  const parts = path.split('/').slice(1, 7);
  if (parts[0] === '_next') return '/_next/*';
  const shown = parts.map((part, index) => {
    if (KNOWN.has(part) || /^export\.[a-z]{1,8}$/.test(part)) return part;
    const before = parts[index - 1];
    return (before === 'maps' || before === 'm' || before === 'sync') && MAP_ID.test(part) ? part : '*';
  });
  return path === '/' ? '/' : `/${shown.join('/')}`;
}

/** An id of a request that a proxy gave, when it is of a form that no key or ticket has. */
export function safeRequestId(given: string | string[] | undefined): string | null {
  if (typeof given !== 'string') return null;
  return UUID.test(given) || HEX_ID.test(given) || SHORT_ID.test(given) ? given : null;
}
