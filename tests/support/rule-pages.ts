import { analyze } from '@/lib/analysis/analyze';
import { RULES } from '@/lib/analysis/findings/rule-registry';
import { RULE_DEFAULTS } from '@/lib/analysis/findings/rule-severities';
import type { RuleSetting } from '@/lib/analysis/types';
import { describeFinding } from '@/lib/analysis/words/describe-finding';
import { describeFix } from '@/lib/analysis/words/describe-fix';
import { LAW_WORDS, RULE_WORDS } from '@/lib/analysis/words/rule-words';
import type { JourneyMap } from '@/lib/model/types';
import { mapScene } from '@/lib/scene/map-scene';
import { sceneToSvg } from '@/lib/scene/svg';

/** A map that a rule speaks of, and the same map mended. */
export interface RuleExample {
  readonly id: string;
  readonly invalid: JourneyMap;
  readonly valid: JourneyMap;
}

const SEVERITY_WORDS = { error: 'an error', warning: 'a warning', info: 'worth knowing', off: 'switched off' } as const;
const HEAD =
  '<!-- Written by npm run rule-pages from lib/analysis/words/rule-words.ts and the fixtures of the tests. -->';

/** The pages and pictures of all rules, by path below `docs/rules`. The same rules and examples give the same bytes. */
export function rulePages(examples: readonly RuleExample[]): Map<string, string> {
  const files = new Map<string, string>([['README.md', overview()]]);
  for (const example of examples) {
    files.set(`${example.id}.md`, page(example));
    files.set(`pictures/${example.id}-broken.svg`, picture(example.invalid));
    files.set(`pictures/${example.id}-mended.svg`, picture(example.valid));
  }
  return files;
}

function overview(): string {
  const rows = RULES.map(({ id }) => {
    const { title, what } = wordsOf(id);
    return `- [${title}](${id}.md) (\`${id}\`, ${SEVERITY_WORDS[settingOf(id).severity]}): ${what}`;
  });
  return lines(
    HEAD,
    '# Rules',
    '',
    'What Throughline says of a map, rule by rule, in the order of its list. A map sets in its file, under `rules`, how much each weighs.',
    '',
    ...rows,
  );
}

function page({ id, invalid, valid }: RuleExample): string {
  const { title, what, why, mend, law } = wordsOf(id);
  const labelOf = (touchpoint: string) =>
    invalid.touchpoints.find((item) => item.id === touchpoint)?.label ?? touchpoint;
  const findings = analyze(invalid).findings.filter((finding) => finding.ruleId === id);
  const said = findings.flatMap((finding) => {
    const words = describeFinding(finding, labelOf);
    return ['', `> **${words.title}.** ${words.text}`];
  });
  const fixes = findings.flatMap((finding) => finding.fixes.map((fix) => `- ${describeFix(fix, labelOf)}`));
  return lines(
    HEAD,
    `# ${title}`,
    '',
    what,
    '',
    '## Why it matters',
    '',
    why,
    '',
    `${LAW_WORDS[law].name}: ${LAW_WORDS[law].text}`,
    '',
    '## Example',
    '',
    `![${invalid.title}](pictures/${id}-broken.svg)`,
    ...said,
    '',
    '## Mended',
    '',
    mend,
    ...(fixes.length > 0 ? ['', 'The finding offers:', '', ...fixes] : []),
    '',
    `![${valid.title}](pictures/${id}-mended.svg)`,
    '',
    '## Setting',
    '',
    setting(id),
  );
}

function setting(id: string): string {
  const { severity, most, phase } = settingOf(id);
  const example: RuleSetting = {
    severity: severity === 'warning' ? 'error' : 'warning',
    ...(most !== undefined && { most: most + 4 }),
    ...(phase !== undefined && { phase: 'sale' }),
  };
  const own = most === undefined && phase === undefined ? example.severity : example;
  const more = [
    ...(most === undefined ? [] : [` \`most\` is the number that still passes, ${most} if nothing is said.`]),
    ...(phase === undefined
      ? []
      : [` \`phase\` is the id of the phase in which customers buy, \`${phase}\` if nothing is said.`]),
  ];
  return `Unless the map says otherwise, a finding of \`${id}\` is ${SEVERITY_WORDS[severity]} (\`"${severity}"\`). A map says so in its file, with \`"off"\`, \`"info"\`, \`"warning"\` or \`"error"\`, as in \`"rules": ${JSON.stringify({ [id]: own })}\`.${more.join('')}`;
}

function picture(map: JourneyMap): string {
  return sceneToSvg(mapScene(map, analyze(map)), { theme: 'light' });
}

function wordsOf(id: string) {
  const words = RULE_WORDS[id];
  if (!words) throw new Error(`no words for the rule ${id}`);
  return words;
}

function settingOf(id: string): RuleSetting {
  const usual = RULE_DEFAULTS[id];
  if (!usual) throw new Error(`no setting for the rule ${id}`);
  return usual;
}

function lines(...text: readonly string[]): string {
  return `${text.join('\n')}\n`;
}
