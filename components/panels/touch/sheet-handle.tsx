import type { Sheet } from './use-sheet';

/** The grip of a sheet, on screens that have one: pulled, or pressed to change between half and full height. */
export function SheetHandle({ sheet }: { readonly sheet: Sheet }) {
  const full = sheet.size === 'full';
  return (
    <button
      type="button"
      aria-label={full ? 'Make the panel lower' : 'Make the panel taller'}
      aria-expanded={full}
      {...sheet.handle}
      // 44 px for a thumb, part of them above the sheet.
      className="relative hidden h-5 min-h-0 w-full shrink-0 touch-none place-items-center before:absolute before:inset-x-0 before:-top-4 before:h-11 sheet:grid"
    >
      <span aria-hidden className="h-1 w-9 rounded-full bg-control" />
    </button>
  );
}
