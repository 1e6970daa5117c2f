/** What a number may be. Bounds are in the unit that the person types (percent when `percent`). */
export interface NumberRule {
  readonly min?: number;
  readonly max?: number;
  readonly whole?: boolean;
  readonly percent?: boolean;
}

export type ParsedNumber =
  | { readonly ok: true; readonly value: number | undefined }
  | { readonly ok: false; readonly error: string };

/** Digits after which a percentage is rounded: 0.1 + 0.2 is not to show sixteen of them. */
const DIGITS = 12;

/** Reads what a person typed; empty is 'not set'. The error is a sentence. */
export function parseNumber(typed: string, rule: NumberRule = {}): ParsedNumber {
  const text = typed.trim().replace(/\s*%$/, '').replace(/\s/g, '').replace('−', '-').replace(',', '.');
  if (text === '') return { ok: true, value: undefined };
  const value = Number(text);
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) || !Number.isFinite(value)) {
    return { ok: false, error: `“${typed.trim()}” is not a number. ${wanted(rule)}` };
  }
  if (rule.whole && !Number.isInteger(value)) return { ok: false, error: wanted(rule) };
  if ((rule.min !== undefined && value < rule.min) || (rule.max !== undefined && value > rule.max)) {
    return { ok: false, error: wanted(rule) };
  }
  return { ok: true, value: rule.percent ? Number((value / 100).toPrecision(DIGITS)) : value };
}

/** Writes a number as `parseNumber` reads it. */
export function formatNumber(value: number | undefined, rule: NumberRule = {}): string {
  if (value === undefined) return '';
  return String(rule.percent ? Number((value * 100).toPrecision(DIGITS)) : value);
}

function wanted({ min, max, whole, percent }: NumberRule): string {
  const what = whole ? 'a whole number' : 'a number';
  const unit = percent ? ' percent' : '';
  if (min !== undefined && max !== undefined) return `Give ${what} from ${min} to ${max}${unit}.`;
  if (min !== undefined) return `Give ${what} of ${min} or more.`;
  if (max !== undefined) return `Give ${what} of ${max} at most.`;
  return `Give ${what}, such as 12${whole ? '' : ' or 0.5'}.`;
}
