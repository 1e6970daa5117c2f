import { countOf } from '../analysis/words/count-words';
import { leftOut } from './chains-section';
import type { Block, Section } from './report-document';
import { named, namedList, type ReportSource } from './report-source';

const MOST = 10;

/** Touchpoints that there is no way around: were one negative, nothing would be left of the starts named. */
export function resilienceSection(source: ReportSource): Section | null {
  const points = [...source.analysis.singlePoints]
    .filter(([id, starts]) => source.analysis.touchpoints.get(id)?.scope === null && starts.length > 0)
    .sort(([, a], [, b]) => b.length - a.length);
  if (points.length === 0) return null;
  const blocks: Block[] = [
    {
      kind: 'list',
      ordered: false,
      items: points
        .slice(0, MOST)
        .map(([id, starts]) => [
          named(source, id),
          `: if it fails, ${countOf(starts.length, 'start')} ${starts.length === 1 ? 'loses its' : 'lose their'} last working chain (`,
          ...namedList(source, starts, 3),
          ').',
        ]),
    },
  ];
  if (points.length > MOST) blocks.push(leftOut(`${points.length - MOST} more left out.`));
  return {
    id: 'hangs',
    title: 'What hangs on one touchpoint',
    meaning: 'keep these good, there is no way around them',
    blocks,
  };
}
