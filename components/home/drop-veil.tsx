import { FileDown } from 'lucide-react';

/** Says, while a file hangs over the page, what letting go will do. */
export function DropVeil() {
  return (
    <div className="pointer-events-none fixed inset-0 z-50 grid place-items-center bg-scrim p-6">
      <p className="flex items-center gap-3 rounded-2xl border-2 border-dashed border-focus bg-surface px-8 py-6 text-heading font-semibold">
        <FileDown size={24} aria-hidden />
        Drop the file to open it as a new map
      </p>
    </div>
  );
}
