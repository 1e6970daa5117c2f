import type { StateAnalysis } from './types';

/** 0 when every start of the root scope is intact or at risk; 1 when one is broken or incomplete, or there is none. */
export function exitCodeOf(analysis: StateAnalysis): 0 | 1 {
  const starts = analysis.scopes[0]?.starts ?? [];
  if (starts.length === 0) return 1;
  return starts.every(({ verdict }) => verdict === 'intact' || verdict === 'at-risk') ? 0 : 1;
}
