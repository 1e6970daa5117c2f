'use client';

import { Popover } from '@base-ui/react/popover';
import { useState } from 'react';
import { useEditor, useEditorState } from '../store/editor-context';
import { Button } from '../ui/button';
import { cx } from '../ui/cx';
import { Face } from '../ui/face';
import { INPUT_CLASS } from '../ui/field';
import { Tooltip } from '../ui/tooltip';

const NAME_CHARACTERS = 40;

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
              className="-ml-2 grid size-[34px] place-items-center rounded-full hover:z-10"
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
            className="-ml-2 grid size-[30px] cursor-default place-items-center rounded-full border-2 border-surface bg-neutral-bg text-xs font-semibold text-soft"
            aria-label={`and ${rest.length} more: ${rest.map((person) => person.name).join(', ')}`}
          >
            +{rest.length}
          </button>
        </Tooltip>
      ) : null}
    </section>
  );
}

function MyFace() {
  const editor = useEditor();
  const me = useEditorState((state) => state.me);
  const [open, setOpen] = useState(false);
  const [name, setName] = useState(me.name);
  return (
    <Popover.Root
      open={open}
      onOpenChange={(next) => {
        if (next) setName(editor.store.getState().me.name);
        setOpen(next);
      }}
    >
      <Popover.Trigger
        aria-label={`You are ${me.name}. Change your name`}
        className="z-10 grid size-[34px] place-items-center rounded-full"
      >
        <Face name={me.name} color={me.color} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner align="end" sideOffset={10} className="z-[60]">
          <Popover.Popup className="w-72 rounded-xl border border-line bg-surface p-4 text-ink shadow-float">
            <form
              onSubmit={(event) => {
                event.preventDefault();
                if (name.trim() !== '') editor.setName(name.trim());
                setOpen(false);
              }}
            >
              <Popover.Title className="text-sm font-semibold">Your name</Popover.Title>
              <Popover.Description className="mt-0.5 text-[13px] leading-[18px] text-soft">
                Others see it beside your cursor.
              </Popover.Description>
              <div className="mt-3 flex gap-2">
                <input
                  aria-label="Your name"
                  value={name}
                  maxLength={NAME_CHARACTERS}
                  onChange={(event) => setName(event.target.value)}
                  onFocus={(event) => event.target.select()}
                  className={cx(INPUT_CLASS, 'h-9')}
                />
                <Button type="submit" look="primary" className="h-9">
                  Keep
                </Button>
              </div>
            </form>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
