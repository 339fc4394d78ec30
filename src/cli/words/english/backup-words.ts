/** `loting backup` and `loting restore`, in English. */
import { counted, day, decimal } from './write.ts';

export const backupWords = {
  make: {
    outOption: 'the file to make; it may not exist. Unless given: backup-<panel>-<day>.loting',
    made: (file: string, files: number, megabytes: number) =>
      `Made ${file}, with ${counted(files, 'file', 'files')} of ${decimal(megabytes, 1)} MB together.`,
    until: (event: number, hash: string) => `It goes up to event ${event} of the log: ${hash}`,
    withoutKey: 'The key loting.key is not in it. Keep the key elsewhere: with the key, the backup opens.',
    withoutLetters:
      'The letters and the registers are not in it: "loting letters render" makes the same letters again.',
  },
  restore: {
    fileArgument: 'the backup',
    folderArgument: 'the working folder to make; it may exist when it is empty',
    keyOption: 'the key file of the panel, which is put in the folder',
    restored: (panel: string, files: number, madeOn: string, folder: string) =>
      `Restored ${counted(files, 'file', 'files')} of the panel ${panel}, backed up on ${day(madeOn)}, in ${folder}.`,
    checked: (panel: string, files: number, madeOn: string, folder: string) =>
      `The backup of the panel ${panel}, of ${day(madeOn)}, is whole: ${counted(files, 'file', 'files')}. Nothing was written in ${folder} (--dry-run).`,
    next: 'Next, in this order:',
    putKey: (folder: string) => `put loting.key in ${folder}, readable by you only`,
    putRegisters: 'put the register files back where loting.yaml says: they are not in a backup',
    makeLetters: 'make the letters again, with the same bytes:',
    verify: 'only then: loting audit verify',
    recordAgain:
      'record again what came after the backup, removals first: whoever was erased, opted out or purged since is in it again',
  },
};
