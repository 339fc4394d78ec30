/** Asks a runner to run tests, with a limit in time after which it and all that it started are killed. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { TestAnswer, TestOrder } from './runner.ts';

export class RunnerProcess {
  #child: ChildProcess | undefined;

  /** What the tests said, or nothing when they took too long or the process ended. */
  async ask(order: TestOrder, limitSeconds: number): Promise<TestAnswer | undefined> {
    const child = this.#child ?? (await this.#start());
    const answer = new Promise<TestAnswer | undefined>((resolve) => {
      const settle = (given: TestAnswer | undefined): void => {
        clearTimeout(timer);
        child.off('message', settle);
        child.off('exit', giveUp);
        resolve(given);
      };
      const giveUp = (): void => settle(undefined);
      const timer = setTimeout(giveUp, limitSeconds * 1000);
      child.on('message', settle);
      child.on('exit', giveUp);
    });
    child.send(order);
    const given = await answer;
    if (given === undefined) this.stop();
    return given;
  }

  async #start(): Promise<ChildProcess> {
    const child = fork(new URL('runner.ts', import.meta.url), {
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#child = child;
    await once(child, 'message');
    return child;
  }

  /** Kills the runner and its workers, which form a group of processes. */
  stop(): void {
    const pid = this.#child?.pid;
    this.#child = undefined;
    if (pid === undefined) return;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It had ended by itself.
    }
  }
}
