/** What took longer than it may. */
export class CutShort extends Error {}

/** Settles as `work` does, or is rejected with `CutShort` after so many milliseconds; the work itself goes on. */
export async function bounded<Result>(work: Promise<Result>, ms: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new CutShort(`cut after ${ms / 1000} s`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
