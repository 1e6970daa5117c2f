import type { TransitionState } from '../analysis/types';

/** What the state of a transition is called, as the legend of a picture has it. */
export const STATE_WORDS: Readonly<Record<TransitionState, string>> = {
  intact: 'works',
  doomed: 'runs into a break',
  'cut-off': 'cut off by a break',
  handover: 'leads into a new chain',
  'leads-nowhere': 'leads nowhere',
  unreachable: 'not reached',
  ignored: 'does not count',
};
