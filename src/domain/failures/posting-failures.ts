/** What can be refused about the post's sorting and the machine that fills the envelopes, in sentences. */
import { sentence } from '../failure-table.ts';

const inLetter = (invitationId: string | undefined): string =>
  invitationId === undefined ? '' : ` in letter ${invitationId}`;

export const postingFailures = {
  'letters.sorting-line-too-wide': sentence<{
    widthMm: number;
    availableMm: number;
    invitationId: string | undefined;
  }>(
    (p) =>
      `The sorting line of the post is ${p.widthMm} mm wide${inLetter(p.invitationId)}, but the window shows ${p.availableMm} mm.`,
    () => 'Make sizesPt.sortingLine in the style file smaller, or use an envelope with a wider window.',
  ),
  'letters.inserter-unknown': sentence<{ inserter: string; allowed: readonly string[] }>(
    (p) => `There is no inserter "${p.inserter}".`,
    (p) => `Choose one of: ${p.allowed.join(', ')}.`,
  ),
  'letters.inserter-off-page': sentence(
    () => 'The marks of the inserter lie off the page.',
    () => 'Correct their place in the style file, in millimetres from the top left corner of the page.',
  ),
  'letters.inserter-crowded': sentence<{ part: string; quietMm: number }>(
    (p) => `The marks of the inserter stand less than ${p.quietMm} mm from another part: ${p.part}.`,
    () => 'Move the marks in the style file, or make the margin of the page wider.',
  ),
};
