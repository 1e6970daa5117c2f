import { collectTests } from './collect-tests';
import type { CompiledModules } from './compile-modules';
import { createLinker } from './link-modules';

/** What a killer is told first. */
export interface KillerSetup {
  readonly root: string;
  readonly entries: readonly string[];
  readonly modules: CompiledModules;
}

/** A task: run the tests in this order on the engine with one file changed (or on the engine as it is). */
export interface KillerTask {
  readonly changed: { readonly file: string; readonly code: string } | null;
  /** Titles of the tests to run, in this order; all when nothing is changed. */
  readonly order: readonly string[];
}

/** What a killer says: which test it begins, and how it ended. */
export type KillerNews =
  | { readonly kind: 'begins'; readonly test: string }
  | { readonly kind: 'passed'; readonly test: string; readonly milliseconds: number }
  | { readonly kind: 'caught'; readonly test: string; readonly reason: string }
  | { readonly kind: 'survived' };

/** Without a reader it has nothing to do. */
process.on('disconnect', () => process.exit());
const say = (news: KillerNews) => process.send!(news);

let setup: KillerSetup;
let link: ReturnType<typeof createLinker> | null = null;
process.on('message', async (message: KillerSetup | KillerTask) => {
  if ('modules' in message) {
    setup = message;
    link = createLinker(setup.root, setup.modules);
  } else say(await judge(message));
});

async function judge({ changed, order }: KillerTask): Promise<KillerNews> {
  const { tests, vitest } = collectTests();
  let test = 'loading';
  try {
    link!(setup.entries, vitest, changed ?? undefined);
    const place = new Map(order.map((title, index) => [title, index]));
    const wanted = changed ? tests.filter(({ title }) => place.has(title)) : tests;
    for (const { title, run } of [...wanted].sort((a, b) => place.get(a.title)! - place.get(b.title)!)) {
      test = title;
      say({ kind: 'begins', test });
      const began = performance.now();
      await run();
      if (!changed) say({ kind: 'passed', test, milliseconds: performance.now() - began });
    }
  } catch (error) {
    return { kind: 'caught', test, reason: error instanceof Error ? error.message : String(error) };
  }
  return { kind: 'survived' };
}
