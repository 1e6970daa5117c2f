import { atRisk } from '../rules/at-risk';
import { brokenChain } from '../rules/broken-chain';
import { chainNotContinued } from '../rules/chain-not-continued';
import { cutOff } from '../rules/cut-off';
import { deadEnd } from '../rules/dead-end';
import { disputedRating } from '../rules/disputed-rating';
import { finalWithoutEntry } from '../rules/final-without-entry';
import { handoverNotStart } from '../rules/handover-not-start';
import { incompleteChain } from '../rules/incomplete-chain';
import { negativeWithoutOwner } from '../rules/negative-without-owner';
import { noStart } from '../rules/no-start';
import { oneChainOnly } from '../rules/one-chain-only';
import { orphan } from '../rules/orphan';
import { parentContradictsParts } from '../rules/parent-contradicts-parts';
import { saleIsNotTheEnd } from '../rules/sale-is-not-the-end';
import { sharesAboveOne } from '../rules/shares-above-one';
import { singlePointOfFailure } from '../rules/single-point-of-failure';
import { startWithInbound } from '../rules/start-with-inbound';
import { startWithoutExit } from '../rules/start-without-exit';
import { tooManyTouches } from '../rules/too-many-touches';
import { trap } from '../rules/trap';
import { unrated } from '../rules/unrated';
import { unreachable } from '../rules/unreachable';
import type { Rule } from './facts';

/** All rules, in the order in which their findings are listed where they weigh the same. */
export const RULES: readonly Rule[] = [
  noStart,
  brokenChain,
  atRisk,
  incompleteChain,
  deadEnd,
  trap,
  unreachable,
  parentContradictsParts,
  startWithoutExit,
  finalWithoutEntry,
  handoverNotStart,
  sharesAboveOne,
  cutOff,
  startWithInbound,
  disputedRating,
  singlePointOfFailure,
  negativeWithoutOwner,
  orphan,
  unrated,
  oneChainOnly,
  tooManyTouches,
  chainNotContinued,
  saleIsNotTheEnd,
];
