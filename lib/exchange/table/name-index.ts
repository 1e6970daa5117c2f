/** Finds rows by what others call them: an id, a label, or a label but for case and blanks, in this order. */
export class NameIndex {
  private readonly ids = new Map<string, number>();
  private readonly labels = new Map<string, number>();
  private readonly plain = new Map<string, number>();

  /** @param things ids, the surest first; of equal names the first thing has it */
  constructor(things: readonly { readonly ids: readonly string[]; readonly label: string }[]) {
    // What a thing is really called comes before what a table called it.
    for (const surest of [true, false]) {
      things.forEach(({ ids }, at) => {
        for (const id of surest ? ids.slice(0, 1) : ids.slice(1)) if (id !== '') note(this.ids, id, at);
      });
    }
    things.forEach(({ label }, at) => {
      note(this.labels, label, at);
      note(this.plain, plainLabel(label), at);
    });
  }

  /** The place of what is called so; undefined for nothing. */
  find(name: string): number | undefined {
    if (name === '') return undefined;
    return this.ids.get(name) ?? this.labels.get(name) ?? this.plain.get(plainLabel(name));
  }
}

function note(names: Map<string, number>, name: string, at: number): void {
  if (!names.has(name)) names.set(name, at);
}

/** A label but for case and blanks. */
export function plainLabel(label: string): string {
  return label.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}
