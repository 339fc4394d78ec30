/** What can be refused when residents ask about their data, and when data are removed, in sentences. */
import { sentence } from '../failure-table.ts';
import { numbersOf } from '../language.ts';

const numbers = numbersOf('en');

const residents = (count: number): string => (count === 1 ? '1 resident' : `${count} residents`);

export const privacyFailures = {
  'privacy.who': sentence(
    () =>
      'It takes the number or code of a letter, or the name, the postcode and the date of birth together.',
    () => 'Give one of both, such as 1-000042, or --name "de Vries" --postcode 3511AA --born 1980-05-17.',
  ),
  'privacy.nobody-found': sentence(
    () =>
      'No letter fits this name, postcode and date of birth together. The resident was not drawn, the data were removed, or the register writes one of them in another way.',
    () => 'Ask for the number of the letter, which stands in it.',
  ),
  'privacy.several-found': sentence<{ letters: readonly string[] }>(
    (p) => `More than one letter fits: ${p.letters.join(', ')}.`,
    () => 'Find out which letter is meant, and give its number.',
  ),
  'privacy.proof-differs': sentence<{ residentId: string }>(
    (p) =>
      `The stored ticket of resident ${p.residentId} is not the one that the seed and the opaque id give. Nothing can be explained with it.`,
    () => 'Run "loting audit verify", and have it looked into.',
  ),
  'privacy.unsure': sentence<{ residentCount: number }>(
    (p) =>
      `This removes the personal data of ${p.residentCount === 1 ? 'one resident' : `${numbers.count(p.residentCount)} residents`}. It cannot be undone, and was not done.`,
    () => 'Look with --dry-run at what would go. If that is right, add --yes.',
  ),
  'privacy.too-early': sentence<{ today: string; first: string; setting: string }>(
    (p) => `Today is ${p.today}. The data may go from ${p.first} on.`,
    (p) => `Run the command on that day. The setting ${p.setting} says how long data are kept.`,
  ),
  'privacy.nobody-admitted': sentence<{ signUpCount: number }>(
    (p) =>
      `${residents(p.signUpCount)} signed up, and nobody was admitted to the panel yet. All of them would go.`,
    () => 'Run "loting panel admit" first. If there will be no panel, add --members.',
  ),
  'privacy.database-in-use': sentence(
    () =>
      'The data are removed, but another program has the database open: old copies of them may still stand in its files.',
    () => 'Close the other program. Then run the same command again: it finishes the work.',
  ),
  'privacy.not-wiped': sentence(
    () =>
      'The data are removed, but the database cannot be written anew: old copies of them may still stand in its file.',
    () => 'Make room on the disk. Then run the same command again: it finishes the work.',
  ),
  'privacy.list-not-written': sentence<{ file: string }>(
    (p) => `The opt-out is recorded, but the list ${p.file} could not be written.`,
    () =>
      'Make room, or check the rights on the folder. Then run the same command again: it writes the list.',
  ),
};
