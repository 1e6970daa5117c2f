import * as vitestExpect from '@vitest/expect';

/** One test, ready to run. */
export interface CollectedTest {
  readonly title: string;
  readonly run: () => unknown;
}

/**
 * What stands in for `vitest` where its tests run over and over in one process: its own `expect`, and `describe` and
 * `it` that only collect. Of Vitest's other functions there are none: a test that needs one can't be loaded here.
 */
export function collectTests(): { readonly tests: readonly CollectedTest[]; readonly vitest: object } {
  const tests: CollectedTest[] = [];
  const path: string[] = [];
  const describe = (title: string, body: () => void) => {
    path.push(title);
    body();
    path.pop();
  };
  const it = (title: string, ...rest: unknown[]) => {
    const run = rest.find((each) => typeof each === 'function') as () => unknown;
    tests.push({ title: [...path, title].join(' > '), run });
  };
  const each =
    (collect: (title: string, body: () => void) => void) =>
    (cases: readonly unknown[]) =>
    (title: string, ...rest: unknown[]) => {
      const body = rest.find((one) => typeof one === 'function') as (...values: unknown[]) => void;
      cases.forEach((one, index) => {
        const values = Array.isArray(one) ? one : [one];
        collect(`${title} #${index + 1}`, () => body(...values));
      });
    };
  const test = Object.assign(it, { each: each(it) });
  return {
    tests,
    vitest: { describe: Object.assign(describe, { each: each(describe) }), it: test, test, expect: expectOfVitest() },
  };
}

let expecting: unknown;

function expectOfVitest(): unknown {
  if (expecting) return expecting;
  const { chai, JestExtend, JestChaiExpect, JestAsymmetricMatchers } = vitestExpect;
  chai.use(JestExtend);
  chai.use(JestChaiExpect);
  chai.use(JestAsymmetricMatchers);
  expecting = Object.assign((value: unknown, message?: string) => chai.expect(value, message), chai.expect);
  return expecting;
}
