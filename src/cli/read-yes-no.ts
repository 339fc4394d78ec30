/** Reads a typed yes or no, in Dutch or English whatever the language of the call is. */

/** The first letters of the answers as a question shows them, and what is said of any other answer. */
export interface YesNoWords {
  readonly yes: string;
  readonly no: string;
  readonly again: string;
}

/** `undefined` for anything else than yes or no. Nothing typed is what Enter says. */
export function readYesNo(text: string, usual: boolean): boolean | undefined {
  const typed = text.trim().toLowerCase();
  if (typed === '') return usual;
  if (['y', 'yes', 'j', 'ja'].includes(typed)) return true;
  return ['n', 'no', 'nee'].includes(typed) ? false : undefined;
}

/** What Enter says is the capital: `(y/N)`, `(J/n)`. */
export function yesNoHint({ yes, no }: YesNoWords, usual: boolean): string {
  return usual ? `(${yes.toUpperCase()}/${no})` : `(${yes}/${no.toUpperCase()})`;
}
