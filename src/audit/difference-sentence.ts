/** The form of a sentence about a difference. */

export interface DifferenceSentence<P> {
  readonly what: (params: P) => string;
  readonly where: (params: P) => string;
}

export function says<P>(what: (params: P) => string, where: (params: P) => string): DifferenceSentence<P> {
  return { what, where };
}
