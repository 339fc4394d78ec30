/** `loting doctor`, in English. */
import { count, counted, decimal, list } from './write.ts';

export const doctorWords = {
  heading: 'How Loting stands on this machine',
  noFolder: 'This is not a working folder, so only the machine was looked at. Name a folder with --dir.',
  verdict: (wrong: number, mind: number) =>
    wrong > 0
      ? `${counted(wrong, 'thing is', 'things are')} wrong. Mend what is marked ✗ before you go on.`
      : mind > 0
        ? `All works. Look at ${counted(mind, 'point', 'points')} marked !.`
        : 'All is well.',
  checks: {
    node: 'Node',
    sqlite: 'SQLite',
    fonts: 'Fonts',
    settings: 'Settings',
    key: 'Key',
    database: 'Database',
    clock: 'Clock',
    rights: 'Rights',
    room: 'Free space',
    letters: 'Letters',
    registers: 'Registers',
  },
  said: {
    node: {
      fine: (version: string) => `Version ${version}.`,
      old: (version: string) => `Version ${version} is too old.`,
      update: 'Install Node 20.12 or newer.',
      untried: (version: string) => `Version ${version} was not tried with every test of Loting.`,
      useTried: 'Use Node 20 where it matters.',
    },
    sqlite: {
      fine: (version: string) => `Version ${version} works.`,
      broken: 'The database library does not start: it was built for another Node or another machine.',
      install: 'Install Loting again on this machine.',
      aborting: (version: string) =>
        `Version ${version} works, but it was compiled with Node 24.19 or newer, and can stop Loting without a word.`,
      compileAnew: 'Install Loting again with Node 20, 22 or 24.18.',
    },
    fonts: { fine: 'The fonts of the letters are there.', missing: 'The fonts of the letters are missing.' },
    settings: { fine: (panel: string) => `loting.yaml is right. The panel is "${panel}".` },
    key: {
      fine: 'It belongs to this panel. Keep a copy elsewhere: without it no code can be made again.',
      there: 'It is there.',
      another: 'This is the key of another panel.',
      findIt: 'Put back the loting.key that was made with this panel.',
    },
    database: {
      fine: (events: number) => `It is whole, with ${counted(events, 'event', 'events')} in its log.`,
      damaged: (problem: string) => `It is damaged: ${problem}.`,
      restore: 'Stop, keep the file as it is, and put back the last backup.',
    },
    clock: {
      fine: (now: string) => `It says ${now}, after the last event of the log.`,
      behind: (now: string, last: string) => `It says ${now}, but the log goes on until ${last} UTC.`,
      set: 'Set the clock of this machine right before you go on.',
    },
    rights: {
      fine: 'Only you can read the folder.',
      /** @param example `undefined` for the folder itself */
      open: (files: number, example: string | undefined) =>
        `Others on this machine can read ${counted(files, 'file or folder', 'files and folders')}, such as ${example ?? 'the folder itself'}.`,
      close: 'Take the rights of others away: chmod -R go-rwx on the folder.',
      unknown: 'On Windows the rights of the folder cannot be judged here.',
      lookAtThem: 'See to it that only you can open the folder: Properties, Security.',
    },
    room: {
      fine: (gigabytes: number) => `${decimal(gigabytes, 1)} GB.`,
      little: (gigabytes: number, needed: number) =>
        `${decimal(gigabytes, 1)} GB; a panel of two cities can take ${count(needed)} GB.`,
      make: 'Make room. A command that finds none stops with a sentence, and changes nothing.',
    },
    contact: {
      /** @param keys of the settings */
      examples: (keys: readonly string[]) => `The addresses of the example still stand in ${list(keys)}.`,
      fillIn:
        'Write your own there before you make letters: residents would get addresses that do not exist.',
    },
    letters: { fine: (texts: number) => `${counted(texts, 'text', 'texts')} and their styles are right.` },
    registers: {
      fine: (files: number) => `${counted(files, 'file is', 'files are')} where the settings say.`,
      missing: (files: readonly string[]) => `Not there: ${files.join(', ')}.`,
      put: 'Put them there before "loting frame build". Once the letters are out they may go.',
    },
  },
};
