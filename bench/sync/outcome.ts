import type { Target } from './target';

/** What one scenario found of one server: figures by name, and what has to be said of them. */
export interface Outcome {
  readonly figures: Readonly<Record<string, number>>;
  readonly notes?: readonly string[];
}

/** Which share of one processor this process and the server took while `task` ran, as figures. */
export async function withCpu(target: Target, task: () => Promise<void>): Promise<Record<string, number>> {
  const begun = performance.now();
  const own = process.cpuUsage();
  const theirs = target.cpuSeconds();
  await task();
  const ms = performance.now() - begun;
  const { user, system } = process.cpuUsage(own);
  return { clientCpu: (user + system) / 1000 / ms, serverCpu: ((target.cpuSeconds() - theirs) * 1000) / ms };
}
