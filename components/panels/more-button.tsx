'use client';

import { Menu as MenuIcon } from 'lucide-react';
import type { ComponentProps } from 'react';

/** The button of the map's menu, with or without a menu behind it. */
export function MoreButton(props: ComponentProps<'button'>) {
  return (
    <button
      type="button"
      aria-label="More about this map"
      aria-haspopup="menu"
      className="grid size-[34px] shrink-0 place-items-center rounded-lg text-soft hover:bg-neutral-bg hover:text-ink"
      {...props}
    >
      <MenuIcon size={18} aria-hidden />
    </button>
  );
}
