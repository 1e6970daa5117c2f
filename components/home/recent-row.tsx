'use client';

import { Ellipsis, Pencil, Trash2, X } from 'lucide-react';
import Link from 'next/link';
import { useRef, useState } from 'react';
import { LIMITS } from '@/lib/protocol/limits';
import { INPUT_CLASS } from '../ui/field';
import { Menu } from '../ui/menu';
import { mapPath } from './map-api';
import { openedAgo } from './opened-ago';
import type { RecentMap } from './recent-list';

export interface RecentRowProps {
  readonly map: RecentMap;
  readonly onRename: (title: string) => void;
  readonly onDelete: () => void;
  readonly onForget: () => void;
}

const ROLE_WORDS = { own: 'Yours', edit: 'Shared, you can edit', view: 'Shared, you can look' } as const;

/** One map of the list: a link, and a menu of what may be done with it. */
export function RecentRow({ map, onRename, onDelete, onForget }: RecentRowProps) {
  const [renaming, setRenaming] = useState(false);
  const cancelled = useRef(false);
  const title = map.title || 'Untitled map';
  const finish = (typed: string): void => {
    setRenaming(false);
    const next = typed.trim();
    if (!cancelled.current && next !== map.title) onRename(next);
  };
  return (
    <li className="relative flex items-center gap-2 rounded-xl border border-line bg-surface py-3 pl-4 pr-2 hover:border-control">
      <div className="min-w-0 flex-1">
        {renaming ? (
          <input
            // biome-ignore lint/a11y/noAutofocus: the person has just asked to type here
            autoFocus
            aria-label={`New title of ${title}`}
            defaultValue={map.title}
            maxLength={LIMITS.titleCharacters}
            onFocus={(event) => {
              cancelled.current = false;
              event.target.select();
            }}
            onBlur={(event) => finish(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.currentTarget.blur();
              if (event.key !== 'Escape') return;
              cancelled.current = true;
              event.currentTarget.blur();
            }}
            className={`${INPUT_CLASS} h-8 font-semibold`}
          />
        ) : (
          <Link
            href={mapPath(map.id, map.key)}
            prefetch={false}
            className="block truncate font-semibold leading-6 after:absolute after:inset-0 after:rounded-xl"
          >
            {title}
          </Link>
        )}
        <p className="truncate text-detail leading-5 text-soft">
          {map.ended ? 'This link has ended' : ROLE_WORDS[map.role]} · opened {openedAgo(map.opened, Date.now())}
        </p>
      </div>
      <Menu
        trigger={
          <button
            type="button"
            aria-label={`More about ${title}`}
            className="relative z-10 grid size-9 pointer-coarse:size-11 shrink-0 place-items-center rounded-lg text-soft hover:bg-neutral-bg hover:text-ink"
          >
            <Ellipsis size={18} aria-hidden />
          </button>
        }
        groups={[
          map.role === 'view' || map.ended
            ? []
            : [{ label: 'Rename', icon: Pencil, onSelect: () => setRenaming(true) }],
          map.role === 'own' && !map.ended
            ? [{ label: 'Delete…', icon: Trash2, danger: true, onSelect: onDelete }]
            : [{ label: 'Remove from this list', icon: X, onSelect: onForget }],
        ]}
      />
    </li>
  );
}
