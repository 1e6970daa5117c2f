import type { MapFragment } from '../../document/types';
import { findParentCircles } from '../../model/check-references';
import { type Fault, quote } from '../../model/faults';
import { isId } from '../../model/ids';
import { LIMITS } from '../../protocol/limits';
import { type Ends, FragmentBuilder, joinNotes } from '../fragment-builder';
import { faultAt } from '../read-result';
import { stableIds } from '../stable-ids';
import { NameIndex } from './name-index';
import { readCell } from './read-cell';
import { type Draft, type Drafts, type DraftTransition, describeNext, shorten } from './read-drafts';

export interface BuiltTable {
  readonly fragment: MapFragment;
  /** What a file is refused for; what is pasted goes in as well as it can. */
  readonly faults: readonly Fault[];
  readonly notes: readonly string[];
  /** Which row each touchpoint came from. */
  readonly rows: ReadonlyMap<string, number>;
}

/** A transition as it will be, its ends still rows of the table. */
interface Link extends DraftTransition {
  readonly source: number;
  readonly target: number;
}

/**
 * Rows as touchpoints and transitions: `next` and `parent` name others by id or label. What names nothing goes to the
 * notes.
 * @param ids `local`: `n1`, `e1`, for a fragment that gets new ones where it is put in; `stable`: those of the table,
 *   and for rows without one made of their labels, so that the same file gives the same ids
 */
export function buildDrafts({ drafts, phases }: Drafts, ids: 'local' | 'stable'): BuiltTable {
  const faults: Fault[] = [];
  const notes: string[] = [];
  const taken = new Set<string>();
  const takenLinks = new Set<string>();
  const given = takeGivenIds(drafts, ids, taken, faults);
  const stable = stableIds(taken, takenLinks);
  const own = drafts.map(
    ({ label }, at) => given[at] ?? (ids === 'local' ? `n${at + 1}` : stable.touchpoint(label, at)),
  );
  const names = new NameIndex(drafts.map(({ id, label }, at) => ({ ids: [given[at] ?? '', id], label })));
  const links: Link[] = [];
  const parents = new Map<string, string>();

  const made = drafts.map((draft, at) => {
    const kept: string[] = [];
    const keep = (text: string, said: string): void => {
      kept.push(text);
      notes.push(`row ${draft.row}: ${said}; it was put into the notes`);
    };
    if (draft.id !== '' && !isId(draft.id)) keep(`id: ${draft.id}`, `“${shorten(draft.id)}” can't be an id`);
    const missing = findTargets(draft, names, (target, link) => {
      if (ids === 'stable' || target !== at) links.push({ ...link, source: at, target });
    });
    if (missing.length > 0) {
      keep(
        describeNext(missing),
        `leads to “${missing.map(({ name }) => shorten(name)).join('”, “')}”, which no row has`,
      );
    }
    const parent = draft.parent === '' ? undefined : names.find(draft.parent);
    if (parent !== undefined && (ids === 'stable' || parent !== at))
      parents.set(own[at] as string, own[parent] as string);
    else if (draft.parent !== '' && parent === undefined) {
      keep(`parent: ${draft.parent}`, `is part of “${shorten(draft.parent)}”, which no row has`);
    }
    return kept;
  });

  const builder = new FragmentBuilder(ids === 'stable' ? stable : localIds(drafts.length));
  const ends = drafts.map(({ label, fields }, at): Ends => {
    const parent = parents.get(own[at] as string);
    const all = joinNotes(fields.notes as string | undefined, ...(made[at] ?? []));
    const noted = all === '' ? fields : { ...fields, notes: all };
    return builder.add(label, parent === undefined ? noted : { ...noted, parent }, own[at]);
  });
  for (const { id } of links) if (isId(id)) takenLinks.add(id);
  const used = new Set<string>();
  for (const { source, target, label, share, id } of links) {
    const isOwn = ids === 'stable' && isId(id) && !used.has(id);
    if (isOwn) used.add(id);
    const part = share === '' ? undefined : readCell('dropOff', share);
    if (share !== '' && part === undefined) {
      notes.push(
        `row ${drafts[source]?.row}: “${shorten(share)}” is no share from 0 to 1; it was put beside the label of the transition`,
      );
    }
    const text = part === undefined && share !== '' ? `${label} (${share})`.trim() : label;
    if (readCell('label', text) === undefined) {
      const row = drafts[source]?.row ?? 0;
      faults.push(faultAt('row', row, `a transition can have a label of at most ${LIMITS.labelCharacters} characters`));
    }
    builder.connect((ends[source] as Ends).last, (ends[target] as Ends).first, {
      ...(isOwn ? { id } : {}),
      ...(text === '' ? {} : { label: text }),
      ...(typeof part === 'number' ? { share: part } : {}),
    });
  }
  const places = new Map(own.map((id, at) => [id, drafts[at] as Draft]));
  for (const [id, circle] of findParentCircles(parents)) {
    const shown = circle.slice(0, 6).map((one) => quote(places.get(one)?.label ?? one));
    const said = circle.length > 6 ? [...shown, '…'] : [...shown, shown[0]];
    faults.push(faultAt('row', places.get(id)?.row ?? 0, `is part of itself: ${said.join(' in ')}`));
  }
  const rows = new Map([...places].map(([id, { row }]) => [id, row]));
  return { fragment: builder.build(phases), faults, notes, rows };
}

/** The ids that the table gives, each once; undefined where a row has none that can be one. */
function takeGivenIds(
  drafts: readonly Draft[],
  ids: 'local' | 'stable',
  taken: Set<string>,
  faults: Fault[],
): (string | undefined)[] {
  const first = new Map<string, number>();
  return drafts.map(({ id, row }) => {
    if (!isId(id) || (ids === 'local' && /^[en]\d+$/.test(id))) return undefined;
    const earlier = first.get(id);
    if (earlier !== undefined) {
      faults.push(faultAt('row', row, `id ${quote(id)} is already used in row ${earlier}`));
      return undefined;
    }
    first.set(id, row);
    taken.add(id);
    return id;
  });
}

function localIds(rows: number): ConstructorParameters<typeof FragmentBuilder>[0] {
  let more = rows;
  return {
    touchpoint() {
      more += 1;
      return `n${more}`;
    },
    transition: (_source, _target, count) => `e${count}`,
  };
}

/** Finds what a row leads to; gives what no row has. */
function findTargets(
  { next, transitions }: Draft,
  names: NameIndex,
  found: (target: number, link: DraftTransition) => void,
): DraftTransition[] {
  const [first] = transitions;
  // A label may have a `;` of its own.
  const whole = next.startsWith('"') || !first ? undefined : names.find(next);
  if (whole !== undefined && first) {
    found(whole, first);
    return [];
  }
  return transitions.flatMap((link) => {
    const target = names.find(link.name);
    if (target !== undefined) {
      found(target, link);
      return [];
    }
    // Others part by commas, too, which a label may have as well.
    const parts = link.name.split(',').map((name) => ({ ...link, name: name.trim() }));
    const targets = parts.map(({ name }) => names.find(name));
    if (targets.every((one) => one === undefined)) return [link];
    return parts.filter((part, at) => {
      const one = targets[at];
      if (one !== undefined) found(one, part);
      return one === undefined && part.name !== '';
    });
  });
}
