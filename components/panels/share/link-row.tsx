'use client';

import { RefreshCw } from 'lucide-react';
import { useId } from 'react';
import type { AccessRole } from '@/lib/protocol/keys';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { INPUT_CLASS } from '../../ui/field';
import { ROLE_LABELS, ROLE_POWERS } from './share-words';

export interface LinkRowProps {
  readonly role: AccessRole;
  readonly url: string;
  /** For an owner: asks whether to renew it. */
  readonly onRenew?: () => void;
  /** True while it can't be renewed. */
  readonly busy?: boolean;
}

/** One link that may be given away: what it can do, itself, and how to copy or renew it. */
export function LinkRow({ role, url, onRenew, busy }: LinkRowProps) {
  const id = useId();
  const label = ROLE_LABELS[role];
  return (
    <div>
      <label htmlFor={id} className="text-body font-semibold">
        {label}
      </label>
      <p id={`${id}-what`} className="text-detail text-soft">
        {ROLE_POWERS[role]}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <input
          id={id}
          readOnly
          value={url}
          aria-describedby={`${id}-what`}
          onFocus={(event) => event.target.select()}
          className={`${INPUT_CLASS} h-[34px] min-w-40 flex-1 truncate`}
        />
        <CopyButton text={url} what={label.toLowerCase()} />
        {onRenew ? (
          // Not `disabled`: that would take the keyboard's place away.
          <Button aria-disabled={busy} onClick={() => busy || onRenew()} className="aria-disabled:opacity-50">
            <RefreshCw size={16} aria-hidden />
            New {label.toLowerCase()}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
