/** Asks at a real terminal, with @inquirer/prompts: arrow keys, editing, and the judgement of each text while it is typed. */
import type * as Prompts from '@inquirer/prompts';
import { cleanForTerminal } from './clean-for-terminal.ts';
import type { Prompter } from './prompter.ts';
import { readYesNo, yesNoHint } from './read-yes-no.ts';

export const terminalPrompter: Prompter = {
  // Not with its own kind of question for this: that takes a Dutch "ja" for whatever Enter says.
  confirm: (message, words, usual = true) =>
    unlessStopped(({ input }) =>
      input({
        message: `${cleanForTerminal(message)} ${yesNoHint(words, usual)}`,
        validate: (text) => (readYesNo(text, usual) === undefined ? words.again : true),
      }),
    ).then((text) => (text === undefined ? undefined : readYesNo(text, usual))),
  askText: (message, judge) =>
    unlessStopped(({ input }) =>
      input({ message: cleanForTerminal(message), validate: (text) => judge(text.trim()) }),
    ).then((text) => text?.trim()),
  choose: (message, choices) =>
    unlessStopped(({ select }) =>
      select({
        message: cleanForTerminal(message),
        choices: choices.map(({ value, name }) => ({ value, name: cleanForTerminal(name) })),
      }),
    ),
};

/** The answer, or `undefined` when the person pressed Ctrl-C. */
async function unlessStopped<T>(ask: (prompts: typeof Prompts) => Promise<T>): Promise<T | undefined> {
  try {
    // Loaded when somebody is asked something: most commands never ask.
    return await ask(await import('@inquirer/prompts'));
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') return undefined;
    throw error;
  }
}
