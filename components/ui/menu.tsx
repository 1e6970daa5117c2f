'use client';

import { Menu as Base } from '@base-ui/react/menu';
import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { cx } from './cx';

export interface MenuItem {
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly keys?: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly onSelect: () => void;
}

export interface MenuProps {
  /** The button that opens it; it needs a name of its own. */
  readonly trigger: ReactElement<Record<string, unknown>>;
  /** Groups of items, parted by lines. */
  readonly groups: readonly (readonly MenuItem[])[];
  readonly align?: 'start' | 'end';
  /** Opens as soon as it is shown. */
  readonly openAtOnce?: boolean;
  /** Called before it opens. */
  readonly onOpen?: () => void;
}

/** A menu under a button. */
export function Menu({ trigger, groups, align = 'end', openAtOnce = false, onOpen }: MenuProps) {
  return (
    <Base.Root defaultOpen={openAtOnce} onOpenChange={(open) => (open ? onOpen?.() : undefined)}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={6} collisionPadding={8} className="z-[60]">
          <Base.Popup className="max-h-(--available-height) min-w-[200px] overflow-y-auto overscroll-contain rounded-xl border border-line bg-surface p-1.5 text-ink shadow-float outline-none">
            {groups
              .filter((items) => items.length > 0)
              .map((items, index) => (
                <div key={items[0]?.label} className={cx(index > 0 && 'mt-1.5 border-t border-line pt-1.5')}>
                  {items.map((item) => (
                    <Base.Item
                      key={item.label}
                      disabled={item.disabled}
                      onClick={item.onSelect}
                      className={cx(
                        'flex h-9 pointer-coarse:h-11 cursor-pointer select-none items-center gap-2.5 rounded-lg px-2.5 text-body outline-none data-[highlighted]:bg-neutral-bg',
                        'data-[disabled]:cursor-not-allowed data-[disabled]:opacity-45',
                        item.danger && 'text-negative',
                      )}
                    >
                      {item.icon ? <item.icon size={16} strokeWidth={1.8} aria-hidden /> : null}
                      <span className="flex-1">{item.label}</span>
                      {item.keys ? (
                        <kbd className="pointer-coarse:hidden font-sans text-small text-soft">{item.keys}</kbd>
                      ) : null}
                    </Base.Item>
                  ))}
                </div>
              ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
