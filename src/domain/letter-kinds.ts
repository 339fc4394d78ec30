/** The kinds of letters that a panel sends, and the languages they can be written in. */

/** `case` is the invitation to judge one case, on paper; `apology` says that there is no place in the panel. */
export const letterKinds = ['invitation', 'reminder', 'welcome', 'case', 'apology'] as const;
export type LetterKind = (typeof letterKinds)[number];

export const letterLanguages = ['nl', 'en'] as const;
export type LetterLanguage = (typeof letterLanguages)[number];

/** Letters with a login code in them. */
export function holdsLoginCode(kind: LetterKind): boolean {
  return kind === 'invitation' || kind === 'reminder';
}

/** Letters that ask for an answer, and so name the day before which it should come. */
export function asksForAnswer(kind: LetterKind): boolean {
  return kind === 'invitation' || kind === 'reminder' || kind === 'case';
}
