'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { BrandMark } from '../ui/brand';
import { BrokenChain } from '../ui/broken-chain';
import { Button, buttonClass } from '../ui/button';
import { cx } from '../ui/cx';

export interface NoticeProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** A page in place of a map: what happened, what was kept, what to do. */
export function Notice({ title, children, actions }: NoticeProps) {
  return (
    <main className="canvas-dots fixed inset-0 grid place-items-center overflow-y-auto bg-paper p-6">
      <div className="w-full max-w-[540px] rounded-3xl bg-paper p-6 sm:p-10">
        <BrokenChain className="mb-6 w-52" />
        <h1 className="text-2xl font-semibold leading-8 tracking-[-0.015em]">{title}</h1>
        <div className="mt-3 space-y-3 text-title leading-6 text-soft">{children}</div>
        <div className="mt-7 flex flex-wrap gap-2.5">
          {actions}
          <Link href="/" className={buttonClass('outline')}>
            All your maps
          </Link>
        </div>
      </div>
    </main>
  );
}

/** The address has no key, and this browser has never opened the map. */
export function IncompleteLink() {
  return (
    <Notice title="This link is not complete">
      <p>
        The link of a map ends with its key, after a <b className="font-semibold text-ink">#</b>. This one has none, or
        only a part of it: some programs cut links when they are copied.
      </p>
      <p>Ask for the link again, and copy it whole from the Share dialogue.</p>
    </Notice>
  );
}

/** The server knows no such map, or the key does not open it; it says the same for both. */
export function UnknownMap({ onRetry }: { readonly onRetry: () => void }) {
  return (
    <Notice
      title="This link opens no map"
      actions={
        <Button look="primary" onClick={onRetry}>
          Try again
        </Button>
      }
    >
      <p>
        The map was deleted, its owner replaced the link by a new one, or the key in the link is wrong. Which of these
        is not told to anybody without a key.
      </p>
      <p>Ask the person who sent the link for a new one.</p>
    </Notice>
  );
}

/** The server can't be reached and this browser has no copy to show. */
export function UnreachableMap({ onRetry }: { readonly onRetry: () => void }) {
  return (
    <Notice
      title="The server can’t be reached"
      actions={
        <Button look="primary" onClick={onRetry}>
          Try now
        </Button>
      }
    >
      <p>
        This browser has no copy of the map yet, so there is nothing to show. Nothing is lost: the map is on the server.
      </p>
      <p>The page keeps trying, and opens the map as soon as the connection is back.</p>
    </Notice>
  );
}

/** For the moment until the map is there: the place where it will be, nothing that blinks; a sign and words only if it takes longer. */
export function OpeningMap() {
  return (
    <main className="canvas-dots fixed inset-0 grid place-items-center bg-paper" aria-busy="true">
      <div aria-hidden className="absolute inset-x-3 top-3 flex gap-3 md:inset-x-4">
        <div className="flex h-12 w-56 items-center rounded-xl border border-line bg-surface px-3.5">
          <BrandMark size={26} />
        </div>
        <div className="hidden h-12 w-72 rounded-xl border border-line bg-surface md:block" />
      </div>
      <div className="tl-late flex flex-col items-center gap-4">
        <div aria-hidden className="flex items-center">
          {[0, 1, 2].map((step) => (
            <div key={step} className="flex items-center">
              {step > 0 ? <div className="h-px w-8 bg-line sm:w-12" /> : null}
              <div
                className={cx(
                  'h-14 w-20 rounded-xl border border-line bg-surface sm:w-28',
                  step === 0 && 'rounded-l-3xl',
                )}
              />
            </div>
          ))}
        </div>
        <p role="status" className="text-soft">
          Opening the map…
        </p>
      </div>
    </main>
  );
}

/** An address that is no page of ours. */
export function NoSuchPage() {
  return (
    <Notice title="There is nothing here">
      <p>This address is no page of Throughline. A map’s address looks like /m/… and ends with its key after a #.</p>
    </Notice>
  );
}
