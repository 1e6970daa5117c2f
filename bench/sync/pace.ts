/** Calls `act` so many times a second for so long, at even distances with some jitter; catches up when it was late. */
export function pace(perSecond: number, seconds: number, act: (turn: number) => void): Promise<void> {
  const gap = 1000 / perSecond;
  const turns = Math.round(perSecond * seconds);
  const begun = performance.now();
  const due = (turn: number): number => begun + gap * (turn + 0.6 * Math.random());
  return new Promise((resolve) => {
    let turn = 0;
    let next = due(0);
    const go = (): void => {
      const now = performance.now();
      while (turn < turns && next <= now) {
        act(turn);
        turn += 1;
        next = due(turn);
      }
      if (turn >= turns) resolve();
      else setTimeout(go, next - now);
    };
    go();
  });
}
