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
};
