import { parseMapFile } from '@/lib/exchange/parse-map-file';
import type { JourneyMap } from '@/lib/model/types';
import { callApi } from '../../home/map-api';

/** A state of the map that the server has set aside. */
export interface Version {
  readonly id: number;
  readonly kind: 'auto' | 'named';
  readonly name: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

interface Answer {
  readonly id: number;
  readonly kind: 'auto' | 'named';
  readonly name: string | null;
  readonly at: string;
}

/** What the server keeps of one map's past, by the key of its link. Every call throws ApiProblem. */
export interface VersionsApi {
  /** Newest first. */
  list(): Promise<readonly Version[]>;
  read(id: number): Promise<JourneyMap>;
  /** Sets the map as it is now aside, for good with a name. */
  setAside(name: string | null): Promise<Version>;
  rename(id: number, name: string): Promise<Version>;
  /** For good; needs the own key. */
  remove(id: number): Promise<void>;
}

/** The versions of a map over HTTP. */
export function createVersionsApi(mapId: string, key: string): VersionsApi {
  const call = async (method: string, path = '', body?: object): Promise<Response> =>
    callApi(`/api/maps/${encodeURIComponent(mapId)}/versions${path}`, {
      method,
      key,
      ...(body && { body: JSON.stringify(body) }),
    });
  const one = async (answer: Response): Promise<Version> => read((await answer.json()) as Answer);
  return {
    async list() {
      const { versions } = (await (await call('GET')).json()) as { versions: readonly Answer[] };
      return versions.map(read);
    },
    async read(id) {
      const parsed = parseMapFile(await (await call('GET', `/${id}`)).text());
      if (!parsed.ok) throw new Error(parsed.faults[0]?.message);
      return parsed.map;
    },
    setAside: async (name) => one(await call('POST', '', name === null ? {} : { name })),
    remove: async (id) => void (await call('DELETE', `/${id}`)),
    rename: async (id, name) => one(await call('PATCH', `/${id}`, { name })),
  };
}

const read = ({ id, kind, name, at }: Answer): Version => ({ id, kind, name, at: Date.parse(at) });
