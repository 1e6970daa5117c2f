'use client';

import { Popover } from '@base-ui/react/popover';
import { type RefObject, useState } from 'react';
import { useEditor } from '../store/editor-context';
import { Button } from '../ui/button';
import { cx } from '../ui/cx';
import { INPUT_CLASS } from '../ui/field';

const NAME_CHARACTERS = 40;

export interface NamePopoverProps {
  /** The button that it belongs to; the focus goes back there. */
  readonly anchor: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
}

/** The name that others see: asked for beside one's own face. */
export function NamePopover({ anchor, onClose }: NamePopoverProps) {
  const editor = useEditor();
  const [name, setName] = useState(() => editor.store.getState().me.name);
  return (
    <Popover.Root
      open
      onOpenChange={(next, { event }) => {
        // A press on the button closes by itself.
        if (!next && !(event.target instanceof Node && anchor.current?.contains(event.target))) onClose();
      }}
    >
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} align="end" sideOffset={10} className="z-[60]">
          <Popover.Popup
            finalFocus={anchor}
            className="w-72 rounded-xl border border-line bg-surface p-4 text-ink shadow-float"
          >
            <form
              onSubmit={(event) => {
                event.preventDefault();
                if (name.trim() !== '') editor.setName(name.trim());
                onClose();
              }}
            >
              <Popover.Title className="text-body font-semibold">Your name</Popover.Title>
              <Popover.Description className="mt-0.5 text-detail text-soft">
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
