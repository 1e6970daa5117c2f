'use client';

import { useCallback, useEffect, useMemo, useState } from 'react';
import { type AccessRole, allows, type RenewableRole } from '@/lib/protocol/keys';
import { browserMemory } from '../../collab/memory';
import { ApiProblem, renewLink } from '../../home/map-api';
import { readRecent } from '../../home/recent-maps';
import { useEditorState } from '../../store/editor-context';
import { findLinks, type HeldKey, type ShownLinks, shown } from './find-links';
import { knownGenerations } from './known-generations';
import { ROLE_LABELS, renewalWords } from './share-words';

/** How the last renewal went, in a sentence. */
export interface RenewalNews {
  readonly good: boolean;
  readonly words: string;
}

export interface ShareLinks {
  /** Null until they are known; 'none' when no key is good any more. */
  readonly links: ShownLinks | 'none' | null;
  readonly news: RenewalNews | null;
  /** The link that is being renewed. */
  readonly renewing: RenewableRole | null;
  renew(role: RenewableRole): Promise<void>;
}

/** The links of the open map, asked for anew when the connection comes back, and their renewal. */
export function useShareLinks(linkKey: string): ShareLinks {
  const mapId = useEditorState((state) => state.mapId);
  const role = useEditorState((state) => state.role);
  const online = useEditorState((state) => state.save.kind === 'saved' || state.save.kind === 'saving');
  const known = useMemo(() => knownGenerations(mapId, browserMemory()), [mapId]);
  const [links, setLinks] = useState<ShownLinks | 'none' | null>(null);
  const [news, setNews] = useState<RenewalNews | null>(null);
  const [renewing, setRenewing] = useState<RenewableRole | null>(null);

  const find = useCallback(
    async () => (await findLinks(mapId, heldKeys(mapId, { key: linkKey, role }), known)) ?? 'none',
    [mapId, linkKey, role, known],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: with the connection the answer may be another
  useEffect(() => {
    let wanted = true;
    void find().then((found) => {
      if (wanted) setLinks(found);
    });
    return () => {
      wanted = false;
    };
  }, [find, online]);

  const renew = async (of: RenewableRole): Promise<void> => {
    if (!links || links === 'none' || renewing) return;
    setRenewing(of);
    setNews(null);
    try {
      const next = shown(links.key, await renewLink(mapId, links.key, of, links.generations), known);
      setLinks(next);
      setNews({ good: true, words: renewalWords(of) });
      followLink(linkKey, next);
    } catch (error) {
      setNews({ good: false, words: await failureWords(error, of) });
    }
    setRenewing(null);
  };

  const failureWords = async (error: unknown, of: RenewableRole): Promise<string> => {
    if (!(error instanceof ApiProblem)) return 'Something went wrong in this page; reload it and try again.';
    if (error.code === 'links-changed') {
      setLinks(await find());
      return 'The links were renewed in another window just now, so nothing was changed here. These are the new ones.';
    }
    return `The ${ROLE_LABELS[of].toLowerCase()} was not renewed. ${error.message}`;
  };

  return { links, news, renewing, renew };
}

/** The keys at hand, strongest first: what this browser has opened before, and the link of this page. */
function heldKeys(mapId: string, page: HeldKey): HeldKey[] {
  const known = readRecent().find((map) => map.id === mapId && map.key !== page.key);
  if (!known || known.ended) return [page];
  const other = { key: known.key, role: known.role };
  return allows(page.role, known.role) ? [page, other] : [other, page];
}

/** A page that was opened by the very link that has ended goes on with the new one. */
function followLink(linkKey: string, next: ShownLinks): void {
  const stays = Object.values(next.keys).includes(linkKey);
  const strongest: AccessRole = next.keys.own ? 'own' : next.keys.edit ? 'edit' : 'view';
  if (!stays) location.hash = next.keys[strongest] ?? '';
}
