/** Asks a runner to run tests; it and all that it started are killed when they come to no end. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestAnswer, TestOrder } from './runner.ts';

export class RunnerProcess {
  readonly #task: 'measure' | 'faults';
  #child: ChildProcess | undefined;
  /** Everything that the tests write is in it. */
  #folder: string | undefined;

  /** A runner that writes down where tests come, or one that puts in faults. */
  constructor(task: 'measure' | 'faults') {
    this.#task = task;
  }

  /** What the tests said; that there was no end to it when the whole process ended. */
  async ask(order: TestOrder): Promise<TestAnswer> {
    const child = this.#child ?? (await this.#start());
    const answer = await new Promise<TestAnswer>((resolve) => {
      const settle = (given: TestAnswer): void => {
        child.off('message', settle);
        child.off('exit', giveUp);
        resolve(given);
      };
      const giveUp = (): void => settle({ verdict: 'no-end', isPutIn: true, failure: 'the process ended' });
      child.on('message', settle);
      child.on('exit', giveUp);
      child.send(order);
    });
    if (answer.verdict === 'no-end') this.stop();
    return answer;
  }

  async #start(): Promise<ChildProcess> {
    this.#folder = mkdtempSync(path.join(tmpdir(), 'loting-mutant-'));
    const child = fork(new URL('runner.ts', import.meta.url), [this.#task], {
      detached: true,
      env: { ...process.env, TMPDIR: this.#folder },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#child = child;
    await once(child, 'message');
    return child;
  }

  /** Kills the runner and what it started, which form a group of processes, and removes what they wrote. */
  stop(): void {
    const pid = this.#child?.pid;
    const folder = this.#folder;
    this.#child = undefined;
    this.#folder = undefined;
    try {
      if (pid !== undefined) process.kill(-pid, 'SIGKILL');
    } catch {
      // It had ended by itself.
    }
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
