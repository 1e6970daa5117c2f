/**
 * How many seeded maps tests try, of what they ask for: `VOLUME` of the environment. A soak asks for more, the hunt for
 * mutants, which runs the same tests over and over, for a few.
 */
const SHARE = Number(process.env.VOLUME ?? 1);

/** How many seeded maps to try where a full run tries `count`. */
export const volume = (count: number): number => Math.ceil(count * SHARE);

/** What a test must at least have seen of a kind where a full run must have seen `count`: small numbers scatter. */
export const least = (count: number): number => (SHARE < 1 ? Math.floor(count * SHARE * 0.25) - 1 : count * SHARE);
