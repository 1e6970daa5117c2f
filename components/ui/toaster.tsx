'use client';

import { useEffect } from 'react';
import { Toaster as Sonner, toast } from 'sonner';
import { attachToaster } from './notice-queue';

/** Where short sentences appear; they are read aloud too. */
export function Toaster() {
  useEffect(() => attachToaster(toast), []);
  return (
    <Sonner
      position="bottom-center"
      offset="max(72px, calc(var(--tl-bar) + 12px))"
      mobileOffset={{ bottom: 'calc(max(12px, var(--tl-bar), var(--tl-keyboard)) + 12px)' }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-[var(--width)] items-center gap-3 rounded-xl bg-accent px-4 py-3 font-sans text-body leading-5 text-accent-ink shadow-float',
          title: 'font-medium',
          description: 'opacity-80',
          actionButton: 'ml-auto shrink-0 rounded-md px-2 py-1 font-semibold underline underline-offset-2',
        },
      }}
    />
  );
}
