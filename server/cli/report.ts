import type { Analysis, ScopeStates, StartResult, Verdict } from '@/lib/analysis/types';
import { describeFinding } from '@/lib/analysis/words/describe-finding';
import { mendList } from '@/lib/analysis/words/mend-list';
import { verdictLine } from '@/lib/analysis/words/verdict-line';
import type { JourneyMap } from '@/lib/model/types';
import { cleanText } from '@/lib/scene/clean-text';
import { formatChains, formatCount } from '@/lib/scene/format-count';
import { type Paint, painter } from './paint';

/** More than this of one kind is counted, not listed. */
const MOST = 50;
const LABEL_LENGTH = 60;

const VERDICTS: Readonly<Record<Verdict, { readonly mark: string; readonly paint: keyof Paint }>> = {
  intact: { mark: '✓', paint: 'good' },
  'at-risk': { mark: '!', paint: 'warn' },
  broken: { mark: '✗', paint: 'bad' },
  incomplete: { mark: '…', paint: 'warn' },
};

/** What `check` tells a person: verdict, every start with the path that proves it, what to mend first, findings. */
export function reportOf(map: JourneyMap, analysis: Analysis, color: boolean): string {
  const paint = painter(color);
  const labels = new Map(map.touchpoints.map(({ id, label }) => [id, shortLabel(label, id)]));
  const nameOf = (id: string): string => labels.get(id) ?? id;
  const { text, hint } = verdictLine(analysis);
  const lines = [paint.strong(oneLine(map.title) || 'Untitled map'), hint ? `${text} · ${hint}` : text];
  for (const scope of analysis.scopes) lines.push(...startsOf(scope, analysis, nameOf, paint));
  lines.push(...mendingOf(analysis, nameOf, paint));
  lines.push(...findingsOf(analysis, nameOf, paint));
  return `${lines.join('\n')}\n`;
}

function startsOf(scope: ScopeStates, analysis: Analysis, nameOf: (id: string) => string, paint: Paint): string[] {
  if (scope.starts.length === 0) return [];
  const heading = scope.id === null ? 'Starts' : `Starts inside ${nameOf(scope.id)}`;
  const lines = ['', paint.strong(heading)];
  for (const start of scope.starts.slice(0, MOST)) {
    const { mark, paint: tone } = VERDICTS[start.verdict];
    lines.push(`  ${paint[tone](mark)} ${nameOf(start.id)}: ${paint[tone](verdictWords(start))}`);
    if (start.witness.length > 1) lines.push(`      ${pathOf(start.witness, analysis, nameOf, paint)}`);
  }
  if (scope.starts.length > MOST) lines.push(`  … and ${scope.starts.length - MOST} more`);
  return lines;
}

function verdictWords({ verdict, repairs }: StartResult): string {
  switch (verdict) {
    case 'intact':
      return 'intact';
    case 'at-risk':
      return 'at risk, customers can also take a way that is lost';
    case 'broken':
      return `broken, ${repairs === 1 ? 'one touchpoint' : `${repairs} touchpoints`} to mend`;
    case 'incomplete':
      return 'incomplete, no final link can be reached';
  }
}

/** The witness as a line; of a long one the beginning, the surroundings of each break and the end. */
function pathOf(path: readonly string[], analysis: Analysis, nameOf: (id: string) => string, paint: Paint): string {
  const breaks = (id: string): boolean => analysis.touchpoints.get(id)?.negative === true;
  const shown = path.map((_, i) => {
    const near = [i - 1, i, i + 1].some((at) => path[at] !== undefined && breaks(path[at]));
    return path.length <= 12 || i < 3 || i >= path.length - 2 || near;
  });
  const parts: string[] = [];
  path.forEach((id, i) => {
    if (shown[i]) parts.push(breaks(id) ? paint.bad(`✗ ${nameOf(id)}`) : nameOf(id));
    else if (shown[i - 1]) parts.push('…');
  });
  return parts.join(paint.dim(' › '));
}

function mendingOf(analysis: Analysis, nameOf: (id: string) => string, paint: Paint): string[] {
  const items = mendList(analysis);
  if (items.length === 0) return [];
  const lines = ['', paint.strong('Mend first')];
  for (const { id, restores } of items.slice(0, MOST)) {
    const gain = restores > 0n ? paint.good(`+${formatChains(restores)}`) : paint.dim('+0 alone');
    const needed = analysis.repairs.touchpoints.includes(id)
      ? paint.dim(', in the smallest set that mends every start')
      : '';
    lines.push(`  ${nameOf(id)}: ${gain}${needed}`);
  }
  if (items.length > MOST) lines.push(`  … and ${formatCount(BigInt(items.length - MOST))} more`);
  if (!analysis.repairs.optimal)
    lines.push(paint.dim('  The set may not be the smallest: there are too many to try them all.'));
  return lines;
}

function findingsOf(analysis: Analysis, nameOf: (id: string) => string, paint: Paint): string[] {
  if (analysis.findings.length === 0) return [];
  const lines = ['', paint.strong('Findings')];
  for (const finding of analysis.findings.slice(0, MOST)) {
    const { title, text } = describeFinding(finding, nameOf);
    const tone = finding.severity === 'error' ? 'bad' : finding.severity === 'warning' ? 'warn' : 'dim';
    lines.push(`  ${paint[tone](finding.severity)}: ${title}`);
    if (text) lines.push(paint.dim(`      ${text}`));
  }
  if (analysis.findings.length > MOST) lines.push(`  … and ${analysis.findings.length - MOST} more (--json lists all)`);
  return lines;
}

function shortLabel(label: string, id: string): string {
  const line = oneLine(label);
  if (line === '') return id;
  const characters = [...line];
  return characters.length <= LABEL_LENGTH ? line : `${characters.slice(0, LABEL_LENGTH - 1).join('')}…`;
}

/** One line, without anything that would steer the terminal. */
function oneLine(text: string): string {
  return cleanText(text.slice(0, 4 * LABEL_LENGTH))
    .replaceAll('\n', ' ')
    .trim();
}
