'use client';

import type { LinkKind } from '@/lib/analysis/types';
import type { Command } from '@/lib/document/types';
import type { Touchpoint } from '@/lib/model/types';
import { useEditor, useEditorState } from '../../store/editor-context';
import { cx } from '../../ui/cx';
import { linkCommands, type SettableLink } from './link-commands';

const KINDS: readonly { readonly value: SettableLink; readonly label: string; readonly what: string }[] = [
  { value: 'start', label: 'Start link', what: 'the chain begins here: marks “%s” as a start' },
  {
    value: 'intermediate',
    label: 'Intermediate link',
    what: 'somewhere between: marks both ends as neither start nor final',
  },
  { value: 'final', label: 'Final link', what: 'the chain ends with it: marks “%t” as a final' },
  { value: 'handover', label: 'Hand-over', what: 'leads into a new chain: “%s” becomes a final, “%t” a start' },
];

export interface LinkKindFieldProps {
  readonly source: Touchpoint;
  readonly target: Touchpoint;
  /** What the transition is now, by the analysis; null when it is ignored. */
  readonly link: LinkKind | null;
}

/** Which kind of link a transition is, and what choosing another would mark. */
export function LinkKindField({ source, target, link }: LinkKindFieldProps) {
  const editor = useEditor();
  const readOnly = useEditorState((state) => state.role === 'view');
  const choose = (commands: readonly Command[]): void => {
    if (commands.length > 0) editor.run(commands);
  };
  return (
    <fieldset className="min-w-0">
      <legend className="text-small font-medium leading-4 text-soft">Kind of link</legend>
      <div className="mt-1.5 overflow-hidden rounded-lg border border-line">
        {KINDS.map(({ value, label, what }) => {
          const chosen = link === value || (link === 'start-final' && (value === 'start' || value === 'final'));
          return (
            <button
              key={value}
              type="button"
              disabled={readOnly}
              aria-pressed={chosen}
              onClick={() => choose(linkCommands(source, target, value))}
              className={cx(
                'block w-full border-t border-line px-3 py-2 text-left first:border-t-0 disabled:cursor-not-allowed',
                chosen ? 'bg-neutral-bg' : 'hover:bg-neutral-bg',
              )}
            >
              <span className="block text-detail font-semibold leading-5">
                {label}
                {chosen ? <span className="font-normal text-soft"> · now</span> : null}
              </span>
              <span className="block text-small leading-4 text-soft">
                {what.replace('%s', shorten(source.label)).replace('%t', shorten(target.label))}
              </span>
            </button>
          );
        })}
      </div>
      {link === null ? (
        <p className="mt-1.5 text-small leading-4 text-soft">
          It counts in no chain: it joins a touchpoint with itself or with its own part.
        </p>
      ) : null}
    </fieldset>
  );
}

function shorten(label: string): string {
  const line = label.replace(/\s+/g, ' ').trim() || 'No label';
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
