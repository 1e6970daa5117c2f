'use client';

import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { Search, X } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { prepareSearch } from '@/lib/search/search-touchpoints';
import { labelOf } from '../actions/nesting/nest';
import { whenIdle } from '../canvas/when-idle';
import { useEditor, useEditorState } from '../store/editor-context';
import { chooseItem } from './choose-item';
import { listItems } from './list-items';
import type { PaletteGroup, PaletteItem } from './palette-item';
import { PaletteLine } from './palette-line';
import { MODE_WORDS, type PaletteMode } from './palette-modes';
import { subjectsOf } from './subjects';

const NO_FILTER = null;

interface PaletteDialogProps {
  readonly mode: PaletteMode;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly onClose: () => void;
}

/**
 * Search and commands, at the top of the window: a text field with the list of what fits under it. In other modes it
 * chooses a touchpoint, to go to, to lead to, or to be put into.
 */
export function PaletteDialog({ mode, typed, onType, onClose }: PaletteDialogProps) {
  const editor = useEditor();
  // The texts of a large map take a moment to prepare: after the field is there, before the first letter.
  useEffect(() => whenIdle(() => prepareSearch(editor.store.getState().map)), [editor]);
  // Neither a list that is long to draw nor the edits of others may hold up the typing.
  const map = useDeferredValue(useEditorState((state) => state.map));
  // What one has begun to connect or to put in is chosen for here; the mode that waits for a click has served.
  const [subjects] = useState(() => subjectsOf(editor, mode));
  const sought = useDeferredValue(typed);
  const list = useMemo(
    () => listItems(editor, { mode, map, typed: sought, subjects }),
    [editor, mode, map, sought, subjects],
  );
  const words = MODE_WORDS[mode];
  const close = (): void => {
    editor.setConnecting(null);
    editor.setPutting(null);
    onClose();
  };
  const choose = (item: PaletteItem): void => {
    close();
    // The focus goes back to where it was as the dialogue closes; what opens a text field must come after.
    setTimeout(() => chooseItem(editor, mode, subjects, item), 0);
  };
  return (
    <Dialog.Root open onOpenChange={(open) => (open ? undefined : close())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-50 bg-scrim/40" />
        <Dialog.Popup
          aria-label={words.title}
          className="fixed inset-x-2 top-2 z-50 flex max-h-[min(560px,calc(100dvh-16px))] flex-col overflow-hidden rounded-2xl border border-line bg-surface text-ink shadow-float outline-none sm:inset-x-auto sm:left-1/2 sm:top-[12vh] sm:w-[min(640px,calc(100vw-48px))] sm:-translate-x-1/2"
        >
          <Autocomplete.Root
            inline
            open
            items={list.groups}
            filter={NO_FILTER}
            value={typed}
            onValueChange={(value, { reason }) => {
              // A line that is pressed would write itself into the field.
              if (reason !== 'item-press') onType(value);
            }}
            autoHighlight="always"
            keepHighlight
            itemToStringValue={nameOf}
          >
            <div className="flex h-14 shrink-0 items-center gap-3 border-b border-line pl-4 pr-2">
              <Search size={18} strokeWidth={1.8} aria-hidden className="shrink-0 text-soft" />
              <Autocomplete.Input
                aria-label={words.title}
                placeholder={words.placeholder}
                spellCheck={false}
                enterKeyHint="go"
                className="h-full min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-soft"
              />
              <Dialog.Close
                aria-label="Close"
                className="grid size-9 shrink-0 place-items-center rounded-lg text-soft hover:bg-neutral-bg hover:text-ink"
              >
                <X size={18} aria-hidden />
              </Dialog.Close>
            </div>
            {subjects.length > 0 ? (
              <p className="shrink-0 truncate border-b border-line px-4 py-2 text-small text-soft">
                {mode === 'connect-to' ? 'From ' : 'Put '}
                <span className="font-semibold text-ink">
                  {subjects.length === 1 ? labelOf(editor, subjects[0] as string) : `${subjects.length} touchpoints`}
                </span>
                {mode === 'connect-to' ? ' to …' : ' into …'}
              </p>
            ) : null}
            <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain py-1.5">
              <Autocomplete.List aria-label="What was found">
                {(group: PaletteGroup) => (
                  <Group key={group.title} group={group} sought={list.sought} onChoose={choose} />
                )}
              </Autocomplete.List>
              {list.groups.length === 0 ? <Nothing typed={sought} /> : null}
            </div>
            <Autocomplete.Status className="sr-only">{list.status}</Autocomplete.Status>
            <p
              aria-hidden
              className="hidden shrink-0 gap-4 border-t border-line px-4 py-2 text-small text-soft sm:flex [&_kbd]:font-sans [&_kbd]:font-semibold [&_kbd]:text-ink"
            >
              <span>
                <kbd>↑ ↓</kbd> choose
              </span>
              <span>
                <kbd>Enter</kbd> {words.enter}
              </span>
              <span>
                <kbd>Esc</kbd> close
              </span>
            </p>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Group({
  group,
  sought,
  onChoose,
}: {
  readonly group: PaletteGroup;
  readonly sought: string;
  readonly onChoose: (item: PaletteItem) => void;
}) {
  return (
    <Autocomplete.Group items={group.items} className="mb-1.5">
      <Autocomplete.GroupLabel className="px-4 pb-1 pt-1.5 text-small font-semibold text-soft">
        {group.title}
      </Autocomplete.GroupLabel>
      <Autocomplete.Collection>
        {(item: PaletteItem) => <PaletteLine key={item.id} item={item} sought={sought} onChoose={onChoose} />}
      </Autocomplete.Collection>
      {group.more > 0 ? (
        <p className="px-4 py-1.5 text-small text-soft">{group.more} more. Type on to find them.</p>
      ) : null}
    </Autocomplete.Group>
  );
}

function Nothing({ typed }: { readonly typed: string }) {
  return (
    <p className="px-4 py-6 text-center text-body text-soft">
      {typed.trim() === '' ? 'There is no touchpoint to choose yet.' : `Nothing is called “${typed.trim()}”.`}
    </p>
  );
}

function nameOf(item: PaletteItem): string {
  if (item.kind === 'touchpoint') return item.touchpoint.label;
  return item.kind === 'action' ? item.action.label : item.label;
}
