import { Fragment } from 'react';
import { cx } from '../ui/cx';

export interface PathWordsProps {
  readonly path: readonly string[];
  readonly labelOf: (id: string) => string;
  /** Touchpoints that break the path: underlined. */
  readonly breaks: (id: string) => boolean;
}

/** Longer paths show their ends and their first break; the canvas shows all. */
const MOST = 7;
const MOST_CHARACTERS = 42;

/** A path as a line of labels, the breaks underlined. */
export function PathWords({ path, labelOf, breaks }: PathWordsProps) {
  const steps = shorten(path, path.findIndex(breaks));
  return (
    <span className="mt-1.5 block text-small leading-[17px] text-ink [overflow-wrap:anywhere]">
      {steps.map((step, index) => (
        <Fragment key={index}>
          {index > 0 ? <span className="text-soft"> › </span> : null}
          {typeof step === 'number' ? (
            <span className="text-soft">{step} more</span>
          ) : (
            <span className={cx(breaks(step) && 'border-b-2 border-negative')}>{label(labelOf(step))}</span>
          )}
        </Fragment>
      ))}
    </span>
  );
}

/** Ids in order; a number stands for so many that are left out. */
export function shorten(path: readonly string[], breakAt: number): readonly (string | number)[] {
  if (path.length <= MOST) return path;
  const keep = new Set([0, 1, path.length - 1]);
  if (breakAt >= 0) for (const at of [breakAt - 1, breakAt, breakAt + 1]) keep.add(at);
  const steps: (string | number)[] = [];
  let left = 0;
  path.forEach((id, at) => {
    // A gap of one is shown: the words for it would be as long.
    if (keep.has(at) || (keep.has(at - 1) && keep.has(at + 1))) {
      if (left > 0) steps.push(left);
      left = 0;
      steps.push(id);
    } else left += 1;
  });
  return steps;
}

function label(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim() || 'No label';
  return line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS - 1)}…` : line;
}
