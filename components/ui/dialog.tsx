'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { cx } from './cx';

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly children: ReactNode;
  /** Buttons at the bottom, the main one last. */
  readonly footer?: ReactNode;
  readonly width?: keyof typeof WIDTHS;
}

const WIDTHS = {
  narrow: 'sm:max-w-[440px]',
  medium: 'sm:max-w-[560px]',
  wide: 'sm:max-w-[880px]',
  full: 'sm:max-w-[1080px]',
} as const;

/** A dialog: in the middle of a wide screen, a sheet from below on a narrow one. Focus stays in it, Esc closes it. */
export function Dialog({ open, onClose, title, description, children, footer, width = 'medium' }: DialogProps) {
  const body = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-50 bg-scrim transition-opacity duration-(--tl-motion-calm) data-[ending-style]:opacity-0 data-[starting-style]:opacity-0" />
        <Base.Popup
          // What the dialogue is for comes first; a finger is not met by a keyboard.
          initialFocus={(opened) => (opened === 'touch' ? true : firstControl(body.current))}
          className={cx(
            'fixed inset-x-0 bottom-0 z-50 flex max-h-[92dvh] flex-col rounded-t-2xl border border-line bg-surface text-ink shadow-float outline-none',
            'sm:inset-x-auto sm:bottom-auto sm:left-1/2 sm:top-1/2 sm:w-[calc(100vw-48px)] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-2xl',
            'transition-[opacity,scale] duration-(--tl-motion-calm) data-[ending-style]:scale-98 data-[ending-style]:opacity-0 data-[starting-style]:scale-98 data-[starting-style]:opacity-0',
            WIDTHS[width],
          )}
        >
          <header className="flex items-start gap-3 px-5 pb-2 pt-5 sm:px-6">
            <div className="min-w-0 flex-1">
              <Base.Title className="text-heading font-semibold leading-6 tracking-[-0.01em]">{title}</Base.Title>
              {description ? (
                <Base.Description className="mt-1 text-body leading-5 text-soft">{description}</Base.Description>
              ) : null}
            </div>
            <Base.Close
              aria-label="Close"
              className="-mr-2 -mt-1 grid size-9 pointer-coarse:-mt-2.5 pointer-coarse:size-11 shrink-0 place-items-center rounded-lg text-soft hover:bg-neutral-bg hover:text-ink"
            >
              <X size={18} aria-hidden />
            </Base.Close>
          </header>
          <div ref={body} className="min-h-0 flex-1 overflow-y-auto px-5 pb-5 pt-1 sm:px-6">
            {children}
          </div>
          {footer ? (
            <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3.5 pb-[max(14px,env(safe-area-inset-bottom))] sm:px-6">
              {footer}
            </footer>
          ) : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** The first thing that Tab reaches within an element; true, for what Tab would reach anyway, when there is none. */
function firstControl(element: HTMLElement | null): HTMLElement | true {
  const controls = element?.querySelectorAll<HTMLElement>(
    'input:not([type="hidden"]), textarea, select, button, a[href], [tabindex]',
  );
  for (const control of controls ?? []) {
    if (control.tabIndex >= 0 && !control.matches(':disabled') && control.getClientRects().length > 0) return control;
  }
  return true;
}
