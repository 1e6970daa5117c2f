'use client';

import type { Touchpoint } from '@/lib/model/types';
import type { FoundIn } from '@/lib/search/search-touchpoints';
import { ReactionMark } from '../panels/inspector/reaction-mark';
import { useEditor, useEditorState } from '../store/editor-context';
import { cx } from '../ui/cx';
import { describeTouchpoint, oneLine } from './describe-touchpoint';
import { excerpt } from './excerpt';
import { MarkedText } from './marked-text';

interface TouchpointLineProps {
  readonly touchpoint: Touchpoint;
  readonly foundIn: FoundIn;
  readonly sought: string;
}

/** A touchpoint that was found: reaction, label, what it is in its chain, where it stands, and what it was found by. */
export function TouchpointLine({ touchpoint, foundIn, sought }: TouchpointLineProps) {
  const { id, label, owner = '', notes = '' } = touchpoint;
  const { store } = useEditor();
  const reaction = useEditorState((state) => state.states.touchpoints.get(id)?.reaction ?? null);
  const { role, trouble, phase, around } = describeTouchpoint(touchpoint, store.getState());
  return (
    <>
      <ReactionMark reaction={reaction} size={22} />
      <span className="min-w-0 flex-1">
        <span className="block truncate text-body font-medium" dir="auto">
          {label === '' ? 'No name' : <MarkedText text={oneLine(label)} sought={sought} />}
        </span>
        <span className="flex min-w-0 gap-x-2 text-small text-soft *:truncate">
          {role ? <span className="shrink-0 font-semibold uppercase tracking-wide">{role}</span> : null}
          {trouble ? <span className={cx('shrink-0', trouble.loud && 'text-negative')}>{trouble.words}</span> : null}
          {phase === '' ? null : (
            <span>
              <MarkedText text={phase} sought={foundIn === 'phase' ? sought : ''} />
            </span>
          )}
          {around === '' ? null : <span>in “{around}”</span>}
          {foundIn === 'owner' ? (
            <span>
              Owner: <MarkedText text={owner} sought={sought} />
            </span>
          ) : null}
          {foundIn === 'notes' ? (
            <span>
              Notes: <MarkedText text={excerpt(notes, sought)} sought={sought} />
            </span>
          ) : null}
        </span>
      </span>
    </>
  );
}
