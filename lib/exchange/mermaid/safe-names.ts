/** Words that Mermaid takes for its own where an id begins with them, also before a hyphen. */
const RESERVED =
  /^(?:end|graph|flowchart|subgraph|style|linkStyle|default|interpolate|classDef|class|click|call|href|direction|accTitle|accDescr|_self|_blank|_parent|_top)(?:-|$)/;
const SAFE = /^[A-Za-z][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*$/;

/** Names of nodes and subgraphs of one flowchart: ids where Mermaid can read them, others made of them. */
export class SafeNames {
  private readonly taken = new Set<string>();
  private readonly numbers = new Map<string, number>();

  /** A name for an id; `prefix` is put before one that can't be taken as it is. */
  take(id: string, prefix: string): string {
    const isSafe = SAFE.test(id) && !RESERVED.test(id);
    if (isSafe && !this.taken.has(id)) {
      this.taken.add(id);
      return id;
    }
    const base = `${prefix}_${id.replace(/[^A-Za-z0-9]+/g, '_')}`;
    let name = base;
    for (let number = this.numbers.get(base) ?? 2; this.taken.has(name); number += 1) {
      name = `${base}_${number}`;
      this.numbers.set(base, number + 1);
    }
    this.taken.add(name);
    return name;
  }
}
