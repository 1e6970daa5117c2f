import type { AccessRole, Generations, Keys, RenewableRole } from '@/lib/protocol/keys';

/** A refusal of the server, in a sentence for a person, with every fault of a file that it named. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  constructor(
    message: string,
    /** HTTP status; 0 when the server could not be reached. */
    readonly status: number,
    readonly code: string,
    readonly faults: readonly string[] = [],
  ) {
    super(message);
  }
}

export interface CreatedMap {
  readonly id: string;
  /** Address of the map with its own key, within this site. */
  readonly path: string;
  readonly key: string;
}

/** What a new map is made of. `file` is the text of a map file, sent as it is. */
export type NewMap = { readonly title?: string; readonly template?: string } | { readonly file: string };

/** Makes a map. Throws ApiProblem. */
export async function createMap(what: NewMap): Promise<CreatedMap> {
  const body = 'file' in what ? `{"map":${what.file}}` : JSON.stringify(what);
  const answer: unknown = await (await callApi('/api/maps', { method: 'POST', body })).json();
  const { id, links } = answer as { id: string; links: { own: string } };
  const key = new URL(links.own, location.href).hash.slice(1);
  return { id, key, path: mapPath(id, key) };
}

/** Address of a map within this site. */
export function mapPath(id: string, key: string): string {
  return `/m/${encodeURIComponent(id)}#${key}`;
}

/** Deletes a map for everybody; needs the own key. Throws ApiProblem. */
export async function deleteMap(id: string, key: string): Promise<void> {
  await callApi(`/api/maps/${encodeURIComponent(id)}`, { method: 'DELETE', key });
}

/** Gives a map another title, by merging a file that holds nothing else; needs the edit key. Throws ApiProblem. */
export async function renameMap(id: string, key: string, title: string): Promise<void> {
  const body = JSON.stringify({ format: 'throughline', version: 1, title, touchpoints: [], transitions: [] });
  await callApi(`/api/maps/${encodeURIComponent(id)}/import?mode=merge`, { method: 'POST', key, body });
}

/** The keys that one key may give away, as the server knows them now. */
export interface GivenKeys {
  readonly role: AccessRole;
  readonly keys: Keys;
  readonly generations: Generations;
}

/** Asks which links a key may give away. Throws ApiProblem. */
export async function readLinks(id: string, key: string): Promise<GivenKeys> {
  return readGiven(await callApi(`/api/maps/${encodeURIComponent(id)}/links`, { method: 'GET', key }));
}

/**
 * Puts a new link in the place of one that is still of `generations`; needs the own key. Throws ApiProblem, with code
 * `links-changed` when somebody was faster.
 */
export async function renewLink(
  id: string,
  key: string,
  renew: RenewableRole,
  generations: Generations,
): Promise<GivenKeys> {
  const body = JSON.stringify({ renew, generations });
  return readGiven(await callApi(`/api/maps/${encodeURIComponent(id)}/links`, { method: 'POST', key, body }));
}

async function readGiven(response: Response): Promise<GivenKeys> {
  const { role, links, generations } = (await response.json()) as {
    role: AccessRole;
    links: Partial<Record<AccessRole, string>>;
    generations: Generations;
  };
  const keys = Object.entries(links).map(([of, link]) => [of, new URL(link, location.href).hash.slice(1)]);
  return { role, keys: Object.fromEntries(keys) as Keys, generations };
}

/** Asks the server, as whoever has this key. Throws ApiProblem for every answer that is none of success. */
export async function callApi(
  path: string,
  { method, key, body }: { readonly method: string; readonly key?: string; readonly body?: string },
): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      body,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      },
    });
  } catch {
    throw new ApiProblem(
      'The server can’t be reached. Nothing was changed; try again when you are online.',
      0,
      'offline',
    );
  }
  if (response.ok) return response;
  throw problemOf(response.status, await response.json().catch(() => null));
}

const SENTENCES: Readonly<Record<number, string>> = {
  401: 'This needs a link of the map with its key.',
  403: 'Your link of this map does not allow that. Ask its owner for a stronger one.',
  404: 'There is no such map any more, or this link’s key does not open it.',
  409: 'Somebody else has just changed that. Nothing was changed by you; look at it again.',
  413: 'That is too large for this server. Nothing was changed.',
  429: 'Too many requests from here. Wait a minute, then try again.',
};

const SENTENCES_BY_CODE: Readonly<Record<string, string>> = {
  'unknown-version': 'That version is not there any more. Nothing was changed; the others are.',
  'too-many-versions':
    'This map has as many versions with a name as this server keeps. Nothing was changed; automatic ones go on. The owner of the map can delete some.',
};

/** Puts an answer of `application/problem+json` into a sentence. */
export function problemOf(status: number, body: unknown): ApiProblem {
  const problem = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const code = typeof problem.code === 'string' ? problem.code : String(status);
  const faults = Array.isArray(problem.faults) ? problem.faults.map(faultWords) : [];
  const said = [problem.detail, problem.title].find((text) => typeof text === 'string');
  const fallback = `The server answered with an error (${status}). Nothing was changed; try again in a moment.`;
  return new ApiProblem(SENTENCES_BY_CODE[code] ?? SENTENCES[status] ?? said ?? fallback, status, code, faults);
}

function faultWords(fault: unknown): string {
  if (typeof fault === 'string') return fault;
  const { pointer, message } = (fault ?? {}) as { pointer?: unknown; message?: unknown };
  return `${typeof pointer === 'string' ? pointer : ''}: ${String(message ?? '')}`;
}
