import type { Json } from '../../model/types';
import type { RuleSetting, RuleSettings, RuleSeverity } from '../types';
import { RULE_DEFAULTS } from './rule-severities';

/** What a rule can be set to, the quietest first. */
export const RULE_SEVERITIES = ['off', 'info', 'warning', 'error'] as const satisfies readonly RuleSeverity[];

/**
 * The settings of a map, from whatever its file or document holds under `rules`: an object from rule id to a severity,
 * or to an object with `severity` and what else the rule can be told. Whatever is not understood is passed over, and
 * the default stands.
 */
export function readRuleSettings(value: unknown): RuleSettings {
  return Object.fromEntries(
    Object.entries(RULE_DEFAULTS).map(([id, usual]) => [id, readSetting(ownValue(value, id), usual)]),
  );
}

function readSetting(given: unknown, usual: RuleSetting): RuleSetting {
  if (isSeverity(given)) return { ...usual, severity: given };
  const severity = ownValue(given, 'severity');
  const most = ownValue(given, 'most');
  const phase = ownValue(given, 'phase');
  return {
    severity: isSeverity(severity) ? severity : usual.severity,
    ...(usual.most !== undefined && { most: isCount(most) ? most : usual.most }),
    ...(usual.phase !== undefined && { phase: typeof phase === 'string' && phase !== '' ? phase : usual.phase }),
  };
}

/**
 * What `rules` of a map becomes when one rule gets another setting: what the rule has by default is left out, what this
 * program does not understand stays. Null when nothing is left, which clears the key.
 */
export function changeRule(value: Json | undefined, id: string, change: Partial<RuleSetting>): Json {
  const usual = RULE_DEFAULTS[id];
  const others = isObject(value) ? entriesOf(value).filter(([key]) => key !== id) : [];
  const given = isObject(value) && Object.hasOwn(value, id) ? value[id] : undefined;
  const wanted = { ...readRuleSettings(value)[id], ...change };
  const unknown = isObject(given) ? entriesOf(given).filter(([key]) => !Object.hasOwn(wanted, key)) : [];
  const own: [string, Json][] = Object.entries(wanted).filter(
    ([key, setting]) => setting !== undefined && setting !== usual?.[key as keyof RuleSetting],
  );
  const short = own.length === 1 && unknown.length === 0 && wanted.severity !== usual?.severity;
  const kept = [...own, ...unknown];
  const entries: [string, Json][] =
    kept.length === 0 ? others : [...others, [id, short ? (wanted.severity ?? 'off') : Object.fromEntries(kept)]];
  return entries.length === 0 ? null : Object.fromEntries(entries);
}

function isSeverity(value: unknown): value is RuleSeverity {
  return (RULE_SEVERITIES as readonly unknown[]).includes(value);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1;
}

function isObject(value: unknown): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function ownValue(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function entriesOf(value: { readonly [key: string]: Json }): [string, Json][] {
  return Object.entries(value);
}
