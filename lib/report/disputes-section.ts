import { countOf } from '../analysis/words/count-words';
import { leftOut } from './chains-section';
import type { Block, Section, Words } from './report-document';
import { named, type ReportSource } from './report-source';

const MOST = 40;
const MOST_FLIPS = 3;

/** Touchpoints of which people disagree whether they are negative, and what hangs on it; those that decide first. */
export function disputesSection(source: ReportSource): Section | null {
  const disputes = [...source.analysis.disputes].sort((a, b) => b.flips.length - a.flips.length);
  if (disputes.length === 0) return null;
  const blocks: Block[] = [
    {
      kind: 'table',
      caption: 'Ratings that people do not agree on',
      head: ['Touchpoint', 'Negative', 'Neutral', 'Positive', 'Counts as', 'If the others are right'],
      rows: disputes.slice(0, MOST).map(({ id, votes, reaction, flips, exact }) => {
        const told = flips
          .slice(0, MOST_FLIPS)
          .flatMap(({ start, from, to }, i): Words[] => [
            i > 0 ? '; ' : '',
            named(source, start),
            ` is ${to.replace('-', ' ')} instead of ${from.replace('-', ' ')}`,
          ]);
        const more = flips.length > MOST_FLIPS ? ` and ${countOf(flips.length - MOST_FLIPS, 'more start')} change` : '';
        const nothing = exact ? 'no verdict changes' : 'not worked out: there are too many';
        return {
          cells: [
            [named(source, id)],
            [String(votes.negative)],
            [String(votes.neutral)],
            [String(votes.positive)],
            [reaction ?? 'not rated'],
            flips.length === 0 ? [nothing] : [...told, more],
          ],
        };
      }),
    },
  ];
  const rest = disputes.length - MOST;
  if (rest > 0) blocks.push(leftOut(`${countOf(rest, 'more disputed rating')} left out.`));
  return {
    id: 'disputes',
    title: 'Disputed ratings',
    meaning: 'worth talking about first where a verdict hangs on them',
    blocks,
  };
}
