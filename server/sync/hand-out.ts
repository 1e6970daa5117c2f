import type { Member } from './member';
import { joinWires } from './wire';

interface Piece {
  readonly wire: Buffer;
  /** Null: for everybody. */
  readonly member: Member | null;
  /** For everybody but `member`, instead of for `member` alone. */
  readonly except: boolean;
}

/** What is said to the members of a room once something is stored, in order. */
export class HandOut {
  readonly #pieces: Piece[] = [];
  readonly #singled = new Set<Member>();

  get isEmpty(): boolean {
    return this.#pieces.length === 0;
  }

  toAll(wire: Buffer): void {
    this.#pieces.push({ wire, member: null, except: false });
  }

  toOne(member: Member, wire: Buffer): void {
    this.#pieces.push({ wire, member, except: false });
    this.#singled.add(member);
  }

  toOthers(member: Member | null, wire: Buffer): void {
    this.#pieces.push({ wire, member, except: member !== null });
    if (member) this.#singled.add(member);
  }

  /** Writes to each member what is meant for it: for most, the same bytes in one piece. */
  deliver(members: Iterable<Member>): void {
    let common: readonly Buffer[] | null = null;
    for (const member of members) {
      if (this.#singled.has(member)) {
        member.write(joinWires(this.#for(member)));
      } else {
        common ??= joinWires(this.#for(null));
        if (common.length > 0) member.write(common);
      }
    }
  }

  #for(reader: Member | null): Buffer[] {
    const wires: Buffer[] = [];
    for (const { wire, member, except } of this.#pieces) {
      if (member === null || (member === reader) !== except) wires.push(wire);
    }
    return wires;
  }
}
