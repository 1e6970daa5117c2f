'use client';

import { ExternalLink } from 'lucide-react';
import { verdictLine } from '@/lib/analysis/words/verdict-line';
import { mapPath } from '../home/map-api';
import { useEditorState } from '../store/editor-context';
import { BrandMark } from '../ui/brand';
import { buttonClass } from '../ui/button';
import { VerdictBars } from '../ui/verdict-bars';
import { useGivenKey } from './use-given-key';

/** Above the map in its frame: what it is called, how its chains are, and the way to the whole of it. */
export function EmbedBar({ linkKey }: { readonly linkKey: string }) {
  const mapId = useEditorState((state) => state.mapId);
  const title = useEditorState((state) => state.map.title);
  const offline = useEditorState((state) => state.save.kind === 'offline');
  const analysis = useEditorState((state) => state.analysis);
  const given = useGivenKey(mapId, linkKey);
  const verdict = analysis ? verdictLine(analysis) : null;
  return (
    <header className="pointer-events-none absolute inset-x-2 top-2 z-20 flex flex-col items-start gap-1.5 *:pointer-events-auto">
      <div className="flex min-h-11 w-full items-center gap-2 rounded-xl border border-line bg-surface py-1 pl-2 pr-1.5">
        <BrandMark size={22} />
        <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3">
          <h1 className="min-w-0 max-w-full truncate text-body font-semibold">{title || 'Untitled map'}</h1>
          <p role="status" className="flex min-w-0 items-center gap-2 text-detail text-soft">
            {offline ? (
              'The connection is lost: this is the map as it last came.'
            ) : (
              <>
                <VerdictBars chains={analysis?.scopeFigures[0]?.chains} />
                <span className="line-clamp-2 max-sm:line-clamp-3">
                  {verdict ? [verdict.text, verdict.hint].filter(Boolean).join(' · ') : 'Looking for breaks…'}
                </span>
              </>
            )}
          </p>
        </div>
        <a
          href={mapPath(mapId, given.viewKey)}
          target="_blank"
          rel="noopener noreferrer"
          className={buttonClass('outline', 'small')}
        >
          Open map
          <ExternalLink size={14} aria-hidden />
        </a>
      </div>
      {given.tooStrong ? (
        <p role="alert" className="rounded-lg bg-negative-bg px-3 py-2 text-detail text-ink">
          The address of this frame has the key of an {given.role} link. Nothing can be changed here, but whoever reads
          the page’s source can take that key and change the map. Use what Share → Embed gives, and make a new link.
        </p>
      ) : null}
    </header>
  );
}
