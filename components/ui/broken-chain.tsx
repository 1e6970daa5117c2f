/** A chain of three cards whose middle one breaks it: the product's one picture, for pages with little else on them. */
export function BrokenChain({ className }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 208 56" fill="none" aria-hidden="true" className={className}>
      <g strokeWidth="2" strokeLinecap="round" strokeLinejoin="round">
        <path
          d="M20 10h28a6 6 0 0 1 6 6v24a6 6 0 0 1-6 6H20a18 18 0 0 1-18-18 18 18 0 0 1 18-18z"
          fill="var(--tl-surface)"
          stroke="var(--tl-line)"
        />
        <rect x="82" y="10" width="48" height="36" rx="6" fill="var(--tl-surface)" />
        <path d="M54 28h14" stroke="var(--tl-negative)" />
        <path d="M71 22l5 4-5 4 5 4" stroke="var(--tl-negative)" />
        <path
          d="M103 10H88a6 6 0 0 0-6 6v24a6 6 0 0 0 6 6h11M111 46h13a6 6 0 0 0 6-6V16a6 6 0 0 0-6-6h-11M103 10l-3 4 5 3M113 10l-3 4 4 3M99 46l3-4-4-3M111 46l3-4-4-3"
          stroke="var(--tl-negative)"
        />
        <path d="M136 28h17" stroke="var(--tl-faint)" strokeDasharray="0.1 5.5" />
        <rect x="158" y="10" width="48" height="36" rx="6" fill="var(--tl-surface)" stroke="var(--tl-line)" />
      </g>
    </svg>
  );
}
