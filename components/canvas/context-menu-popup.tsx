'use client';

import { ContextMenu as Base } from '@base-ui/react/context-menu';
import { type ReactNode, useEffect, useRef } from 'react';
import { addTouchpoint } from '../actions/add-touchpoint';
import { formatKey } from '../actions/keys';
import { findAction } from '../actions/registry';
import { linkCommands, type SettableLink } from '../panels/inspector/link-commands';
import { useEditor, useEditorState } from '../store/editor-context';
import type { MenuTarget } from './menu-target';

/** A menu that was asked for; a new object each time. */
export interface MenuRequest {
  readonly target: MenuTarget;
  /** Where the pointer or the focused card is, in pixels of the window. */
  readonly x: number;
  readonly y: number;
}

export interface CanvasMenuPopupProps {
  readonly request: MenuRequest;
  /** Gives the menu up, while its code is not there. */
  readonly onClose: () => void;
}

/** The menu itself, apart from the canvas: its code comes later. Opens when it is given a new request. */
export function CanvasMenuPopup({ request }: CanvasMenuPopupProps) {
  const trigger = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The menu opens as if this had been pressed: it has nothing around it, so that its code may come any time.
    const init = { bubbles: true, cancelable: true, button: 2, clientX: request.x, clientY: request.y };
    trigger.current?.dispatchEvent(new MouseEvent('contextmenu', init));
  }, [request]);
  const { target } = request;
  return (
    <Base.Root>
      <Base.Trigger ref={trigger} aria-hidden className="hidden" />
      <Base.Portal>
        <Base.Positioner className="z-[60]">
          <Base.Popup className={POPUP}>
            {target.kind === 'touchpoint' ? <TouchpointItems /> : null}
            {target.kind === 'transition' ? <TransitionItems id={target.id} /> : null}
            {target.kind === 'void' ? <VoidItems at={target.at} /> : null}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

const POPUP =
  'max-h-(--available-height) min-w-[216px] overflow-y-auto overscroll-contain rounded-xl border border-line bg-surface p-1.5 text-ink shadow-float outline-none';
const ITEM =
  'flex h-9 pointer-coarse:h-11 cursor-pointer select-none items-center gap-2.5 rounded-lg px-2.5 text-body outline-none data-[highlighted]:bg-neutral-bg data-[popup-open]:bg-neutral-bg data-[disabled]:cursor-not-allowed data-[disabled]:opacity-45';

function TouchpointItems() {
  const count = useEditorState((state) => state.selection.touchpoints.size);
  const negative = useEditorState(({ selection, actual }) =>
    [...selection.touchpoints].some((id) => actual.states.touchpoints.get(id)?.negative),
  );
  const one = count === 1;
  return (
    <>
      {one ? null : <Heading>{count} touchpoints</Heading>}
      <Submenu label="Customer’s reaction" ids={['rate-positive', 'rate-neutral', 'rate-negative', 'rate-none']} />
      <Submenu label="Place in the chain" ids={['role-start', 'role-intermediate', 'role-final', 'role-none']} />
      {negative ? <ActionItem id="try-mended" /> : null}
      <Line />
      {one ? <ActionItem id="connect-to" /> : null}
      {one ? <ActionItem id="add-next" /> : null}
      {one ? <ActionItem id="walk-chain" /> : null}
      {one ? <ActionItem id="show-curve" /> : null}
      <ActionItem id="put-into-found" />
      {one ? (
        <Submenu label="Parts" ids={['toggle-open', 'go-inside', 'group', 'take-out', 'delete-inside']} />
      ) : (
        <Submenu label="Parts" ids={['toggle-open', 'group', 'take-out', 'delete-inside']} />
      )}
      <Line />
      {one ? <ActionItem id="edit-label" keyIndex={1} /> : null}
      <ActionItem id="copy" />
      <ActionItem id="cut" />
      <ActionItem id="duplicate" />
      <DetailsItem />
      {one ? null : <ActionItem id="fit-selection" />}
      <Line />
      <ActionItem id="delete" danger />
    </>
  );
}

const LINKS: readonly (readonly [link: SettableLink, label: string])[] = [
  ['start', 'Make it a start link'],
  ['intermediate', 'Make it an intermediate link'],
  ['final', 'Make it a final link'],
  ['handover', 'Make it a hand-over'],
];

function TransitionItems({ id }: { readonly id: string }) {
  const editor = useEditor();
  const map = useEditorState((state) => state.map);
  const readOnly = useEditorState((state) => state.role === 'view');
  const transition = map.transitions.find((one) => one.id === id);
  const source = map.touchpoints.find((one) => one.id === transition?.source);
  const target = map.touchpoints.find((one) => one.id === transition?.target);
  return (
    <>
      {LINKS.map(([link, label]) => {
        const commands = source && target ? linkCommands(source, target, link) : [];
        return (
          <Base.Item
            key={link}
            className={ITEM}
            disabled={readOnly || commands.length === 0}
            onClick={() => void editor.run(commands)}
          >
            <span className="flex-1">{label}</span>
          </Base.Item>
        );
      })}
      <Line />
      <ActionItem id="edit-label" keyIndex={1} />
      <DetailsItem label="Share of customers…" />
      <ActionItem id="reverse-transition" />
      <Line />
      <ActionItem id="delete" danger />
    </>
  );
}

function VoidItems({ at }: { readonly at: { readonly x: number; readonly y: number } }) {
  const editor = useEditor();
  const inside = useEditorState((state) => state.scope !== null);
  const readOnly = useEditorState((state) => state.role === 'view');
  return (
    <>
      <Base.Item
        className={ITEM}
        disabled={readOnly}
        onClick={() => later(() => addTouchpoint(editor, { at, exact: true }))}
      >
        <span className="flex-1">New touchpoint here</span>
      </Base.Item>
      <ActionItem id="capture" />
      <ActionItem id="paste" />
      <Line />
      <ActionItem id="palette" />
      <ActionItem id="go-to" />
      {inside ? <ActionItem id="go-outside" /> : null}
      <ActionItem id="select-all" />
      <ActionItem id="fit" />
      <ActionItem id="show-flow" />
      <ActionItem id="tidy" />
      <Submenu label="Rows" ids={['rows-customer', 'rows-area', 'rows-none']} />
      <ActionItem id="add-phase" />
      <ActionItem id="help" />
    </>
  );
}

/** The menu gives the focus back when it has closed; what opens a text field must come after. */
function later(task: () => void): void {
  setTimeout(task, 0);
}

function ActionItem({
  id,
  danger = false,
  keyIndex = 0,
}: {
  readonly id: string;
  readonly danger?: boolean;
  readonly keyIndex?: number;
}) {
  const editor = useEditor();
  const action = findAction(id);
  const enabled = useEditorState(() => action.enabled(editor));
  const key = action.keys[keyIndex] ?? action.keys[0];
  return (
    <Base.Item
      className={danger ? `${ITEM} text-negative` : ITEM}
      disabled={!enabled}
      onClick={() => later(() => action.perform(editor))}
    >
      <span className="flex-1">{action.label}</span>
      {key === undefined ? null : (
        <kbd className="pointer-coarse:hidden font-sans text-small text-soft">{formatKey(key, isMac())}</kbd>
      )}
    </Base.Item>
  );
}

function DetailsItem({ label = 'Details…' }: { readonly label?: string }) {
  const editor = useEditor();
  // On a phone the panel is a sheet over the lower half: the card must stay in sight above it.
  const open = (): void => {
    editor.setPanel('inspector');
    const [id] = editor.store.getState().selection.touchpoints;
    if (id !== undefined) later(() => editor.camera?.show(id));
  };
  return (
    <Base.Item className={ITEM} onClick={open}>
      <span className="flex-1">{label}</span>
    </Base.Item>
  );
}

function Submenu({ label, ids }: { readonly label: string; readonly ids: readonly string[] }) {
  return (
    <Base.SubmenuRoot>
      <Base.SubmenuTrigger className={ITEM}>
        <span className="flex-1">{label}</span>
        <span aria-hidden className="text-soft">
          ›
        </span>
      </Base.SubmenuTrigger>
      <Base.Portal>
        <Base.Positioner className="z-[60]" sideOffset={4} alignOffset={-6}>
          <Base.Popup className={POPUP}>
            {ids.map((id) => (
              <ActionItem key={id} id={id} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.SubmenuRoot>
  );
}

/** What the menu is about, where that is more than one thing. */
function Heading({ children }: { readonly children: ReactNode }) {
  return <p className="px-2.5 pb-1 pt-1.5 text-small font-semibold text-soft">{children}</p>;
}

function Line() {
  return <Base.Separator className="-mx-1.5 my-1.5 border-t border-line" />;
}

function isMac(): boolean {
  return /mac|iphone|ipad/i.test(navigator.platform);
}
