import type { ReactNode } from 'react';
import { BrokenChain } from '../ui/broken-chain';

interface EmbedNoticeProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** In the frame in place of a map: what happened, and what to do. */
export function EmbedNotice({ title, children, actions }: EmbedNoticeProps) {
  return (
    <main className="canvas-dots fixed inset-0 grid place-items-center overflow-y-auto bg-paper p-4">
      <div className="w-full max-w-[440px] rounded-2xl bg-paper p-5">
        <BrokenChain className="mb-4 w-36" />
        <h1 className="text-title font-semibold">{title}</h1>
        <p className="mt-2 text-body leading-5 text-soft">{children}</p>
        {actions ? <div className="mt-4 flex gap-2">{actions}</div> : null}
      </div>
    </main>
  );
}
