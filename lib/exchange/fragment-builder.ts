import type { MapFragment } from '../document/types';
import { splitCharacters } from '../model/characters';
import type { Phase, Touchpoint, Transition } from '../model/types';
import { LIMITS } from '../protocol/limits';

/** The first and the last touchpoint made of one text: the same one, but for a text of enormous length. */
export interface Ends {
  readonly first: string;
  readonly last: string;
}

/** How ids are made that nobody gave. */
export interface IdMaker {
  touchpoint(label: string, count: number): string;
  transition(source: string, target: string, count: number): string;
}

const LOCAL_IDS: IdMaker = {
  touchpoint: (_label, count) => `n${count}`,
  transition: (_source, _target, count) => `e${count}`,
};

/** Collects touchpoints and transitions, unless told otherwise under ids of its own (`n1`, `e1`). */
export class FragmentBuilder {
  private readonly touchpoints: Touchpoint[] = [];
  private readonly transitions = new Map<string, Transition>();

  constructor(private readonly ids: IdMaker = LOCAL_IDS) {}

  /**
   * Adds a touchpoint. A label that is too long is cut and its whole text put into the notes; what exceeds those goes
   * on in a touchpoint of its own behind it. Nothing of the text is lost.
   */
  add(label: string, fields: Partial<Omit<Touchpoint, 'id' | 'label'>> = {}, wantedId?: string): Ends {
    const id = wantedId ?? this.ids.touchpoint(label, this.touchpoints.length + 1);
    const [short, overflow] = splitCharacters(label, LIMITS.labelCharacters);
    const whole = overflow === '' ? (fields.notes ?? '') : joinNotes(fields.notes, label);
    let [notes, rest] = splitCharacters(whole, LIMITS.textCharacters);
    this.touchpoints.push({ ...fields, id, label: short, ...(notes === '' ? {} : { notes }) });
    let last = id;
    // In steps, not by calling itself with the rest: a text of megabytes would be copied each time.
    while (rest !== '') {
      const text = rest;
      const more = this.ids.touchpoint(text, this.touchpoints.length + 1);
      [notes, rest] = splitCharacters(text, LIMITS.textCharacters);
      const [head, tail] = splitCharacters(notes, LIMITS.labelCharacters);
      this.touchpoints.push({ id: more, label: head, ...(tail === '' ? {} : { notes }) });
      this.connect(last, more);
      last = more;
    }
    return { first: id, last };
  }

  /** Adds a transition; the same one twice is one, but for those that have ids of their own. */
  connect(source: string, target: string, fields: Partial<Omit<Transition, 'source' | 'target'>> = {}): void {
    const key = fields.id === undefined ? `${source} ${target}` : `id ${fields.id}`;
    if (this.transitions.has(key)) return;
    const id = fields.id ?? this.ids.transition(source, target, this.transitions.size + 1);
    this.transitions.set(key, { ...fields, id, source, target });
  }

  build(phases: readonly Phase[] = []): MapFragment {
    const fragment = { touchpoints: this.touchpoints, transitions: [...this.transitions.values()] };
    return phases.length > 0 ? { ...fragment, phases } : fragment;
  }
}

export function joinNotes(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n');
}
