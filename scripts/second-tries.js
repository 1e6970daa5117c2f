/**
 * A reporter of Vitest: names the tests that failed first and passed when they were tried again, so that a race that a
 * second try gets over is seen and mended, not forgotten.
 */
export default class SecondTries {
  onTestRunEnd(modules) {
    const names = modules.flatMap((module) =>
      [...module.children.allTests('passed')]
        .filter((test) => test.diagnostic()?.flaky)
        .map((test) => `${module.relativeModuleId}: ${test.fullName}`),
    );
    if (names.length > 0) console.log(`\nPassed only when tried again:\n  ${names.join('\n  ')}`);
  }
}
