import type { ScopeFigures } from '@/lib/analysis/types';
import { formatPercent, formatShare, shownPercent } from '@/lib/scene/format-count';

/** The part of all who enter that converts, is lost, or goes round in circles; in numbers and as one bar. */
export function ConversionSummary({ flow }: Pick<ScopeFigures, 'flow'>) {
  const { conversion, trapped } = flow;
  const lost = Math.max(0, 1 - conversion - trapped);
  return (
    <div>
      <p className="text-body leading-5">
        <b className="mr-1.5 text-display font-semibold leading-8 tracking-[-0.015em]">{formatShare(conversion)}</b>
        of all who enter reach a final link
      </p>
      <span aria-hidden className="mt-1.5 flex h-2 gap-0.5 overflow-hidden rounded-full">
        <span className="bg-positive" style={{ flexGrow: conversion }} />
        <span className="bg-faint" style={{ flexGrow: trapped }} />
        <span className="bg-negative" style={{ flexGrow: lost }} />
      </span>
      <p className="mt-1.5 text-detail text-soft">
        {formatPercent(Math.max(0, 100 - shownPercent(conversion) - shownPercent(trapped)))} are lost
        {trapped > 0 ? ` · ${formatShare(trapped)} go round in circles and never leave` : ''}
      </p>
    </div>
  );
}
