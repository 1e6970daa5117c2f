import type { RuleSetting, RuleSeverity } from '../types';

/** How each rule is applied where a map says nothing else. A map's own `rules` win (rule-settings.ts). */
export const RULE_DEFAULTS: Readonly<Record<string, RuleSetting>> = {
  'no-start': { severity: 'error' },
  'broken-chain': { severity: 'error' },
  'at-risk': { severity: 'warning' },
  'incomplete-chain': { severity: 'warning' },
  'cut-off': { severity: 'info' },
  'dead-end': { severity: 'warning' },
  trap: { severity: 'warning' },
  unreachable: { severity: 'warning' },
  orphan: { severity: 'info' },
};

/** The default severity of each rule. */
export const SEVERITIES: Readonly<Record<string, RuleSeverity>> = Object.fromEntries(
  Object.entries(RULE_DEFAULTS).map(([id, { severity }]) => [id, severity]),
);
