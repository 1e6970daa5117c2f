import type { Finding } from '../types';
import type { Facts, Rule } from './facts';
import { RULES } from './rule-registry';
import { SEVERITIES } from './rule-severities';

/** Applies all rules. A rule without a severity counts as a warning; one that throws becomes a finding of its own. */
export function findFindings(
  facts: Facts,
  rules: readonly Rule[] = RULES,
  severities: Readonly<Record<string, Finding['severity'] | 'off'>> = SEVERITIES,
): Finding[] {
  return rules.flatMap((rule): Finding[] => {
    const severity = severities[rule.id] ?? 'warning';
    if (severity === 'off') return [];
    try {
      return rule.find(facts).map((draft) => ({ ruleId: rule.id, severity, ...draft }));
    } catch (error) {
      return [ruleFailed(rule.id, error)];
    }
  });
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
