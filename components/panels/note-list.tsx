import { Info } from 'lucide-react';

export interface NoteListProps {
  readonly title: string;
  readonly notes: readonly string[];
}

/** Hundreds of sentences help nobody. */
const SHOWN = 50;

/** What a person should know before it is done, as sentences. Nothing without any. */
export function NoteList({ title, notes }: NoteListProps) {
  if (notes.length === 0) return null;
  return (
    <section className="rounded-xl bg-neutral-bg px-4 py-3 text-detail leading-5">
      <h3 className="flex items-center gap-2 font-semibold">
        <Info size={15} aria-hidden className="shrink-0 text-soft" />
        {title}
      </h3>
      <ul className="mt-1 list-disc space-y-0.5 pl-[39px] marker:text-soft">
        {notes.slice(0, SHOWN).map((note) => (
          <li key={note} className="[overflow-wrap:anywhere]">
            {note}
          </li>
        ))}
      </ul>
      {notes.length > SHOWN ? <p className="mt-1 pl-[23px] text-soft">and {notes.length - SHOWN} more.</p> : null}
    </section>
  );
}
