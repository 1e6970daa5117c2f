import { atRisk } from '../rules/at-risk';
import { brokenChain } from '../rules/broken-chain';
import { cutOff } from '../rules/cut-off';
import { deadEnd } from '../rules/dead-end';
import { incompleteChain } from '../rules/incomplete-chain';
import { noStart } from '../rules/no-start';
import { orphan } from '../rules/orphan';
import { trap } from '../rules/trap';
import { unreachable } from '../rules/unreachable';
import type { Rule } from './facts';

/** All rules, in the order in which their findings are listed. */
export const RULES: readonly Rule[] = [
  noStart,
  brokenChain,
  atRisk,
  incompleteChain,
  cutOff,
  deadEnd,
  trap,
  unreachable,
  orphan,
];
