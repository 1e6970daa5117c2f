import type { Finding, RuleSettings } from '../types';
import type { Facts, Rule } from './facts';
import { RULES } from './rule-registry';
import { readRuleSettings } from './rule-settings';

const WEIGHT = { error: 0, warning: 1, info: 2 } as const;

/**
 * Applies all rules, each as the map wants it. Errors come first, then warnings; among equals the order of the rules
 * stays. A rule without a setting counts as a warning; one that throws becomes a finding of its own.
 */
export function findFindings(
  facts: Facts,
  settings: RuleSettings = readRuleSettings(undefined),
  rules: readonly Rule[] = RULES,
): Finding[] {
  const findings = rules.flatMap((rule): Finding[] => {
    const setting = settings[rule.id] ?? { severity: 'warning' };
    const { severity } = setting;
    if (severity === 'off') return [];
    try {
      return rule.find(facts, setting).map((draft) => ({ ruleId: rule.id, severity, ...draft }));
    } catch (error) {
      return [ruleFailed(rule.id, error)];
    }
  });
  return findings.sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
}

function ruleFailed(ruleId: string, error: unknown): Finding {
  return {
    ruleId,
    severity: 'error',
    scopeId: null,
    touchpointIds: [],
    transitionIds: [],
    message: {
      id: 'rule-failed',
      data: { rule: ruleId, reason: error instanceof Error ? error.message : String(error) },
    },
    assumed: false,
    witness: [],
    fixes: [],
  };
}
