/** Asking a person at the terminal: the few kinds of questions that commands have. Ctrl-C is an answer too: `undefined`. */

import type { YesNoWords } from './read-yes-no.ts';

export interface PromptChoice {
  readonly value: string;
  readonly name: string;
}

export interface Prompter {
  /** Yes or no; `words` are those of the language of the call, and `usual` is what Enter says: yes unless given. */
  readonly confirm: (message: string, words: YesNoWords, usual?: boolean) => Promise<boolean | undefined>;
  /** A line of text; empty when the person gives none. `judge` gives true, or the sentence that says what is wrong. */
  readonly askText: (message: string, judge: (text: string) => true | string) => Promise<string | undefined>;
  /** The value of one of some choices. */
  readonly choose: (message: string, choices: readonly PromptChoice[]) => Promise<string | undefined>;
}
