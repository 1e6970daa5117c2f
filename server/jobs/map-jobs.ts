import { applyUpdate, Doc, encodeStateAsUpdate, mergeUpdates } from 'yjs';
import { analyze } from '@/lib/analysis/analyze';
import { toCheckJson } from '@/lib/analysis/check-json';
import { applyCommands } from '@/lib/document/apply-commands';
import { CREATE } from '@/lib/document/origins';
import { readMap } from '@/lib/document/read-map';
import { writeMap } from '@/lib/document/write-map';
import { parseMapFile } from '@/lib/exchange/parse-map-file';
import { writeMapFile } from '@/lib/exchange/write-map-file';
import type { JourneyMap } from '@/lib/model/types';
import { mapScene } from '@/lib/scene/map-scene';
import { sceneToSvg } from '@/lib/scene/svg';
import { type Parts, partsLength } from '../http/body-parts';
import { decodeText } from '../http/decode-text';
import { readNewMap } from '../http/new-map';
import { Problem } from '../http/problem';
import type { StoredDocument } from '../storage/storage';
import { packState, readState } from '../versions/version-state';

/** With a buffer of its own, so that it can move between threads instead of being copied. */
export type Bytes = Uint8Array<ArrayBuffer>;
export type Theme = Parameters<typeof sceneToSvg>[1]['theme'];

/** What can take long with a large map: asked for with what it needs, so that any thread can do it. */
export interface MapJobs {
  /** The first update of a new map, from the body of `POST /api/maps`. */
  make: { input: { body: Parts }; output: { update: Uint8Array } };
  /** What a map file changes in a map; no update when nothing. */
  import: {
    input: { stored: StoredDocument; body: Parts; mode: 'replace' | 'merge' };
    output: { update: Uint8Array | null; touchpoints: number; transitions: number };
  };
  /** A document as a version. */
  pack: { input: { stored: StoredDocument }; output: { state: Bytes } };
  /** The map file of a version. */
  'version-file': { input: { state: Uint8Array }; output: { body: Bytes } };
  /** What brings a map back to a version; no update when nothing has changed since. */
  restore: {
    input: { stored: StoredDocument; state: Uint8Array };
    output: { update: Uint8Array | null; touchpoints: number; transitions: number };
  };
  /** The map file. */
  file: { input: { stored: StoredDocument }; output: { body: Bytes; title: string } };
  /** What `throughline check --json` prints. */
  analysis: { input: { stored: StoredDocument }; output: { body: Bytes } };
  /** A picture; `raster` for one that becomes a PNG, without the map in it. */
  svg: {
    input: { stored: StoredDocument; theme: Theme; raster: boolean };
    output: { body: Bytes; title: string; width: number; height: number };
  };
}

export type JobKind = keyof MapJobs;

type Doers = { readonly [K in JobKind]: (input: MapJobs[K]['input']) => MapJobs[K]['output'] };

const DOERS: Doers = {
  make({ body }) {
    return { update: withDoc((doc) => encode(doc, readNewMap(decodeText(body)))) };
  },
  import({ stored, body, mode }) {
    const parsed = parseMapFile(decodeText(body));
    if (!parsed.ok) throw new Problem('invalid-map', undefined, { faults: parsed.faults });
    return put(stored, mode, parsed.map);
  },
  pack({ stored }) {
    return withDoc((doc) => {
      load(doc, stored);
      return { state: packState(doc) };
    });
  },
  'version-file'({ state }) {
    return { body: utf8(writeMapFile(openVersion(state))) };
  },
  restore({ stored, state }) {
    return put(stored, 'replace', openVersion(state));
  },
  file({ stored }) {
    const map = open(stored);
    return { body: utf8(writeMapFile(map)), title: map.title };
  },
  analysis({ stored }) {
    return { body: utf8(JSON.stringify(toCheckJson(analyze(open(stored))))) };
  },
  svg({ stored, theme, raster }) {
    const map = open(stored);
    const scene = mapScene(map, analyze(map));
    const svg = sceneToSvg(scene, raster ? { theme, raster } : { theme, mapJson: writeMapFile(map) });
    return { body: utf8(svg), title: map.title, width: scene.width, height: scene.height };
  },
};

/** Does a job in this very thread. Throws Problem with what is wrong with what was sent. */
export function doMapJob<K extends JobKind>(kind: K, input: MapJobs[K]['input']): MapJobs[K]['output'] {
  return (DOERS[kind] as (input: MapJobs[K]['input']) => MapJobs[K]['output'])(input);
}

type JobInput = { readonly stored?: StoredDocument; readonly body?: Parts; readonly state?: Uint8Array };

/** How much larger a version is than its packed state, about. */
const INFLATED = 4;

/** Bytes that a job has to look at. */
export function jobBytes({ stored, body, state }: JobInput): number {
  const log = stored?.updates.reduce((sum, update) => sum + update.length, 0) ?? 0;
  return (
    log +
    (stored?.snapshot?.length ?? 0) +
    (stored?.pending?.length ?? 0) +
    partsLength(body ?? []) +
    INFLATED * (state?.length ?? 0)
  );
}

const utf8 = (text: string): Bytes => new TextEncoder().encode(text);

function open(stored: StoredDocument): JourneyMap {
  return withDoc((doc) => {
    load(doc, stored);
    return readMap(doc);
  });
}

function openVersion(state: Uint8Array): JourneyMap {
  try {
    return readState(state);
  } catch {
    throw new Problem('unreadable-map');
  }
}

/** What puts a map into the place of what is stored, or into it. */
function put(stored: StoredDocument, type: 'replace' | 'merge', map: JourneyMap): MapJobs['import']['output'] {
  const update = withDoc((doc) => {
    load(doc, stored);
    const updates: Uint8Array[] = [];
    doc.on('update', (one: Uint8Array) => updates.push(one));
    applyCommands(doc, [{ type, map }], CREATE);
    return updates.length > 1 ? mergeUpdates(updates) : (updates[0] ?? null);
  });
  return { update, touchpoints: map.touchpoints.length, transitions: map.transitions.length };
}

function load(doc: Doc, { snapshot, updates, pending }: StoredDocument): void {
  try {
    doc.transact(() => {
      for (const part of [snapshot, ...updates, pending]) if (part) applyUpdate(doc, part);
    });
  } catch {
    throw new Problem('unreadable-map');
  }
}

function encode(doc: Doc, map: JourneyMap): Uint8Array {
  writeMap(doc, map, CREATE);
  return encodeStateAsUpdate(doc);
}

function withDoc<T>(task: (doc: Doc) => T): T {
  const doc = new Doc();
  try {
    return task(doc);
  } finally {
    doc.destroy();
  }
}
