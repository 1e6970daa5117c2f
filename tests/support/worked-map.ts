import type { AnalysisInput, AnalysisTouchpoint, AnalysisTransition } from '@/lib/analysis/types';
import { compareIds, type Role } from '@/lib/model/types';

const ROLE_SIGNS: Record<string, Role> = { '^': 'start', $: 'final', '~': 'intermediate' };

/**
 * Reads the notation of the worked cases: `A^>B!>C$ C>D`. Letters and digits name touchpoints; after the name `^`
 * start, `$` final, `~` intermediate, `!` negative. Words apart by spaces are paths; a word without `>` is a
 * touchpoint alone. `inside` maps a parent to a map of its parts. Fields can be added by id.
 */
export function workedMap(
  notation: string,
  extra: {
    readonly inside?: Readonly<Record<string, string>>;
    readonly touchpoints?: Readonly<Record<string, Partial<AnalysisTouchpoint>>>;
    readonly shares?: Readonly<Record<string, number>>;
  } = {},
): AnalysisInput {
  const touchpoints = new Map<string, AnalysisTouchpoint>();
  const transitions: AnalysisTransition[] = [];
  const read = (text: string, parent?: string) => {
    for (const word of text.split(/\s+/).filter(Boolean)) {
      let before: string | null = null;
      for (const part of word.split('>')) {
        const match = /^([A-Za-z0-9_-]+)([\^$~!]*)$/.exec(part);
        if (!match) throw new Error(`cannot read "${part}" in "${text}"`);
        const [, id = '', signs = ''] = match;
        let touchpoint: AnalysisTouchpoint = touchpoints.get(id) ?? { id };
        if (parent && touchpoint.parent === undefined) touchpoint = { ...touchpoint, parent };
        for (const sign of signs) {
          if (sign === '!') touchpoint = { ...touchpoint, reaction: 'negative' };
          else touchpoint = { ...touchpoint, role: ROLE_SIGNS[sign] };
        }
        touchpoints.set(id, touchpoint);
        if (before !== null) {
          const name = `${before}-${id}`;
          const parallels = transitions.filter((transition) => transition.id.split('_')[0] === name).length;
          transitions.push({ id: parallels ? `${name}_${parallels + 1}` : name, source: before, target: id });
        }
        before = id;
      }
    }
  };
  read(notation);
  for (const [parent, text] of Object.entries(extra.inside ?? {})) {
    if (!touchpoints.has(parent)) throw new Error(`no touchpoint "${parent}" in "${notation}"`);
    read(text, parent);
  }
  return {
    touchpoints: [...touchpoints.values()]
      .map((touchpoint) => ({ ...touchpoint, ...extra.touchpoints?.[touchpoint.id] }))
      .sort((a, b) => compareIds(a.id, b.id)),
    transitions: transitions
      .map((transition) => {
        const share = extra.shares?.[transition.id];
        return share === undefined ? transition : { ...transition, share };
      })
      .sort((a, b) => compareIds(a.id, b.id)),
  };
}
