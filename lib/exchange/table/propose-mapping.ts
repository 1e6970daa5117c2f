import { TOUCHPOINT_KEYS } from '../../model/key-order';
import { type ColumnMapping, type ColumnTarget, JSON_MARK, type MappedColumn } from './columns';
import { FIELD_WORDS, LABEL_WORDS, NEXT_LABEL_WORDS, NEXT_SHARE_WORDS, NEXT_WORDS, plainWord } from './table-words';

const SAMPLES = 3;
/** Rows that are looked through for samples. */
const SAMPLED_ROWS = 200;
const SAMPLE_CHARACTERS = 80;

/** Headings of columns that our own tables have, by their plain words. */
const OWN: Readonly<Record<string, ColumnTarget>> = {
  nextid: 'next id',
  phaseid: 'phase id',
  standardtarget: 'standard target',
  standardactual: 'standard actual',
  standardunit: 'standard unit',
};

/** What a heading says that its column holds; labels and what no list has are 'keep'. */
function targetOf(heading: string): ColumnTarget {
  if (heading.endsWith(JSON_MARK)) return 'keep';
  const plain = plainWord(heading);
  if (NEXT_WORDS.includes(plain)) return 'next';
  if (NEXT_LABEL_WORDS.includes(plain)) return 'next label';
  if (NEXT_SHARE_WORDS.includes(plain)) return 'next share';
  if (Object.hasOwn(OWN, plain)) return OWN[plain] as ColumnTarget;
  const key = TOUCHPOINT_KEYS.find((known) => known.toLowerCase() === plain);
  const named = key ?? (Object.hasOwn(FIELD_WORDS, plain) ? FIELD_WORDS[plain] : undefined);
  return named === undefined || named === 'label' ? 'keep' : named;
}

/**
 * What the headings of a row say of its columns. Of two columns that say the same the first counts, the other is kept
 * as it is. Null when none of them says that it holds the labels.
 */
export function readHeadings(row: readonly string[]): ColumnTarget[] | null {
  const plain = row.map(plainWord);
  // The surest word wins, so that a table may have both 'label' and 'title'.
  const labels = LABEL_WORDS.find((word) => plain.includes(word));
  if (labels === undefined) return null;
  return withLabel(row.map(targetOf), plain.indexOf(labels));
}

/** The targets, the label's put in, each but 'keep' once. */
function withLabel(targets: readonly ColumnTarget[], labelAt: number): ColumnTarget[] {
  const seen = new Set<ColumnTarget>(['label']);
  return targets.map((target, at) => {
    if (at === labelAt) return 'label';
    if (target === 'keep' || seen.has(target)) return 'keep';
    seen.add(target);
    return target;
  });
}

/**
 * What the columns of a table seem to hold. A first row of which no heading is known is a row like the others. Where no
 * heading names the labels, the first column that says nothing else has them; with none such there are no labels.
 */
export function proposeMapping(rows: readonly (readonly string[])[]): ColumnMapping {
  const first = rows[0] ?? [];
  const named = readHeadings(first);
  const guessed = named ?? first.map(targetOf);
  const headed = named !== null || guessed.some((target) => target !== 'keep');
  const targets = named ?? withLabel(guessed, guessed.indexOf('keep'));
  return mapColumns(rows, headed, targets);
}

/** The columns of a table with their headings and samples; those beyond the headings are kept. */
export function mapColumns(
  rows: readonly (readonly string[])[],
  headed: boolean,
  targets: readonly ColumnTarget[],
): ColumnMapping {
  const body = rows.slice(headed ? 1 : 0, SAMPLED_ROWS);
  const columns = targets.map((target, at): MappedColumn => {
    const samples: string[] = [];
    for (const row of body) {
      const text = (row[at] ?? '').trim();
      if (text !== '' && samples.length < SAMPLES) samples.push(text.slice(0, SAMPLE_CHARACTERS));
    }
    const heading = headed ? (rows[0]?.[at] ?? '') : '';
    return { heading: heading.endsWith(JSON_MARK) ? heading : heading.trim(), samples, target };
  });
  return { headed, columns };
}
