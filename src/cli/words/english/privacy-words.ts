/** What the privacy commands say, in English. */
import type { PersonalFileKind } from '../../privacy/personal-files.ts';
import { count } from './write.ts';

export const privacyWords = {
  written: (file: string) => `Written: ${file}`,
  letter: 'the number of the letter, such as 1-000042, or its login code',
  access: {
    langOption: 'the language of the headings: nl or en',
    outOption: 'write it to a new file, for its owner only, and show nothing on the screen',
    everything: 'It holds everything in plain text: give it to the resident, and remove it.',
  },
  explain: {
    langOption: 'the language of the text: nl or en',
    outOption: 'write it to a new file, for its owner only',
  },
  erase: {
    yesOption: 'remove them: it cannot be undone',
  },
  optOut: {
    yesOption: 'record it, and remove the personal data: it cannot be undone',
    listed: (file: string, residentCount: number) =>
      `On the list ${file}: ${count(residentCount)}, by opaque id.`,
    laterPanel:
      'A later panel leaves them out with the setting eligibility.optOut, which names this list and the key of this panel. Keep both as long as the list must hold.',
  },
  erasure: {
    repeated: (invitationId: string) => `Letter ${invitationId}: done before; nothing was left to remove.`,
    removed: (
      letter: { readonly invitationId: string; readonly residentId: string },
      rows: { readonly addressees: number; readonly signUps: number; readonly sortedLetters: number },
      isDryRun: boolean,
    ) =>
      `Letter ${letter.invitationId}, resident ${letter.residentId}: ${isDryRun ? 'would be removed' : 'removed'}: ${count(rows.addressees)} address, ${count(rows.signUps)} sign-up with contact and answers, ${count(rows.sortedLetters)} lines of the post's sorting.`,
    moved: (from: string, to: string, isDryRun: boolean) =>
      `The letter ${isDryRun ? 'would move' : 'moved'} from "${from}" to "${to}".`,
    whatStays:
      'What stays names nobody: the opaque id with its stratum, ticket and chance, the number of the letter and the days on which it moved, and the seat in a group if there was one. Without it the draw and the groups could not be checked. It leads to a person only for whoever has loting.key and the register.',
    letters: (places: readonly string[]) =>
      `The name still stands in letters in this folder: ${places.join(', ')}. "loting letters shred" removes the files of batches that were posted.`,
    outOfReach: 'Backups and files that left this folder are not in reach of this program.',
  },
  files: {
    heading: 'Files in this folder that hold personal data, or may',
    columns: { file: 'File', kind: 'What it is' },
    more: (fileCount: number) => `... and ${count(fileCount)} more (--json lists them all).`,
    kinds: {
      register: 'a register, with everybody in the municipality: keep it no longer than the audit needs it',
      list: 'a list of people that the settings name',
      letters: 'letters, with names, addresses and login codes: "loting letters shred" removes them',
      preview: 'a preview, with the letters of real residents: remove it',
      addresses: 'addresses for the post: remove it when the post has it',
      members:
        'the e-mail addresses of members: write it anew with "loting signup export", and remove copies',
      copy: 'a copy or backup, perhaps of the database: remove it, or let it expire',
      leftover: 'what a stopped program left behind',
      unknown: 'not made by this program: look what it holds, such as answers from the sign-up site',
    } satisfies Readonly<Record<PersonalFileKind, string>>,
  },
  purge: {
    membersOption: 'those of members too, and which account recorded what',
    yesOption: 'remove them: it cannot be undone',
    heading: (isDryRun: boolean): string =>
      isDryRun ? 'Personal data that would go' : 'Personal data that are gone',
    columns: { what: 'What', howMany: 'How many' },
    rows: {
      residents: 'Residents whose data go',
      addressees: 'Names and addresses',
      signUps: 'Sign-ups: contact data and answers',
      sortedLetters: "Lines of the post's sorting",
      accounts: 'Accounts of staff, beside moves of letters',
      members: 'Members whose data stay',
    },
    withoutPlace: (signUpCount: number, reserveCount: number) =>
      `${count(signUpCount)} who signed up have no place in the panel, ${count(reserveCount)} of them in reserve. They can take no place any more: their letters move to "erased".`,
    whatStays:
      'Opaque ids, strata, tickets and moves stay, so that everything can still be checked. The files of the database are written anew without what was removed.',
    outOfReach:
      'Backups, printers, the sign-up site and files that left this folder are not in reach of this program: see docs/privacy.md.',
  },
};
