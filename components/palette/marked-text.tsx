import type { ReactNode } from 'react';
import { findRanges } from '@/lib/search/find-ranges';

/** A text with what was sought in it marked. */
export function MarkedText({ text, sought }: { readonly text: string; readonly sought: string }) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of findRanges(text, sought)) {
    parts.push(text.slice(at, start));
    parts.push(
      <mark key={start} className="bg-transparent text-positive underline decoration-2 underline-offset-2">
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  parts.push(text.slice(at));
  return <>{parts}</>;
}
