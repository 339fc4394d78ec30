/** What can become of a sheet of paper, in one table. */

export const letterOutcomes = {
  rendered: 'stands in a PDF file, not printed yet',
  printed: 'is printed, not posted yet',
  posted: 'went to the post',
  returned: 'was posted and came back',
  void: 'was taken out and destroyed',
  replaced: 'was taken out and destroyed, and another came in its place',
} as const;
export type LetterOutcome = keyof typeof letterOutcomes;
export const allLetterOutcomes = Object.keys(letterOutcomes) as [LetterOutcome, ...LetterOutcome[]];

/** Letters that are still in the building: they can be taken out. */
export function isInHouse(outcome: LetterOutcome): boolean {
  return outcome === 'rendered' || outcome === 'printed';
}
