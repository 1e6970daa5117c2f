'use client';

import { useEffect, useMemo, useState } from 'react';
import type { FormatId } from '@/lib/exchange/formats';
import { guessFormat } from '@/lib/exchange/guess-format';
import { NOT_READ, type ReadAnswer, startReader } from '../../reading/read-given';
import { onOfferedFile, takeOfferedFile } from './offered-file';

export interface Given {
  readonly file: File;
  /** What the person has chosen to read it as; null: what its name says. */
  readonly format: FormatId | null;
  readonly pasted: boolean;
}

export interface GivenState {
  readonly given: Given | null;
  /** What reading it gave; null while there is nothing, or it is being read. */
  readonly read: ReadAnswer | null;
  readonly give: (file: File) => void;
  readonly paste: (text: string) => void;
  readonly readAs: (format: FormatId) => void;
}

/** What was chosen, dropped or pasted, and what reading it gives, worked out in a worker. */
export function useGiven(): GivenState {
  const reader = useMemo(startReader, []);
  const [given, setGiven] = useState<Given | null>(null);
  const [answer, setAnswer] = useState<{ readonly of: Given; readonly read: ReadAnswer } | null>(null);
  useEffect(() => () => reader.stop(), [reader]);
  useEffect(() => {
    const take = (): void => {
      const file = takeOfferedFile();
      if (file) setGiven({ file, format: null, pasted: false });
    };
    take();
    return onOfferedFile(take);
  }, []);
  useEffect(() => {
    if (!given) return;
    let current = true;
    const { file, format } = given;
    reader
      .ask(() => ({ file, format }))
      .then(
        (read) => current && read && setAnswer({ of: given, read }),
        () => current && setAnswer({ of: given, read: NOT_READ }),
      );
    return () => {
      current = false;
    };
  }, [reader, given]);
  return {
    given,
    read: answer && answer.of === given ? answer.read : null,
    give: (file) => setGiven({ file, format: null, pasted: false }),
    paste: (text) => setGiven({ file: new File([text], 'Pasted text'), format: guessFormat(text), pasted: true }),
    readAs: (format) => setGiven((before) => before && { ...before, format }),
  };
}
