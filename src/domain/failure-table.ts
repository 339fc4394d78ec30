/**
 * The form of an entry in a table of failures: what is wrong, and what to do, as functions of the failure's parameters;
 * and of the phrases inside such sentences, which a parameter names by a code.
 */

export interface FailureSentence<P> {
  readonly what: (params: P) => string;
  readonly remedy: (params: P) => string;
}

/** Declares the sentences of one failure; the parameters' type becomes part of the closed union `Failure`. */
export function sentence<P = object>(
  what: (params: P) => string,
  remedy: (params: P) => string,
): FailureSentence<P> {
  return { what, remedy };
}

type PhraseTable = Readonly<Record<string, (params: never) => string>>;

/** A phrase of a table by its code, with the figures that it takes. */
export type Phrase<T extends PhraseTable> = {
  [C in keyof T]: T[C] extends () => string
    ? { readonly code: C }
    : { readonly code: C } & Readonly<Parameters<T[C]>[0]>;
}[keyof T];

/** The words of a phrase, by the table of one language. A code without words of its own is shown as it is. */
export function sayPhrase<T extends PhraseTable>(table: T, phrase: Phrase<T>): string {
  if (!Object.hasOwn(table, phrase.code)) return String(phrase.code);
  const say = table[phrase.code] as (params: unknown) => string;
  return say(phrase);
}
