'use client';

import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';

/** Which sections are open outlives the selection, so that walking over touchpoints compares the same attributes. */
const open = new Set<string>(['Chain']);

/** A group of attributes that can be folded away. */
export function Section(props: { readonly title: string; readonly summary?: string; readonly children: ReactNode }) {
  const [shown, setShown] = useState(() => open.has(props.title));
  return (
    <details
      open={shown}
      onToggle={(event) => {
        const now = event.currentTarget.open;
        setShown(now);
        if (now) open.add(props.title);
        else open.delete(props.title);
      }}
      className="group border-t border-line"
    >
      <summary className="flex min-h-11 select-none list-none items-center gap-2 rounded-md text-detail font-semibold [&::-webkit-details-marker]:hidden">
        <ChevronRight size={15} aria-hidden className="-ml-0.5 text-soft transition-transform group-open:rotate-90" />
        {props.title}
        {props.summary ? (
          <span className="ml-auto max-w-[60%] truncate font-normal text-soft group-open:hidden">{props.summary}</span>
        ) : null}
      </summary>
      {shown ? <div className="space-y-4 pb-5 pt-1">{props.children}</div> : null}
    </details>
  );
}
