'use client';

import { useEffect, useMemo, useState } from 'react';
import type { FormatId } from '@/lib/exchange/formats';
import { guessFormat } from '@/lib/exchange/guess-format';
import type { ColumnMapping } from '@/lib/exchange/table/columns';
import { NOT_READ, type ReadAnswer, startReader } from '../../reading/read-given';
import { onOfferedFile, takeOfferedFile } from './offered-file';

export interface Given {
  readonly file: File;
  /** What the person has chosen to read it as; null: what its name says. */
  readonly format: FormatId | null;
  /** What the person has chosen the columns of a table for; null: what they seem to be. */
  readonly mapping: ColumnMapping | null;
}

export interface GivenState {
  readonly given: Given | null;
  /** What reading it gave; null while there is nothing. With other columns it is the answer before, until the new one. */
  readonly read: ReadAnswer | null;
  /** `read` is of what was chosen before. */
  readonly pending: boolean;
  readonly give: (file: File) => void;
  readonly paste: (text: string) => void;
  readonly readAs: (format: FormatId) => void;
  readonly mapAs: (mapping: ColumnMapping) => void;
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
      if (file) setGiven({ file, format: null, mapping: null });
    };
    take();
    return onOfferedFile(take);
  }, []);
  useEffect(() => {
    if (!given) return;
    let current = true;
    const { file, format, mapping } = given;
    reader
      .ask(() => ({ file, format, mapping }))
      .then(
        (read) => current && read && setAnswer({ of: given, read }),
        () => current && setAnswer({ of: given, read: NOT_READ }),
      );
    return () => {
      current = false;
    };
  }, [reader, given]);
  const same = answer !== null && answer.of.file === given?.file && answer.of.format === given.format;
  return {
    given,
    read: same ? answer.read : null,
    pending: answer?.of !== given,
    give: (file) => setGiven({ file, format: null, mapping: null }),
    paste: (text) => setGiven({ file: new File([text], 'Pasted text'), format: guessFormat(text), mapping: null }),
    readAs: (format) => setGiven((before) => before && { ...before, format, mapping: null }),
    mapAs: (mapping) => setGiven((before) => before && { ...before, mapping }),
  };
}
