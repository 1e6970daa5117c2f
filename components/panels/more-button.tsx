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
      className="relative grid size-[34px] min-h-0 min-w-0 shrink-0 place-items-center rounded-lg text-soft hover:bg-neutral-bg hover:text-ink pointer-coarse:after:absolute pointer-coarse:after:-inset-x-1 pointer-coarse:after:-inset-y-[7px]"
      {...props}
    >
      <MenuIcon size={18} aria-hidden />
    </button>
  );
}
