'use client';

import { useId, useState } from 'react';
import { CopyButton } from '../../ui/copy-button';
import { INPUT_CLASS } from '../../ui/field';
import { embedSnippet } from './embed-snippet';

export interface EmbedSectionProps {
  readonly mapId: string;
  readonly viewKey: string;
  readonly title: string;
}

/** What shows the map live inside a page of another site, to copy. */
export function EmbedSection({ mapId, viewKey, title }: EmbedSectionProps) {
  const id = useId();
  const [snippet] = useState(() => embedSnippet({ origin: location.origin, mapId, viewKey, title }));
  return (
    <div>
      <label htmlFor={id} className="text-body font-semibold">
        Embed
      </label>
      <p id={`${id}-what`} className="text-detail text-soft">
        Shows the map live inside a page of a wiki or an intranet, to look at. Whoever reads that page has the view
        link.
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <input
          id={id}
          readOnly
          value={snippet}
          aria-describedby={`${id}-what`}
          onFocus={(event) => event.target.select()}
          className={`${INPUT_CLASS} h-[34px] min-w-40 flex-1 truncate`}
        />
        <CopyButton text={snippet} what="code to embed" />
      </div>
    </div>
  );
}
