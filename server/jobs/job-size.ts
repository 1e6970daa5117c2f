import type { FormatId } from '@/lib/exchange/formats';
import type { Limits } from '@/lib/protocol/limits';
import { type Parts, partsLength } from '../http/body-parts';
import type { StoredDocument } from '../storage/storage';
import type { JobKind, MapJobs } from './map-jobs';

type JobInput = { readonly stored?: StoredDocument; readonly body?: Parts; readonly state?: Uint8Array };

/** How much larger a version is than its packed state, about. */
const INFLATED = 4;
/** Drawn pixel by pixel, or put together with fonts: never beside other work. */
const SLOW_TO_WRITE: ReadonlySet<FormatId> = new Set(['png', 'pdf', 'html']);
/** Packed: how large they are is not how much there is to read. */
const SLOW_TO_READ: ReadonlySet<FormatId> = new Set(['png', 'svg']);

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

/** So many bytes a job may have to look at and still be done at once; -1 for one that never is. */
export function mostInline<K extends JobKind>(kind: K, input: MapJobs[K]['input'], limits: Limits): number {
  switch (kind) {
    case 'analysis':
      return limits.inlineAnalysisBytes;
    case 'export': {
      const { format, options } = input as MapJobs['export']['input'];
      return SLOW_TO_WRITE.has(format) || options.fonts ? -1 : limits.inlineAnalysisBytes;
    }
    case 'make':
    case 'import': {
      const { file } = input as { readonly file?: { readonly format: FormatId } };
      if (!file || file.format === 'json') return limits.inlineBytes;
      return SLOW_TO_READ.has(file.format) ? -1 : limits.inlineAnalysisBytes;
    }
    default:
      return limits.inlineBytes;
  }
}

/** Seconds that a job may take in its thread. */
export function mostSeconds(kind: JobKind, limits: Limits): number {
  return kind === 'export' ? limits.exportSeconds : limits.workSeconds;
}
