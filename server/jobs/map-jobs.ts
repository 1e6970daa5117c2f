import { applyUpdate, Doc, encodeStateAsUpdate, mergeUpdates } from 'yjs';
import { analyze } from '@/lib/analysis/analyze';
import { toCheckJson } from '@/lib/analysis/check-json';
import { applyCommands } from '@/lib/document/apply-commands';
import { CREATE } from '@/lib/document/origins';
import { readMap } from '@/lib/document/read-map';
import { writeMap } from '@/lib/document/write-map';
import type { FormatId } from '@/lib/exchange/formats';
import { writeMapFile } from '@/lib/exchange/write-map-file';
import { exportMap } from '@/lib/export/export-map';
import type { ExportOptions } from '@/lib/export/options';
import type { Exported } from '@/lib/export/types';
import type { JourneyMap } from '@/lib/model/types';
import { partFaults } from '../exchange/part-faults';
import { readSent, type SentFile } from '../exchange/read-sent';
import type { Parts } from '../http/body-parts';
import { decodeText } from '../http/decode-text';
import { readNewMap } from '../http/new-map';
import { Problem } from '../http/problem';
import { EXPORT_TOOLS } from '../pictures/export-tools';
import type { StoredDocument } from '../storage/storage';
import { packState, readState } from '../versions/version-state';

/** With a buffer of its own, so that it can move between threads instead of being copied. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** What can take long with a large map: asked for with what it needs, so that any thread can do it. */
export interface MapJobs {
  /** The first update of a new map, from the body of `POST /api/maps`: what it should be, or `file`, the map as a file. */
  make: {
    input: { body: Parts; file?: SentFile };
    output: { update: Uint8Array; notes: readonly string[] };
  };
  /** What a file changes in a map; no update when nothing. */
  import: {
    input: { stored: StoredDocument; body: Parts; file: SentFile; mode: 'replace' | 'merge' };
    output: Changed & { notes: readonly string[] };
  };
  /** A document as a version. */
  pack: { input: { stored: StoredDocument }; output: { state: Bytes } };
  /** The map file of a version. */
  'version-file': { input: { state: Uint8Array }; output: { body: Bytes } };
  /** What brings a map back to a version; no update when nothing has changed since. */
  restore: {
    input: { stored: StoredDocument; state: Uint8Array };
    output: Changed;
  };
  /** The map file. */
  file: { input: { stored: StoredDocument }; output: { body: Bytes; title: string } };
  /** What `throughline check --json` prints. */
  analysis: { input: { stored: StoredDocument }; output: { body: Bytes } };
  /** The map as a file of any format that is written. */
  export: {
    input: { stored: StoredDocument; format: FormatId; options: ExportOptions };
    output: Exported & { title: string };
  };
}

/** A change of a map, and what it has then. */
interface Changed {
  readonly update: Uint8Array | null;
  readonly touchpoints: number;
  readonly transitions: number;
}

export type JobKind = keyof MapJobs;

type Output<K extends JobKind> = MapJobs[K]['output'];
type Doers = { readonly [K in JobKind]: (input: MapJobs[K]['input']) => Output<K> | Promise<Output<K>> };

const DOERS: Doers = {
  make({ body, file }) {
    const { map, notes } = file ? readSent(body, file) : { map: readNewMap(decodeText(body)), notes: [] };
    return { update: withDoc((doc) => encode(doc, map)), notes };
  },
  import({ stored, body, file, mode }) {
    const { map, notes } = readSent(body, file);
    return { ...put(stored, mode, map), notes };
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
  async export({ stored, format, options }) {
    const map = open(stored);
    const faults = partFaults(map, options.part);
    if (faults.length > 0) throw new Problem('invalid-query', undefined, { faults });
    const made = await exportMap(map, format, options, EXPORT_TOOLS);
    if (!made) throw new Problem('format-not-offered');
    return { ...made, title: map.title };
  },
};

/** Does a job in this very thread. Rejects with Problem: what is wrong with what was sent. */
export async function doMapJob<K extends JobKind>(kind: K, input: MapJobs[K]['input']): Promise<Output<K>> {
  return (DOERS[kind] as (input: MapJobs[K]['input']) => Output<K> | Promise<Output<K>>)(input);
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
function put(stored: StoredDocument, type: 'replace' | 'merge', map: JourneyMap): Changed {
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
