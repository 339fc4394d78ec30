/** The form of a sentence about a difference. */

export interface DifferenceSentence<P> {
  readonly what: (params: P) => string;
  readonly where: (params: P) => string;
}

/** The parameters' type is that of the sentence; the words for the place may take a part of it. */
export function says<P>(
  what: (params: P) => string,
  where: (params: NoInfer<P>) => string,
): DifferenceSentence<P> {
  return { what, where };
}
