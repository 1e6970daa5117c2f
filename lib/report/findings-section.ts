import type { Finding } from '../analysis/types';
import { countOf } from '../analysis/words/count-words';
import { describeFinding } from '../analysis/words/describe-finding';
import { RULE_WORDS } from '../analysis/words/rule-words';
import { leftOut } from './chains-section';
import { capital } from './names';
import type { Block, Section, Tone } from './report-document';
import { pathWords, type ReportSource } from './report-source';

/** Of one rule so many are told one by one. */
const MOST_OF_RULE = 8;

const SEVERITIES: readonly { severity: Finding['severity']; title: string; tone: Tone }[] = [
  { severity: 'error', title: 'Errors', tone: 'bad' },
  { severity: 'warning', title: 'Warnings', tone: 'warn' },
  { severity: 'info', title: 'Notes', tone: 'quiet' },
];

/** All that was found, by severity and rule, with why each rule matters and how it is mended. */
export function findingsSection(source: ReportSource): Section | null {
  const { findings } = source.analysis;
  if (findings.length === 0) return null;
  const blocks = SEVERITIES.flatMap(({ severity, title, tone }): Block[] => {
    const found = findings.filter((finding) => finding.severity === severity);
    if (found.length === 0) return [];
    const rules = [...new Set(found.map(({ ruleId }) => ruleId))];
    return [
      { kind: 'heading', text: `${title} (${found.length})`, tone },
      ...rules.flatMap((rule) =>
        ruleBlocks(
          source,
          found.filter(({ ruleId }) => ruleId === rule),
          tone,
        ),
      ),
    ];
  });
  return {
    id: 'findings',
    title: 'Findings',
    meaning: 'what the rules say of this map, each with a way that proves it',
    blocks,
  };
}

function ruleBlocks(source: ReportSource, same: readonly Finding[], tone: Tone): Block[] {
  const rule = RULE_WORDS[same[0]!.ruleId];
  const labelOf = (id: string): string => source.nameOf(id);
  const cards = same.slice(0, MOST_OF_RULE).map((finding, i): Block => {
    const { title, text } = describeFinding(finding, labelOf);
    return {
      kind: 'card',
      tone,
      label: rule?.title ?? finding.ruleId,
      title: [{ kind: 'map', text: capital(title) }],
      lines: [
        ...(text === '' ? [] : [[{ kind: 'map', text } as const]]),
        ...(finding.witness.length > 1 ? [pathWords(source, finding.witness)] : []),
        // What holds of all that the rule finds is said once.
        ...(i === 0 && rule ? [[{ kind: 'soft', text: `Why: ${rule.why} What to do: ${rule.mend}` } as const]] : []),
      ],
    };
  });
  const rest = same.length - cards.length;
  return rest > 0
    ? [...cards, leftOut(`${countOf(rest, 'more finding')} of the rule “${rule?.title}” left out.`)]
    : cards;
}
