/** One of several ways to damage a frame; `others` are frames to take pieces from. */
export function mutateFrame(frame: Uint8Array, others: readonly Uint8Array[], random: () => number): Uint8Array {
  const pick = (count: number): number => Math.floor(random() * count);
  const bent = frame.slice();
  switch (pick(8)) {
    case 0:
      for (let flips = 1 + pick(4); flips > 0; flips -= 1) {
        const at = pick(bent.length);
        bent[at] = (bent[at] ?? 0) ^ (1 << pick(8));
      }
      return bent;
    case 1:
      return bent.slice(0, pick(bent.length));
    case 2: {
      const other = others[pick(others.length)] ?? bent;
      const at = pick(bent.length);
      return new Uint8Array([...bent.slice(0, at), ...other.slice(pick(other.length))]);
    }
    case 3:
      // A length, or a count, that lies.
      bent[Math.min(bent.length - 1, 2 + pick(6))] = pick(2) === 0 ? 0x7f : pick(256);
      return bent;
    case 4:
      return Uint8Array.from({ length: 1 + pick(60) }, () => pick(256));
    case 5:
      // Another kind of message with the same body.
      bent[pick(2)] = pick(5);
      return bent;
    case 6: {
      const at = pick(bent.length);
      return new Uint8Array([
        ...bent.slice(0, at),
        ...Array.from({ length: 1 + pick(10) }, () => pick(256)),
        ...bent.slice(at),
      ]);
    }
    default:
      return bent;
  }
}
