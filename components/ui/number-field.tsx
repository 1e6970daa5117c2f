'use client';

import { formatNumber, type NumberRule, parseNumber } from './parse-number';
import { TextField, type TextFieldProps } from './text-field';

export interface NumberFieldProps extends Omit<TextFieldProps, 'value' | 'onCommit' | 'type' | 'rows' | 'inputMode'> {
  readonly value: number | undefined;
  readonly onCommit: (value: number | undefined) => void;
  readonly rule?: NumberRule;
}

/** A number, or nothing. A comma is taken for the decimal point; with `percent` 40 stands for 0.4. */
export function NumberField({ value, onCommit, rule = {}, ...rest }: NumberFieldProps) {
  return (
    <TextField
      {...rest}
      inputMode="decimal"
      suffix={rule.percent ? '%' : rest.suffix}
      value={formatNumber(value, rule)}
      onCommit={(typed) => {
        const parsed = parseNumber(typed, rule);
        if (!parsed.ok) return parsed.error;
        if (parsed.value !== value || rest.mixed) onCommit(parsed.value);
        return null;
      }}
    />
  );
}
