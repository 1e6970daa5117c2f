'use client';

import { Menu } from '@base-ui/react/menu';
import { Ellipsis } from 'lucide-react';
import type { OutlineRow } from '@/lib/outline/outline-rows';
import { findAction } from '../../actions/registry';
import { plainLabel } from '../../canvas/describe-element';
import { useEditor, useEditorState } from '../../store/editor-context';
import { cx } from '../../ui/cx';
import { IconButton } from '../../ui/icon-button';
import { Tooltip } from '../../ui/tooltip';
import { ReactionMark } from '../inspector/reaction-mark';
import { type RowAction, rowActions } from './row-actions';
import { MENU_POPUP, RowMenuItems } from './row-menu';

const REACTIONS = [
  { id: 'rate-negative', reaction: 'negative' },
  { id: 'rate-neutral', reaction: 'neutral' },
  { id: 'rate-positive', reaction: 'positive' },
] as const;

/** Under the outline: what can be done with the active row, for the pointer, for fingers, and for who walks by Tab. */
export function RowBar({ row }: { readonly row: OutlineRow }) {
  const editor = useEditor();
  const map = useEditorState((state) => state.map);
  useEditorState((state) => state.selection);
  useEditorState((state) => state.role);
  const labelOf = (id: string): string => plainLabel(map.touchpoints.find((one) => one.id === id)?.label);
  const groups = rowActions(editor, row);
  const quick = groups.flat().filter((action) => action.icon && !action.items);
  const name =
    row.kind === 'phase'
      ? row.phase?.label || 'In no phase'
      : row.kind === 'link'
        ? `${labelOf(row.transition.source)} → ${labelOf(row.transition.target)}`
        : labelOf(row.id);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons, not of form fields
    <div
      role="group"
      data-outline
      aria-label={`What to do with ${name}`}
      className="border-t border-line px-4 pb-2.5 pt-2"
    >
      <p className="truncate text-small font-medium leading-4 text-soft">{name}</p>
      <div className="-mx-1.5 mt-1 flex flex-wrap items-center gap-0.5">
        {row.kind === 'touchpoint' ? (
          <>
            {REACTIONS.map(({ id, reaction }) => (
              <Rate
                key={id}
                id={id}
                reaction={reaction}
                now={map.touchpoints.find((one) => one.id === row.id)?.reaction}
              />
            ))}
            <span aria-hidden className="mx-1 h-5 border-l border-line" />
            <AddButton action={groups.flat().find((action) => action.items && action.icon)} />
          </>
        ) : null}
        {quick.map((action) => (
          <BarButton key={action.label} action={action} />
        ))}
        <span className="flex-1" />
        <Menu.Root>
          <Menu.Trigger
            render={
              <button
                type="button"
                aria-label="All that can be done with it"
                className="grid size-8 place-items-center rounded-lg text-soft hover:bg-neutral-bg hover:text-ink"
              >
                <Ellipsis size={17} aria-hidden />
              </button>
            }
          />
          <Menu.Portal>
            <Menu.Positioner align="end" side="top" sideOffset={6} className="z-[60]">
              <Menu.Popup className={MENU_POPUP}>
                <RowMenuItems groups={groups} />
              </Menu.Popup>
            </Menu.Positioner>
          </Menu.Portal>
        </Menu.Root>
      </div>
    </div>
  );
}

function BarButton({ action: { label, icon, keys, disabled, danger, perform } }: { readonly action: RowAction }) {
  if (!icon) return null;
  return (
    <IconButton
      size="small"
      side="top"
      className={cx('size-8', danger && 'hover:text-negative')}
      icon={icon}
      name={label}
      keys={keys}
      disabled={disabled}
      onClick={perform}
    />
  );
}

/** The next touchpoint, connected: what one adds most. The menu has the other ways. */
function AddButton({ action }: { readonly action: RowAction | undefined }) {
  const [next] = action?.items ?? [];
  return next && action?.icon ? (
    <BarButton action={{ ...next, label: 'Next touchpoint, connected', icon: action.icon }} />
  ) : null;
}

interface RateProps {
  readonly id: string;
  readonly reaction: (typeof REACTIONS)[number]['reaction'];
  readonly now: string | undefined;
}

function Rate({ id, reaction, now }: RateProps) {
  const editor = useEditor();
  const action = findAction(id);
  const pressed = now === reaction;
  return (
    <Tooltip text={action.label} keys={action.keys[0]} side="top">
      <button
        type="button"
        aria-label={action.label}
        aria-pressed={pressed}
        disabled={!action.enabled(editor)}
        onClick={() => (pressed ? findAction('rate-none') : action).perform(editor)}
        className={cx(
          'grid size-8 place-items-center rounded-lg hover:bg-neutral-bg disabled:cursor-not-allowed disabled:opacity-40',
          pressed && 'bg-neutral-bg ring-1 ring-control',
        )}
      >
        <ReactionMark reaction={reaction} size={20} />
      </button>
    </Tooltip>
  );
}
