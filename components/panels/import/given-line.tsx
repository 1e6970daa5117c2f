'use client';

import { FileText } from 'lucide-react';
import { FORMATS, type FormatId, formatOf } from '@/lib/exchange/formats';
import { Button } from '../../ui/button';
import { SelectField } from '../../ui/select-field';
import { formatBytes } from '../format-bytes';
import type { Given } from './use-given';

export interface GivenLineProps {
  readonly given: Given;
  /** What it was read as; null while that is not known. */
  readonly format: FormatId | null;
  /** What came of it, in a line. */
  readonly summary: string;
  readonly onReadAs: (format: FormatId) => void;
  readonly onOther: () => void;
}

/** What a text can be read as: of a picture there is no doubt. */
const TEXTS = FORMATS.filter(({ reads, family }) => reads && family === 'exchange');

/** The file that was given, what it is, and the ways to give another or to read it as something else. */
export function GivenLine({ given, format, summary, onReadAs, onOther }: GivenLineProps) {
  const picture = format !== null && formatOf(format).family === 'picture';
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-xl bg-neutral-bg px-4 py-3">
      <FileText size={20} aria-hidden className="shrink-0 text-soft max-sm:hidden" />
      <div className="min-w-40 flex-1">
        <p className="text-body font-semibold [overflow-wrap:anywhere]">{given.file.name}</p>
        <p className="text-detail text-soft">
          {formatBytes(given.file.size)} · <span role="status">{summary}</span>
        </p>
      </div>
      {picture ? (
        <p className="text-detail text-soft">{formatOf(format).name}</p>
      ) : (
        <SelectField
          label="Read as"
          hideLabel
          className="w-44"
          value={format ?? undefined}
          none={format === null ? 'Read as…' : null}
          choices={TEXTS.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(chosen) => chosen && onReadAs(chosen)}
        />
      )}
      <Button size="small" onClick={onOther}>
        Another file
      </Button>
    </div>
  );
}
