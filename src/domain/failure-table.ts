/** The form of an entry in a table of failures: what is wrong, and what to do, as functions of the failure's parameters. */

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
