import { countOf } from '../analysis/words/count-words';
import { mendList } from '../analysis/words/mend-list';
import { leftOut } from './chains-section';
import { mendTogether, mendWords } from './mend-words';
import { shortLine } from './names';
import type { Block, Section } from './report-document';
import { named, type ReportSource } from './report-source';

const MOST = 10;

/** What is negative, the one whose mending brings most at the top, alone and in combination. */
export function mendSection(source: ReportSource): Section | null {
  const { analysis, nameOf, byId, options } = source;
  const items = mendList(analysis);
  if (items.length === 0) return null;
  const together = mendTogether(analysis, nameOf, MOST);
  const blocks: Block[] = [
    ...(together === null ? [] : [{ kind: 'text', words: [{ kind: 'map', text: together }] } as Block]),
    ...items.slice(0, MOST).map((item, i): Block => {
      const touchpoint = byId.get(item.id);
      const owner = options.names ? shortLine(touchpoint?.owner ?? '') : '';
      const plan = [
        touchpoint?.control === 'outside' ? 'Outside our control.' : '',
        touchpoint?.status === 'doing' ? 'Being mended.' : '',
        touchpoint?.due ? `Due ${touchpoint.due}.` : '',
      ].filter(Boolean);
      const words = mendWords(item, { analysis, nameOf, owner });
      const lines = [[{ kind: 'map', text: [words, ...plan].join(' ') } as const]];
      return {
        kind: 'card',
        tone: item.restores > 0n ? 'bad' : 'quiet',
        label: `${i + 1}`,
        title: [named(source, item.id)],
        lines,
      };
    }),
  ];
  const rest = items.length - MOST;
  if (rest > 0) blocks.push(leftOut(`${countOf(rest, 'more negative touchpoint')} left out.`));
  return { id: 'mend', title: 'Mend first', meaning: 'the touchpoint that brings most chains back at the top', blocks };
}
