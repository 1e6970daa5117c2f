import type { Finding } from '../types';

/** How much each rule's findings weigh; 'off' silences a rule. */
export const SEVERITIES: Readonly<Record<string, Finding['severity'] | 'off'>> = {
  'no-start': 'error',
  'broken-chain': 'error',
  'at-risk': 'warning',
  'incomplete-chain': 'warning',
  'cut-off': 'info',
  'dead-end': 'warning',
  trap: 'warning',
  unreachable: 'warning',
  orphan: 'info',
};
