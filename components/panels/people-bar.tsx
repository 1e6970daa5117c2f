'use client';

import { useRef, useState } from 'react';
import { useEditor, useEditorState } from '../store/editor-context';
import { cx } from '../ui/cx';
import { Face } from '../ui/face';
import { worksByFinger } from '../ui/hand';
import { lazyPart } from '../ui/lazy-part';
import { Tooltip } from '../ui/tooltip';
import { DialogFault } from './part-fault';

export interface PeopleBarProps {
  /** Faces of others that are shown; the rest is counted. */
  readonly most?: number;
  readonly className?: string;
}

/** Who is here. A face follows its person's view; one's own changes one's name. */
export function PeopleBar({ most = 4, className }: PeopleBarProps) {
  const people = useEditorState((state) => state.people);
  const following = useEditorState((state) => state.following);
  const editor = useEditor();
  const shown = people.slice(0, most);
  const rest = people.slice(most);
  return (
    <section aria-label="People on this map" className={cx('flex items-center', className)}>
      <MyFace />
      {shown.map((person) => {
        const followed = following === person.clientId;
        const name = followed ? `Stop following ${person.name}` : `Follow ${person.name}`;
        return (
          <Tooltip key={person.clientId} text={name}>
            <button
              type="button"
              aria-label={name}
              aria-pressed={followed}
              onClick={() => editor.follow(followed ? null : person.clientId)}
              className="-ml-2 grid size-[34px] min-h-0 min-w-0 place-items-center rounded-full hover:z-10"
            >
              <Face
                name={person.name}
                color={person.color}
                className={cx(followed && 'outline-2 outline-offset-1 outline-ink')}
              />
            </button>
          </Tooltip>
        );
      })}
      {rest.length > 0 ? (
        <Tooltip text={rest.map((person) => person.name).join(', ')}>
          <button
            type="button"
            className="-ml-2 grid size-[30px] min-h-0 min-w-0 cursor-default place-items-center rounded-full border-2 border-surface bg-neutral-bg text-small font-semibold text-soft"
            aria-label={`and ${rest.length} more: ${rest.map((person) => person.name).join(', ')}`}
            onClick={() => worksByFinger() && editor.say(`Also here: ${rest.map((person) => person.name).join(', ')}.`)}
          >
            +{rest.length}
          </button>
        </Tooltip>
      ) : null}
    </section>
  );
}

const NamePopover = lazyPart(async () => (await import('./name-popover')).NamePopover, { Fault: DialogFault });

function MyFace() {
  const me = useEditorState((state) => state.me);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={`You are ${me.name}. Change your name`}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="relative z-10 grid size-[34px] min-h-0 min-w-0 place-items-center rounded-full pointer-coarse:after:absolute pointer-coarse:after:-inset-[5px]"
      >
        <Face name={me.name} color={me.color} />
      </button>
      {open ? <NamePopover anchor={button} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
