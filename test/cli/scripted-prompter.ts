/** Stands for the person at the terminal: gives answers from a list, and remembers what was asked. */
import type { Prompter } from '../../src/cli/prompter.ts';

export type ScriptedAnswer = string | boolean | undefined;

export interface ScriptedPrompter {
  readonly prompter: Prompter;
  /** The questions in order, and what was said of a text that was not right. */
  readonly asked: readonly string[];
}

export function makeScriptedPrompter(answers: readonly ScriptedAnswer[]): ScriptedPrompter {
  const left = [...answers];
  const asked: string[] = [];
  const next = (): ScriptedAnswer => {
    if (left.length === 0) throw new Error(`nobody answers "${asked.at(-1) ?? ''}"`);
    return left.shift();
  };
  const nextText = (): string | undefined => {
    const answer = next();
    if (typeof answer === 'boolean') throw new Error('a text was asked for');
    return answer;
  };
  const prompter: Prompter = {
    confirm: (message) => {
      asked.push(message);
      const answer = next();
      if (typeof answer === 'string') throw new Error('yes or no was asked for');
      return Promise.resolve(answer);
    },
    askText: (message, judge) => {
      asked.push(message);
      for (;;) {
        const answer = nextText();
        const verdict = answer === undefined ? true : judge(answer);
        if (verdict === true) return Promise.resolve(answer);
        asked.push(verdict);
      }
    },
    choose: (message) => {
      asked.push(message);
      return Promise.resolve(nextText());
    },
  };
  return { prompter, asked };
}
