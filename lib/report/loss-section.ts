import { countOf } from '../analysis/words/count-words';
import { lossItems } from '../analysis/words/loss-items';
import { formatPercent, formatShare, shownPercent } from '../scene/format-count';
import { leftOut } from './chains-section';
import type { Block, Section } from './report-document';
import { named, type ReportSource } from './report-source';

const MOST = 20;

/** Of all who enter: how many arrive, and where the others are lost. */
export function lossSection(source: ReportSource): Section | null {
  const { analysis, map } = source;
  const root = analysis.scopeFigures[0];
  if (!root || root.starts.size === 0 || root.chains.total === 0n) return null;
  const { conversion, trapped } = root.flow;
  const lost = formatPercent(Math.max(0, 100 - shownPercent(conversion) - shownPercent(trapped)));
  const round = trapped > 0 ? `, ${formatShare(trapped)} go round in circles` : '';
  const items = lossItems(analysis, map.touchpoints, null).filter(({ loss }) => loss > 0);
  const blocks: Block[] = [
    {
      kind: 'text',
      words: [
        { kind: 'strong', text: formatShare(conversion) },
        ` of all who enter reach a final link, ${lost} are lost${round}.`,
      ],
    },
  ];
  if (items.length > 0) {
    blocks.push({
      kind: 'table',
      caption: 'Where customers are lost, most first',
      head: ['Touchpoint', 'Lost, of all who enter', 'Why'],
      rows: items.slice(0, MOST).map(({ touchpoint, loss, reason }) => ({
        cells: [[named(source, touchpoint.id)], [formatShare(loss)], [reason ?? 'as measured and given']],
      })),
    });
  }
  const rest = items.length - MOST;
  if (rest > 0) blocks.push(leftOut(`${countOf(rest, 'more touchpoint')} at which customers are lost left out.`));
  return { id: 'losses', title: 'Where customers are lost', meaning: "by this map's assumptions", blocks };
}
