'use client';

import { AlertDialog as Base } from '@base-ui/react/alert-dialog';
import type { ReactNode } from 'react';
import { Button, buttonClass } from './button';

export interface ConfirmDialogProps {
  readonly open: boolean;
  readonly title: string;
  /** What will be lost and what stays. */
  readonly children: ReactNode;
  /** The word on the button that does it. */
  readonly action: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something that can't be undone. The way back has the focus first. */
export function ConfirmDialog({ open, title, children, action, onConfirm, onClose }: ConfirmDialogProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-50 bg-scrim" />
        <Base.Popup className="fixed left-1/2 top-1/2 z-50 w-[calc(100vw-32px)] max-w-[420px] -translate-x-1/2 -translate-y-1/2 rounded-2xl border border-line bg-surface p-6 text-ink shadow-float outline-none">
          <Base.Title className="text-heading font-semibold leading-6">{title}</Base.Title>
          <Base.Description className="mt-2 text-body leading-5 text-soft">{children}</Base.Description>
          <div className="mt-6 flex justify-end gap-2">
            <Base.Close className={buttonClass('outline')}>Keep it</Base.Close>
            <Button
              look="danger"
              onClick={() => {
                onClose();
                onConfirm();
              }}
            >
              {action}
            </Button>
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
