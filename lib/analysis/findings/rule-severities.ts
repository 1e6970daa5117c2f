import type { RuleSetting, RuleSeverity } from '../types';

/** How each rule is applied where a map says nothing else. A map's own `rules` win (rule-settings.ts). */
export const RULE_DEFAULTS: Readonly<Record<string, RuleSetting>> = {
  'no-start': { severity: 'error' },
  'broken-chain': { severity: 'error' },
  'at-risk': { severity: 'warning' },
  'incomplete-chain': { severity: 'warning' },
  'dead-end': { severity: 'warning' },
  trap: { severity: 'warning' },
  unreachable: { severity: 'warning' },
  'parent-contradicts-parts': { severity: 'warning' },
  'start-without-exit': { severity: 'warning' },
  'final-without-entry': { severity: 'warning' },
  'handover-not-start': { severity: 'warning' },
  'shares-above-one': { severity: 'warning' },
  'cut-off': { severity: 'info' },
  'start-with-inbound': { severity: 'info' },
  'disputed-rating': { severity: 'info' },
  'single-point-of-failure': { severity: 'info' },
  'negative-without-owner': { severity: 'info' },
  orphan: { severity: 'info' },
  unrated: { severity: 'info' },
  'one-chain-only': { severity: 'info' },
  'too-many-touches': { severity: 'info', most: 8 },
  'chain-not-continued': { severity: 'info' },
  'sale-is-not-the-end': { severity: 'info', phase: 'purchase' },
};

/** The default severity of each rule. */
export const SEVERITIES: Readonly<Record<string, RuleSeverity>> = Object.fromEntries(
  Object.entries(RULE_DEFAULTS).map(([id, { severity }]) => [id, severity]),
);
