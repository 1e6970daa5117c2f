'use client';

import type { ReactNode } from 'react';
import { cx } from '../ui/cx';
import type { PreviewState, ShownPreview } from './use-preview';

export interface PreviewBoxProps {
  readonly preview: PreviewState;
  /** What the picture or text is of, for a screen reader. */
  readonly name: string;
  /** Laid over the picture: an SVG of the picture's own proportions stands where it does. */
  readonly over?: ReactNode;
  readonly className?: string;
  /** The picture has no ground of its own. */
  readonly transparent?: boolean;
  /** The picture has its own size and is scrolled, instead of being seen whole. */
  readonly closer?: boolean;
}

/** What a file will be: the picture, or the first lines of the text. What is shown stays until the next is ready. */
export function PreviewBox({ preview, name, over, className, transparent, closer = false }: PreviewBoxProps) {
  const { shown, pending, failed } = preview;
  return (
    <div
      aria-busy={pending}
      className={cx('relative min-h-40 overflow-hidden rounded-xl border border-line bg-paper', className)}
    >
      {failed ? (
        <p className="absolute inset-0 grid place-items-center p-6 text-center text-detail text-soft">
          There is no preview: it could not be made. Choose something else, or try again.
        </p>
      ) : shown?.kind === 'picture' ? (
        <Scroller name={name} when={closer}>
          <Picture shown={shown} name={name} closer={closer} transparent={transparent === true} />
          {over}
        </Scroller>
      ) : shown?.kind === 'text' ? (
        <Scroller name={name} when>
          <pre className="p-1.5 font-mono text-small leading-[18px]">{shown.text}</pre>
          {shown.moreLines > 0 ? (
            <p className="p-1.5 text-small text-soft">
              and {shown.moreLines} more {shown.moreLines === 1 ? 'line' : 'lines'}
            </p>
          ) : null}
        </Scroller>
      ) : null}
      {pending ? (
        <p
          role="status"
          className={cx(
            'absolute rounded-full bg-surface px-3 py-1.5 text-small text-soft shadow-xs ring-1 ring-line',
            shown ? 'bottom-3 left-3' : 'left-1/2 top-1/2 -translate-x-1/2 -translate-y-1/2',
          )}
        >
          Making the preview…
        </p>
      ) : null}
    </div>
  );
}

/** What is larger than its box is scrolled, by keyboard too. */
function Scroller({ name, when, children }: { readonly name: string; readonly when: boolean; children: ReactNode }) {
  if (!when) return <div className="absolute inset-2">{children}</div>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section aria-label={name} tabIndex={0} className="absolute inset-0 overflow-auto rounded-xl p-2 -outline-offset-2">
      {children}
    </section>
  );
}

interface PictureProps {
  readonly shown: Extract<ShownPreview, { kind: 'picture' }>;
  readonly name: string;
  readonly closer: boolean;
  readonly transparent: boolean;
}

function Picture({ shown, name, closer, transparent }: PictureProps) {
  const { url, size, drawn } = shown;
  return (
    // biome-ignore lint/performance/noImgElement: it is made in this page, there is nothing to optimise
    <img
      src={url}
      alt={name}
      draggable={false}
      className={closer ? 'block max-w-none' : 'absolute inset-0 size-full object-contain'}
      style={{ ...(transparent && CHECKERED), ...(closer && { width: Math.min(size.width, drawn.width) }) }}
    />
  );
}

/** What is behind a picture without a ground, in squares. */
const CHECKERED = {
  background: 'repeating-conic-gradient(var(--tl-neutral-bg) 0 25%, var(--tl-surface) 0 50%) 0 0 / 20px 20px',
} as const;
