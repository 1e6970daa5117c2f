/** An answer of the HTTP interface; `body` is empty when it is no JSON. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

/** Asks a server with the key of a link, as a program would. */
export async function callApi(
  url: string,
  method: string,
  path: string,
  key?: string,
  body?: unknown,
): Promise<ApiAnswer> {
  const headers = key === undefined ? undefined : { authorization: `Bearer ${key}` };
  const response = await fetch(`${url}${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson ? (JSON.parse(text) as Record<string, unknown>) : {},
  };
}

/** The keys of the links that an answer gives. */
export function keysIn(answer: ApiAnswer): Record<string, string> {
  const links = Object.entries((answer.body.links ?? {}) as Record<string, string>);
  return Object.fromEntries(links.map(([role, link]) => [role, new URL(link).hash.slice(1)]));
}
