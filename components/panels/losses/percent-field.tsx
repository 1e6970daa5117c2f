'use client';

import { NumberField } from '../../ui/number-field';
import { formatNumber } from '../../ui/parse-number';

const RULE = { min: 0, max: 100, percent: true } as const;

export interface PercentFieldProps {
  /** What it is, for screen readers: what stands beside it says it to the eye. */
  readonly label: string;
  /** A share, 0 to 1; undefined when not set. */
  readonly value: number | undefined;
  /** What applies while it is not set. */
  readonly otherwise: number;
  readonly disabled: boolean;
  readonly onCommit: (value: number | undefined) => void;
}

/** A percentage in a row. */
export function PercentField({ otherwise, ...rest }: PercentFieldProps) {
  const placeholder = formatNumber(Math.round(otherwise * 1000) / 1000, RULE);
  return <NumberField {...rest} hideLabel rule={RULE} placeholder={placeholder} className="w-[84px] shrink-0" />;
}
