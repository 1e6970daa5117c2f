'use client';

import { useEffect, useId, useState } from 'react';
import { deriveKeys, type Keys } from '@/lib/protocol/keys';
import { mapPath } from '../home/map-api';
import { readRecent } from '../home/recent-maps';
import { useEditorState } from '../store/editor-context';
import type { AccessRole } from '../store/types';
import { CopyButton } from '../ui/copy-button';
import { Dialog } from '../ui/dialog';
import { INPUT_CLASS } from '../ui/field';

const LINKS: readonly { readonly role: AccessRole; readonly label: string; readonly what: string }[] = [
  {
    role: 'view',
    label: 'View link',
    what: 'Sees the map live and takes pictures of it. Can’t change anything; the server holds that.',
  },
  { role: 'edit', label: 'Edit link', what: 'Changes the map together with you, and can pass on both these links.' },
  {
    role: 'own',
    label: 'Your own link',
    what: 'Everything, deleting the map too. Keep it for yourself: it is the only proof that the map is yours.',
  },
];

export interface ShareDialogProps {
  /** The key of the link that opened the page. */
  readonly linkKey: string;
  readonly onClose: () => void;
}

/** The links that may be given away with the key at hand: weaker keys follow from stronger ones, never the reverse. */
export function ShareDialog({ linkKey, onClose }: ShareDialogProps) {
  const mapId = useEditorState((state) => state.mapId);
  const role = useEditorState((state) => state.role);
  const keys = useKeys(mapId, linkKey, role);
  return (
    <Dialog
      open
      onClose={onClose}
      title="Share this map"
      description="Whoever has a link is in, without an account. The key is in the part after #, which browsers send to no server."
    >
      <div className="space-y-5 pt-1">
        {LINKS.map(({ role: of, label, what }) => {
          const key = keys?.[of];
          return key ? (
            <LinkRow key={of} label={label} what={what} url={`${location.origin}${mapPath(mapId, key)}`} />
          ) : null;
        })}
        {keys && !keys.edit ? (
          <p className="text-[13px] leading-[18px] text-soft">
            You have a view link, so it is the one that you can pass on. Ask the owner of the map for an edit link.
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}

function LinkRow({ label, what, url }: { readonly label: string; readonly what: string; readonly url: string }) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      <p id={`${id}-what`} className="text-[13px] leading-[18px] text-soft">
        {what}
      </p>
      <div className="mt-2 flex gap-2">
        <input
          id={id}
          readOnly
          value={url}
          aria-describedby={`${id}-what`}
          onFocus={(event) => event.target.select()}
          className={`${INPUT_CLASS} h-[34px] min-w-0 flex-1 truncate`}
        />
        <CopyButton text={url} what={label.toLowerCase()} />
      </div>
    </div>
  );
}

/** The keys at hand: those of the link, or of a stronger one that this browser has opened before. */
function useKeys(mapId: string, linkKey: string, role: AccessRole): Keys | null {
  const [keys, setKeys] = useState<Keys | null>(null);
  useEffect(() => {
    let current = true;
    const known = readRecent().find((map) => map.id === mapId);
    const best = known ? { role: known.role, key: known.key } : { role, key: linkKey };
    void deriveKeys(best.role, best.key).then((derived) => {
      if (current) setKeys(derived);
    });
    return () => {
      current = false;
    };
  }, [mapId, linkKey, role]);
  return keys;
}
