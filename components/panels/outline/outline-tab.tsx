'use client';

import { ContextMenu } from '@base-ui/react/context-menu';
import { ChevronsDownUp, ChevronsUpDown, Layers, ListChecks, Plus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { OutlineRow } from '@/lib/outline/outline-rows';
import { useEditor, useEditorState } from '../../store/editor-context';
import { onOutlineFocus, takeOutlineFocus } from '../../store/outline-focus';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import { addPhase, addToPhase } from './outline-commands';
import { outlineStore, setToggled } from './outline-state';
import { OutlineTree } from './outline-tree';
import { rowActions } from './row-actions';
import { RowBar } from './row-bar';
import { MENU_POPUP, RowMenuItems } from './row-menu';
import { type LiveOutline, useOutline } from './use-outline';

/** The map as an outline: phase, touchpoint, its links and findings. Everything can be edited here. */
export default function OutlineTab() {
  const editor = useEditor();
  const live = useOutline();
  const active = useStore(outlineStore(editor), (state) => state.active);
  const drafting = useEditorState((state) => state.draft !== null && state.labelIn === 'outline');
  const row = live.rows.find((one) => one.key === active) ?? live.rows[0];
  return (
    <>
      <OutlineHead live={live} />
      {row === undefined && !drafting ? (
        <EmptyOutline />
      ) : (
        <ContextMenu.Root>
          <ContextMenu.Trigger className="flex min-h-0 flex-1 flex-col">
            <OutlineTree {...live} />
          </ContextMenu.Trigger>
          <ContextMenu.Portal>
            <ContextMenu.Positioner className="z-[60]">
              <ContextMenu.Popup className={MENU_POPUP}>
                {row ? <RowMenuItems groups={rowActions(editor, row)} /> : null}
              </ContextMenu.Popup>
            </ContextMenu.Positioner>
          </ContextMenu.Portal>
        </ContextMenu.Root>
      )}
      {row ? <RowBar row={row} /> : null}
    </>
  );
}

function OutlineHead({ live: { outline, rows } }: { readonly live: LiveOutline }) {
  const editor = useEditor();
  const store = outlineStore(editor);
  const readOnly = useEditorState((state) => state.role === 'view');
  const several = useStore(store, (state) => state.several);
  const count = outline.touchpoints.size;
  const open = rows.some((row) => row.kind === 'touchpoint' && row.expanded);
  const openAll = (): void => {
    if (open) store.setState({ toggled: new Set() });
    else setToggled(store, rows.flatMap(keysToOpen), true);
  };
  return (
    <div className="flex items-center gap-0.5 border-b border-line py-1 pl-4 pr-2">
      <p className="flex-1 text-detail text-soft">
        {count} {count === 1 ? 'touchpoint' : 'touchpoints'}
      </p>
      <IconButton
        size="small"
        icon={open ? ChevronsDownUp : ChevronsUpDown}
        name={open ? 'Close all touchpoints' : 'Open all touchpoints'}
        disabled={count === 0}
        onClick={openAll}
      />
      <IconButton
        size="small"
        icon={ListChecks}
        name="Select several"
        pressed={several}
        disabled={count === 0}
        onClick={() => store.setState({ several: !several })}
      />
      {readOnly ? null : (
        <>
          <IconButton size="small" icon={Layers} name="New phase" onClick={() => addPhase(editor)} />
          <IconButton size="small" icon={Plus} name="New touchpoint" onClick={() => addToPhase(editor, undefined)} />
        </>
      )}
    </div>
  );
}

function EmptyOutline() {
  const editor = useEditor();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const take = (): void => {
      if (takeOutlineFocus()) first.current?.focus();
    };
    take();
    return onOutlineFocus(take);
  }, []);
  const readOnly = useEditorState((state) => state.role === 'view');
  return (
    <div className="flex-1 px-4 py-4">
      <p className="text-body font-semibold">Nothing to read yet</p>
      <p className="mt-0.5 text-detail text-soft">
        Each touchpoint stands here below its phase, in the order in which customers meet it. Everything can be written
        and changed here, without the canvas.
      </p>
      {readOnly ? null : (
        <Button ref={first} className="mt-3" size="small" onClick={() => addToPhase(editor, undefined)}>
          <Plus size={15} aria-hidden />
          New touchpoint
        </Button>
      )}
    </div>
  );
}

function keysToOpen(row: OutlineRow): readonly string[] {
  return row.kind === 'touchpoint' && row.expanded === false ? [row.key] : [];
}
