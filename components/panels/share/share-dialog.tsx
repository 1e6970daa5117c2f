'use client';

import { useState } from 'react';
import type { AccessRole, RenewableRole } from '@/lib/protocol/keys';
import { mapPath } from '../../home/map-api';
import { useEditorState } from '../../store/editor-context';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { cx } from '../../ui/cx';
import { Dialog } from '../../ui/dialog';
import { EmbedSection } from './embed-section';
import type { ShownLinks } from './find-links';
import { LinkRow } from './link-row';
import { RENEWAL_QUESTIONS, ROLE_LABELS } from './share-words';
import { useShareLinks } from './use-share-links';

const ORDER: readonly AccessRole[] = ['view', 'edit', 'own'];

export interface ShareDialogProps {
  /** The key of the link that opened the page. */
  readonly linkKey: string;
  readonly onClose: () => void;
}

/** The links that may be given away with the key at hand, and, for an owner, the way to end those that went too far. */
export function ShareDialog({ linkKey, onClose }: ShareDialogProps) {
  const { links, news, renewing, renew } = useShareLinks(linkKey);
  const [asked, setAsked] = useState<RenewableRole | null>(null);
  const question = RENEWAL_QUESTIONS[asked ?? 'view'];
  return (
    <Dialog
      open
      onClose={onClose}
      title="Share this map"
      description="Whoever has a link is in, without an account. The key is in the part after #, which browsers send to no server."
    >
      <div className="space-y-5 pt-1">
        {links && links !== 'none' ? <Links links={links} busy={renewing !== null} onRenew={setAsked} /> : null}
        <div aria-live="polite" className="empty:mt-0!">
          {news ? <p className={cx('text-body leading-5', !news.good && 'text-negative')}>{news.words}</p> : null}
        </div>
        <p className="text-detail text-soft empty:hidden">{remark(links)}</p>
      </div>
      <ConfirmDialog
        open={asked !== null}
        title={question.title}
        action={`New ${ROLE_LABELS[asked ?? 'view'].toLowerCase()}`}
        onClose={() => setAsked(null)}
        onConfirm={() => asked && void renew(asked)}
      >
        {question.what}
      </ConfirmDialog>
    </Dialog>
  );
}

interface LinksProps {
  readonly links: ShownLinks;
  readonly busy: boolean;
  readonly onRenew: (role: RenewableRole) => void;
}

function Links({ links, busy, onRenew }: LinksProps) {
  const mapId = useEditorState((state) => state.mapId);
  const title = useEditorState((state) => state.map.title);
  const renewable = links.role === 'own' && links.current;
  const rows = ORDER.map((role) => {
    const key = links.keys[role];
    return key ? (
      <LinkRow
        key={role}
        role={role}
        url={`${location.origin}${mapPath(mapId, key)}`}
        busy={busy}
        {...(renewable && role !== 'own' && { onRenew: () => onRenew(role) })}
      />
    ) : null;
  });
  const { view } = links.keys;
  return (
    <>
      {rows}
      {view ? <EmbedSection key={`embed ${view}`} mapId={mapId} viewKey={view} title={title} /> : null}
    </>
  );
}

/** What has to be known about the links shown, if anything. */
function remark(links: ShownLinks | 'none' | null): string | null {
  if (links === null) return null;
  if (links === 'none') {
    return 'The link that you came by has ended, so there is none to pass on. Ask the owner of the map for the new one.';
  }
  if (!links.current) {
    return 'The server can’t be reached, so these are the links as this browser last knew them. Making new ones needs the server.';
  }
  if (links.role === 'view') {
    return 'You have a view link, so it is the one that you can pass on. Ask the owner of the map for an edit link.';
  }
  return null;
}
