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
  'draw.drand-signature-form': sentence(
    () => 'The drand signature does not have 96 digits from 0 to 9 and a to f.',
    () =>
      'Copy the field "signature" of the round, whole. Rounds of another drand chain have another length.',
  ),
  'draw.drand-signature-wrong': sentence<{ round: number }>(
    (p) => `This signature was not made by the drand chain quicknet for round ${p.round}.`,
    () => 'Check the number of the round and copy the signature again. A changed digit is enough for this.',
  ),
  'draw.source-not-publishable': sentence<{ maximum: number }>(
    (p) =>
      `The description of the randomness is empty, has more than ${p.maximum} characters, or cannot be published as one line of plain text.`,
    () =>
      'Say on one line what will be used, when and where, and how it is written down, such as: 12 dice, thrown at the town hall on 5 January 2027, written as 12 digits with spaces between.',
  ),
  'draw.drand-round-past': sentence<{ round: number; time: string; tomorrow: number }>(
    (p) =>
      `Round ${p.round} of drand became known on ${p.time}. A commitment names a round that nobody can know yet.`,
    (p) => `Choose a later round. Round ${p.tomorrow} comes 24 hours from now.`,
  ),
  'draw.drand-round-far': sentence<{ round: number; time: string }>(
    (p) => `Round ${p.round} of drand comes only on ${p.time}, more than a year from now.`,
    () => 'Check the number of the round, and choose an earlier one.',
  ),
  'draw.wave-without-candidates': sentence<{ wave: number }>(
    (p) => `Wave ${p.wave} would draw nobody: the strata that get its letters have no candidates left.`,
    () => 'Nothing was written. "loting status --strata" shows how many were drawn in each stratum.',
  ),
  'draw.targets-reached': sentence(
    () => 'Every municipality has reached its target, or will with the letters that are not yet made.',
    () => 'Nothing was written. For more letters all the same, name them: --letters GM0344=500.',
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
