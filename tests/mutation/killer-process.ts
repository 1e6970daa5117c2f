import { type ChildProcess, fork } from 'node:child_process';
import type { KillerNews, KillerSetup, KillerTask } from './killer';

/** How a mutant fared: caught by a test, or by being stopped; or survived. */
export interface Fate {
  readonly caught: boolean;
  readonly test: string;
  readonly reason: string;
}

/** Memory above this stops a mutant, in MB. */
const MEMORY = 700;
/** What starting and the first collection of tests may take, in milliseconds; later collections take far less. */
const LOADING = 20_000;
const LOADING_AGAIN = 5_000;

/**
 * A process that runs the tests on one mutant after the other, and is replaced when a mutant hangs or eats memory. A
 * process and no thread: a thread that runs out of memory can take the one that started it with it.
 */
export class KillerProcess {
  private child: ChildProcess | null = null;
  private hasLoaded = false;

  /** @param volume share of the seeded maps that tests try */
  constructor(
    private readonly script: string,
    private readonly setup: KillerSetup,
    private readonly volume: number,
  ) {}

  /**
   * @param limitOf milliseconds that a test may take
   * @param onPassed told of each test that passes when nothing is changed
   */
  judge(
    task: KillerTask,
    limitOf: (test: string) => number,
    onPassed?: (test: string, milliseconds: number) => void,
  ): Promise<Fate> {
    this.child ??= this.start();
    const { child } = this;
    return new Promise((resolve) => {
      let test = 'loading';
      let timer: NodeJS.Timeout;
      const end = (fate: Fate, broken: boolean) => {
        clearTimeout(timer);
        child.removeAllListeners('message').removeAllListeners('exit');
        if (broken) this.close();
        resolve(fate);
      };
      const wait = (milliseconds: number) => {
        clearTimeout(timer);
        const reason = `stopped after ${Math.round(milliseconds)} ms`;
        timer = setTimeout(() => end({ caught: true, test, reason }, true), milliseconds);
      };
      wait(this.hasLoaded ? LOADING_AGAIN : LOADING);
      child.on('exit', (code, signal) => {
        end({ caught: true, test, reason: `stopped itself (${signal ?? code}), most likely out of memory` }, true);
      });
      child.on('message', (news: KillerNews) => {
        this.hasLoaded = true;
        if (news.kind === 'begins') {
          test = news.test;
          wait(limitOf(test));
        } else if (news.kind === 'passed') onPassed?.(news.test, news.milliseconds);
        else if (news.kind === 'caught') end({ caught: true, test: news.test, reason: news.reason }, false);
        else end({ caught: false, test: '', reason: '' }, false);
      });
      child.send(task);
    });
  }

  close(): void {
    this.child?.kill('SIGKILL');
    this.child = null;
    this.hasLoaded = false;
  }

  private start(): ChildProcess {
    const child = fork(this.script, [], {
      cwd: this.setup.root,
      env: { ...process.env, VOLUME: String(this.volume) },
      execArgv: [`--max-old-space-size=${MEMORY}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.send(this.setup);
    return child;
  }
}
