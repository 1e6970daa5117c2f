/** How the customers at a touchpoint divide over its ways out. Shares are 0 to 1. */
export interface ShareRest {
  /** What each way without a share gets. */
  readonly each: number;
  /** What no way gets although all have a share: it is lost here. */
  readonly over: number;
  /** Shares and drop-off together, where they exceed 1: the shares are then scaled down. */
  readonly tooMuch: number | null;
}

/** As small as this, a sum is meant to be whole. */
const ROUNDING = 1e-9;

export function shareRest(shares: readonly (number | undefined)[], dropOff: number): ShareRest {
  const given = shares.reduce<number>((sum, share) => sum + (share ?? 0), 0);
  const unset = shares.filter((share) => share === undefined).length;
  const left = 1 - dropOff - given;
  return {
    each: unset > 0 ? Math.max(0, left) / unset : 0,
    over: unset === 0 && left > ROUNDING ? left : 0,
    tooMuch: left < -ROUNDING ? given + dropOff : null,
  };
}
