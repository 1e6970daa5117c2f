'use client';

import { useMemo } from 'react';
import { analyze } from '@/lib/analysis/analyze';
import { verdictLine } from '@/lib/analysis/words/verdict-line';
import type { AnalyzedMap } from '@/lib/compare/analyzed-map';
import { compareMaps } from '@/lib/compare/compare-maps';
import { chainsThenAndNow, comparisonParts, comparisonSentence } from '@/lib/compare/comparison-words';
import { useEditorState } from '../../store/editor-context';

/** What has become of a version: chains that came back or broke since, and what else differs from the map as it is now. */
export function ComparisonView({ was }: { readonly was: AnalyzedMap }) {
  const map = useEditorState((state) => state.map);
  // Of the map as it is at this moment, not of the worker's last answer.
  const comparison = useMemo(() => compareMaps(was, { map, analysis: analyze(map) }), [was, map]);
  const parts = useMemo(() => comparisonParts(comparison), [comparison]);
  const sentence = comparisonSentence(comparison);
  const numbers = chainsThenAndNow(comparison);
  return (
    <div className="mt-4 rounded-xl bg-neutral-bg px-4 py-3 text-body leading-5">
      <p role="status" className="font-semibold">
        {sentence}
      </p>
      <p className="mt-0.5 text-soft">{numbers === sentence ? verdictLine(was.analysis).text : numbers}</p>
      {parts.length > 0 ? (
        <details className="mt-2">
          <summary className="-mx-1 cursor-pointer rounded px-1 py-1 font-medium">What else differs from now</summary>
          <dl className="mt-1.5 space-y-2.5">
            {parts.map(({ heading, lines }) => (
              <div key={heading}>
                <dt className="text-small font-medium leading-4 text-soft">{heading}</dt>
                {lines.map((line) => (
                  <dd key={line} className="[overflow-wrap:anywhere]">
                    {line}
                  </dd>
                ))}
              </div>
            ))}
          </dl>
        </details>
      ) : null}
    </div>
  );
}
