import { FileDown } from 'lucide-react';
import type { ReactNode } from 'react';

/** Says, while a file hangs over the page, what letting go will do. */
export function DropVeil({ children }: { readonly children: ReactNode }) {
  return (
    <div className="pointer-events-none fixed inset-0 z-[70] grid place-items-center bg-scrim p-6">
      <p className="flex items-center gap-3 rounded-2xl border-2 border-dashed border-focus bg-surface px-8 py-6 text-heading font-semibold">
        <FileDown size={24} aria-hidden className="shrink-0" />
        {children}
      </p>
    </div>
  );
}
