/** What can be refused in the frame stage, in sentences. */
import { sentence } from '../failure-table.ts';

/** The remedy for a frame file that is not as it was written. */
const restoreFrame = (): string =>
  'Use the file that "loting frame build" wrote, unchanged. Put it back from a backup, or build the frame anew.';

export const frameFailures = {
  'frame.nobody-eligible': sentence(
    () => 'No resident may be drawn: every row was rejected or excluded.',
    () => 'Look at the counts per reason. Check the register columns and the eligibility settings.',
  ),
  'frame.too-many-strata': sentence<{ maximum: number }>(
    (p) => `The register and the settings make more than ${p.maximum} strata.`,
    () =>
      'Use fewer features or age bands. Check that the district column holds districts and not addresses.',
  ),
  'frame.too-many-files': sentence<{ maximum: number }>(
    (p) => `There are more than ${p.maximum} register files.`,
    () => 'Join the files of a municipality into fewer files.',
  ),
  'frame.empty-file': sentence(() => 'The frame file is empty.', restoreFrame),
  'frame.wrong-header': sentence<{ expected: string }>(
    (p) => `The first line of the frame file is not "${p.expected}".`,
    restoreFrame,
  ),
  'frame.no-rows': sentence(() => 'The frame file has a header but no residents.', restoreFrame),
  'frame.carriage-return': sentence(
    () => 'The frame file has a carriage return: a program has changed its line ends.',
    restoreFrame,
  ),
  'frame.broken-row': sentence(
    () =>
      'The row does not have three fields: an id of 32 digits, an address id of 32 digits, and a stratum.',
    restoreFrame,
  ),
  'frame.wrong-id': sentence(() => 'The id does not have 32 digits of 0 to 9 and a to f.', restoreFrame),
  'frame.wrong-stratum': sentence(
    () => 'The stratum is empty, too long, or has a character that no stratum can have.',
    restoreFrame,
  ),
  'frame.unsorted-row': sentence(
    () => 'The row stands in the wrong place: its id is lower than the one before it.',
    restoreFrame,
  ),
  'frame.doubled-row': sentence(() => 'The row has the same id as the row before it.', restoreFrame),
  'frame.cut-off': sentence(
    () => 'The last line of the frame file does not end: the file was cut off, or changed.',
    restoreFrame,
  ),
  'frame.more-problems': sentence<{ shown: number }>(
    (p) => `The frame file has more problems than the ${p.shown} shown.`,
    restoreFrame,
  ),
  'frame.hash-differs': sentence<{ expected: string; found: string }>(
    (p) =>
      `The frame file is not the one that was committed to: its hash is ${p.found} and should be ${p.expected}.`,
    restoreFrame,
  ),
  'frame.commitment-differs': sentence(
    () => 'The recorded commitment does not follow from the frame, the key and the settings.',
    () => 'Put the database back from a backup. Keep the damaged file for the researchers.',
  ),
  'frame.positions-damaged': sentence(
    () => 'The file with the positions in the registers is damaged: its checksum is wrong.',
    () => 'Put it back from a backup, or build the frame anew with "loting frame build".',
  ),
  'frame.positions-of-another-frame': sentence(
    () => 'The file with the positions in the registers belongs to another frame.',
    () =>
      'Put back the two files that were written together, or build the frame anew with "loting frame build".',
  ),
};
