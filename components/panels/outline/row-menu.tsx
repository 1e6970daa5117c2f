'use client';

import { Menu } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import { cx } from '../../ui/cx';
import type { RowAction } from './row-actions';

export const MENU_POPUP =
  'max-h-(--available-height) min-w-[216px] overflow-y-auto rounded-xl border border-line bg-surface p-1.5 text-ink shadow-float outline-none';
const ITEM =
  'flex min-h-9 cursor-pointer select-none items-center gap-2.5 rounded-lg px-2.5 text-body outline-none data-[highlighted]:bg-neutral-bg data-[popup-open]:bg-neutral-bg data-[disabled]:cursor-not-allowed data-[disabled]:opacity-45';

/** The items of a row's menu, inside a menu or a context menu. */
export function RowMenuItems({ groups }: { readonly groups: readonly (readonly RowAction[])[] }) {
  return groups
    .filter((group) => group.length > 0)
    .map((group, index) => (
      <div key={group[0]?.label} className={cx(index > 0 && 'mt-1.5 border-t border-line pt-1.5')}>
        {group.map((action) =>
          action.items ? <Submenu key={action.label} action={action} /> : <Item key={action.label} action={action} />,
        )}
      </div>
    ));
}

function Item({ action }: { readonly action: RowAction }) {
  const { label, icon: Icon, keys, danger, disabled, checked, perform } = action;
  return (
    <Menu.Item
      disabled={disabled}
      className={cx(ITEM, danger && 'text-negative')}
      // The menu gives the focus back when it has closed; what takes it elsewhere must come after.
      onClick={() => setTimeout(() => perform?.(), 0)}
    >
      {Icon ? <Icon size={16} strokeWidth={1.8} aria-hidden /> : null}
      <span className="flex-1">
        {label}
        {checked ? <span className="sr-only"> (now)</span> : null}
      </span>
      {checked ? <Check size={15} aria-hidden className="text-soft" /> : null}
      {keys ? <kbd className="font-sans text-small text-soft">{keys}</kbd> : null}
    </Menu.Item>
  );
}

function Submenu({ action: { label, icon: Icon, items = [] } }: { readonly action: RowAction }) {
  return (
    <Menu.SubmenuRoot>
      <Menu.SubmenuTrigger className={ITEM}>
        {Icon ? <Icon size={16} strokeWidth={1.8} aria-hidden /> : null}
        <span className="flex-1">{label}</span>
        <span aria-hidden className="text-soft">
          ›
        </span>
      </Menu.SubmenuTrigger>
      <Menu.Portal>
        <Menu.Positioner className="z-[60]" sideOffset={4} alignOffset={-6}>
          <Menu.Popup className={MENU_POPUP}>
            {items.map((action) => (
              <Item key={action.label} action={action} />
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.SubmenuRoot>
  );
}
