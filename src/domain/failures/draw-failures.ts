/** What can be refused in the draw stage, in sentences. */
import { sentence } from '../failure-table.ts';

export const drawFailures = {
  'draw.randomness-empty': sentence(
    () => 'The public randomness is empty.',
    () =>
      'Give the text that was agreed on in public, such as the dice thrown or the number of the drand round.',
  ),
  'draw.randomness-outer-spaces': sentence(
    () => 'The public randomness begins or ends with a space.',
    () => 'Leave out the spaces around the text: nobody can see them in the published text.',
  ),
  'draw.randomness-too-long': sentence<{ found: number; maximum: number }>(
    (p) => `The public randomness has ${p.found} characters; at most ${p.maximum} are allowed.`,
    () => 'Give a shorter text. One line of dice or one drand signature is enough.',
  ),
  'draw.randomness-hidden-character': sentence(
    () => 'The public randomness has a line break, or a character that cannot be seen.',
    () => 'Type the text in by hand, on one line, instead of copying it.',
  ),
  'draw.randomness-not-nfc': sentence(
    () =>
      'The public randomness has a letter and its accent as two characters (the text is not in Unicode NFC).',
    () => 'Type the text in by hand instead of copying it, or agree on a text without accents.',
  ),
  'draw.municipality-without-residents': sentence<{ municipality: string }>(
    (p) => `Municipality ${p.municipality} sends letters, but the frame has no residents of it.`,
    () => 'Check the register and the code of this municipality, and build the frame anew.',
  ),
  'draw.municipality-not-in-settings': sentence<{ municipality: string; residents: number }>(
    (p) =>
      `The frame has ${p.residents} residents of municipality ${p.municipality}, which the settings do not name.`,
    () => 'Use the settings with which the frame was built.',
  ),
  'draw.more-letters-than-addresses': sentence<{ municipality: string; letters: number; addresses: number }>(
    (p) =>
      `Municipality ${p.municipality} would send ${p.letters} letters in all, but the frame has ${p.addresses} addresses there, and no address gets two letters.`,
    () => 'Lower the number of letters or targetMembers, or check expectedResponse.',
  ),
};
