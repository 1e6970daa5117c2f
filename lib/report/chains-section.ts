import type { ScopeStates, StartResult } from '../analysis/types';
import { chainsLine } from '../analysis/words/chains-line';
import { countOf } from '../analysis/words/count-words';
import { formatNumber, formatShare } from '../scene/format-count';
import type { Block, Section, Tone, Words } from './report-document';
import { named, namedList, pathWords, type ReportSource } from './report-source';
import { VERDICT_GROUPS } from './verdict-groups';

/** More starts than this of one verdict and scope are counted, not told. */
const MOST = 25;
const MOST_SCOPES = 25;
const MOST_DEAD = 6;

/** Every start with its verdict, the way that proves it, where it breaks and what is dead behind. */
export function chainsSection(source: ReportSource): Section | null {
  const scopes = source.analysis.scopes.filter(({ starts }) => starts.length > 0);
  if (scopes.length === 0) return null;
  const dead = deadBehind(source);
  const blocks = scopes.slice(0, MOST_SCOPES).flatMap((scope) => scopeBlocks(source, scope, dead));
  const rest = scopes.length - MOST_SCOPES;
  if (rest > 0) blocks.push(leftOut(`The chains inside ${countOf(rest, 'more touchpoint')} are left out.`));
  return { id: 'chains', title: 'Chains', meaning: 'from where customers come in to where they should arrive', blocks };
}

function scopeBlocks(source: ReportSource, scope: ScopeStates, dead: (id: string) => readonly string[]): Block[] {
  const { id, starts } = scope;
  const inside = id === null ? '' : ` inside ${source.nameOf(id)}`;
  const figures = source.analysis.scopeFigures.find((one) => one.id === id);
  const counted: Block[] =
    id !== null && figures && figures.chains.total > 0n
      ? [{ kind: 'text', soft: true, words: ['Inside ', named(source, id), ` ${chainsLine(figures.chains)}.`] }]
      : [];
  return VERDICT_GROUPS.flatMap(({ verdict, title, meaning, tone }): Block[] => {
    const found = starts.filter((start) => start.verdict === verdict);
    if (found.length === 0) return [];
    const all = found.length === starts.length ? `${found.length}` : `${found.length} of ${starts.length}`;
    const cards = found.slice(0, MOST).map((start) => startCard(source, start, title, tone, scope, dead));
    const rest = found.length - cards.length;
    return [
      ...counted.splice(0),
      { kind: 'heading', text: `${title}${inside} (${all})`, meaning, tone },
      ...cards,
      ...(rest > 0 ? [leftOut(`${countOf(rest, 'more start')} of this verdict left out.`)] : []),
    ];
  });
}

function startCard(
  source: ReportSource,
  { id, witness, breakPoint, repairs }: StartResult,
  label: string,
  tone: Tone,
  scope: ScopeStates,
  dead: (id: string) => readonly string[],
): Block {
  const lines: Words[][] = [];
  if (witness.length > 1) lines.push(pathWords(source, witness));
  if (breakPoint !== null) {
    const verb = breakPoint === id ? 'It breaks at its very start, ' : 'It breaks at ';
    const fewest = (repairs ?? 0) > 1 ? `. ${repairs} touchpoints on this way must be mended.` : '.';
    lines.push([{ kind: 'strong', text: verb }, named(source, breakPoint), fewest]);
    const behind = dead(breakPoint);
    if (behind.length > 0) {
      lines.push([{ kind: 'strong', text: 'Dead behind it: ' }, ...namedList(source, behind, MOST_DEAD), '.']);
    }
  }
  const figures = source.analysis.scopeFigures.find((one) => one.id === scope.id)?.starts.get(id);
  if (figures && figures.touches !== null) {
    const ways = [
      'no working chain',
      'one working chain',
      'two separate working chains',
      'three or more separate working chains',
    ][figures.disjoint];
    const touches = `${formatNumber(Math.round(figures.touches * 10) / 10)} touches on the way`;
    lines.push([{ kind: 'soft', text: `${formatShare(figures.conversion)} arrive · ${touches} · ${ways}` }]);
  }
  return { kind: 'card', tone, label, title: [named(source, id)], lines };
}

/** What customers would reach over a break if it were none, and reach no other way: by the breaking touchpoint. */
function deadBehind({ map, analysis }: ReportSource): (id: string) => readonly string[] {
  const onward = new Map<string, string[]>();
  for (const { id, source, target } of map.transitions) {
    if (analysis.transitions.get(id)?.state !== 'cut-off') continue;
    const list = onward.get(source);
    if (list) list.push(target);
    else onward.set(source, [target]);
  }
  return (id) => {
    const seen = new Set([id]);
    for (const at of seen) {
      for (const next of onward.get(at) ?? []) if (analysis.touchpoints.get(next)?.cutOff) seen.add(next);
    }
    return [...seen].slice(1);
  };
}

/** What is not told, in a sentence of its own. */
export function leftOut(text: string): Block {
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  return { kind: 'text', soft: true, words: [sentence] };
}
