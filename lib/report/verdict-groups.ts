import type { Verdict } from '../analysis/types';

/** Starts of one verdict, as a report tells of them. */
export interface VerdictGroup {
  readonly verdict: Verdict;
  readonly title: string;
  readonly meaning: string;
  readonly tone: 'bad' | 'warn' | 'good';
}

/** The verdicts of starts in words, the worst first. */
export const VERDICT_GROUPS: readonly VerdictGroup[] = [
  { verdict: 'broken', title: 'Broken', meaning: 'nobody who begins here gets to a final touchpoint', tone: 'bad' },
  {
    verdict: 'incomplete',
    title: 'Unfinished',
    meaning: 'no way from here leads to a final touchpoint yet',
    tone: 'warn',
  },
  {
    verdict: 'at-risk',
    title: 'At risk',
    meaning: 'one way works, but customers can also take one on which they are lost',
    tone: 'warn',
  },
  {
    verdict: 'intact',
    title: 'Working',
    meaning: 'whichever way customers take from here, it leads to a final touchpoint',
    tone: 'good',
  },
];
