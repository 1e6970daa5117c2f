import { splitCharacters } from '../../model/characters';
import type { TouchpointKey } from '../../model/key-order';
import { LIMITS } from '../../protocol/limits';
import { joinNotes } from '../fragment-builder';
import { LabelIds } from '../label-ids';
import { append } from '../reading-plan';
import { readCell } from '../table/read-cell';
import { plainInline } from './inline-text';
import { readLabel, readStep, splitMarks, type WrittenStep } from './read-item';

/** A touchpoint while the outline is read. */
export interface Draft {
  readonly label: string;
  readonly fields: Record<string, unknown>;
  readonly parent: Draft | null;
}

const TEXTS: readonly TouchpointKey[] = ['goal', 'feeling', 'thought', 'sells', 'takeaway', 'wow', 'notes', 'owner'];

/** Collects what an outline says; names are looked up at the end, so that it may refer forward. */
export class OutlineBuilder {
  private readonly phases: { readonly id: string; readonly label: string }[] = [];
  private readonly phaseIds = new LabelIds();
  private readonly drafts: Draft[] = [];
  /** Touchpoints whose notes can take no more: counting their characters for each paragraph would take long. */
  private readonly full = new Set<Draft>();
  private readonly byLabel = new Map<string, Draft[]>();
  private readonly steps: {
    readonly source: Draft;
    readonly target: Draft | string;
    readonly step: Omit<WrittenStep, 'ref'>;
  }[] = [];

  /** What there is more of than a map can have; the rest needs not be read. */
  get excess(): string | null {
    if (this.drafts.length > LIMITS.touchpoints) return `${LIMITS.touchpoints.toLocaleString('en')} touchpoints`;
    return this.steps.length > LIMITS.transitions ? `${LIMITS.transitions.toLocaleString('en')} transitions` : null;
  }

  addPhase(raw: string): void {
    const label = splitCharacters(readLabel(raw), LIMITS.labelCharacters)[0];
    this.phases.push({ id: this.phaseIds.take(label), label });
  }

  addTouchpoint(raw: string, parent: Draft | null, more: Record<string, unknown> = {}): Draft {
    const { text, marks } = splitMarks(raw.trim());
    const { side: _side, ...known } = marks;
    const [label, rest] = splitCharacters(readLabel(text), LIMITS.labelCharacters);
    const phase = parent === null ? this.phases.at(-1)?.id : undefined;
    const fields = { ...more, ...known, ...(phase === undefined ? {} : { phase }) };
    const draft: Draft = { label, fields, parent };
    if (rest !== '') this.addNotes(draft, readLabel(text));
    this.drafts.push(draft);
    append(this.byLabel, label, draft);
    return draft;
  }

  /** The first touchpoint of this label so far, made where there is none. */
  meet(raw: string, parent: Draft | null): Draft {
    const label = readLabel(splitMarks(raw.trim()).text);
    return this.byLabel.get(label)?.[0] ?? this.addTouchpoint(raw, parent);
  }

  addNotes(draft: Draft, text: string): void {
    if (this.full.has(draft)) return;
    const notes = joinNotes(draft.fields.notes as string | undefined, text);
    const [kept, rest] = splitCharacters(notes, LIMITS.textCharacters);
    draft.fields.notes = kept;
    if (rest !== '') this.full.add(draft);
  }

  connect(source: Draft, target: Draft): void {
    if (this.excess === null) this.steps.push({ source, target, step: {} });
  }

  connectTo(source: Draft, raw: string): void {
    const { ref, ...step } = readStep(raw);
    this.steps.push({ source, target: ref, step });
  }

  /** A field of a touchpoint; what does not fit it goes to the notes. */
  setField(draft: Draft, key: TouchpointKey, raw: string): void {
    const text = plainInline(raw);
    const value = TEXTS.includes(key) ? splitCharacters(text, LIMITS.textCharacters)[0] : readCell(key, text);
    if (value === undefined) this.addNotes(draft, `${key}: ${text}`);
    else if (key === 'notes') this.addNotes(draft, text);
    else draft.fields[key] = value;
  }

  build(): {
    readonly phases: readonly object[];
    readonly touchpoints: readonly object[];
    readonly transitions: readonly object[];
  } {
    const ends = this.steps.map(({ source, target, step }) => {
      return { source, step, target: typeof target === 'string' ? this.resolve(target) : target };
    });
    const ids = new LabelIds();
    const idOf = new Map(this.drafts.map((draft) => [draft, ids.take(draft.label)]));
    const stepIds = new LabelIds();
    return {
      phases: this.phases,
      touchpoints: this.drafts.map((draft) => ({
        ...draft.fields,
        id: idOf.get(draft),
        label: draft.label,
        ...(draft.parent === null ? {} : { parent: idOf.get(draft.parent) }),
      })),
      transitions: ends.map(({ source, target, step }) => {
        const [from, to] = [idOf.get(source) as string, idOf.get(target) as string];
        const label = step.label === undefined ? {} : { label: splitCharacters(step.label, LIMITS.labelCharacters)[0] };
        return { ...step, ...label, id: stepIds.take(`${from}-${to}`, { asIs: true }), source: from, target: to };
      }),
    };
  }

  /** `Call #2` is the second touchpoint called `Call`; what is not there is made. */
  private resolve(ref: string): Draft {
    const numbered = /\s#(\d{1,6})$/.exec(ref);
    const named = numbered
      ? this.byLabel.get(readLabel(ref.slice(0, numbered.index)))?.[Number(numbered[1]) - 1]
      : undefined;
    if (named) return named;
    const label = splitCharacters(readLabel(ref), LIMITS.labelCharacters)[0];
    const found = this.byLabel.get(label)?.[0];
    if (found) return found;
    const made: Draft = { label, fields: {}, parent: null };
    this.drafts.push(made);
    append(this.byLabel, label, made);
    return made;
  }
}
