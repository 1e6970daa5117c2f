'use client';

import { useEffect, useRef, useState } from 'react';
import type { FormatId } from '@/lib/exchange/formats';
import type { ExportOptions } from '@/lib/export/options';
import type { Exported } from '@/lib/export/types';
import type { JourneyMap } from '@/lib/model/types';
import { makeFile } from '../../export/make-file';

/** What is being made now, and how far it is: 0 to 1. */
export interface Making {
  readonly what: 'file' | 'copy';
  readonly done: number;
  readonly doing: string;
}

export interface Maker {
  readonly making: Making | null;
  /** The file; null when it was cancelled. Rejects when it can't be made. One at a time. */
  readonly make: (
    what: Making['what'],
    map: JourneyMap,
    format: FormatId,
    options: ExportOptions,
  ) => Promise<Exported | null>;
  readonly cancel: () => void;
}

/** Makes files in a worker, with progress, to be cancelled by a button or by closing. */
export function useMaking(): Maker {
  const [making, setMaking] = useState<Making | null>(null);
  const under = useRef<AbortController | null>(null);
  useEffect(() => () => under.current?.abort(), []);
  return {
    making,
    async make(what, map, format, options) {
      under.current?.abort();
      const own = new AbortController();
      under.current = own;
      setMaking({ what, done: 0, doing: 'Getting ready' });
      try {
        return await makeFile(map, format, options, {
          signal: own.signal,
          onProgress: (done, doing) => under.current === own && setMaking({ what, done, doing }),
        });
      } catch (error) {
        if (own.signal.aborted) return null;
        throw error;
      } finally {
        if (under.current === own) {
          under.current = null;
          setMaking(null);
        }
      }
    },
    cancel: () => under.current?.abort(),
  };
}
