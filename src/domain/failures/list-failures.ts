/** What can be wrong with the small files that staff make: lists of people, and the table of districts. In sentences. */
import { sentence } from '../failure-table.ts';

/** What each line of a list must have, by what the list holds. */
const wanted = {
  residentId: 'opaque id of 32 digits of 0 to 9 and a to f',
  aNumber: 'A-nummer that passes its 11-proof',
  bsn: 'BSN that passes its 11-proof',
  personKey: 'value in the columns of register.key',
};

export const listFailures = {
  'list.not-text': sentence(
    () => 'The file is not text in UTF-8.',
    () => 'Save it as "CSV UTF-8".',
  ),
  'list.empty': sentence(
    () => 'The file has no rows.',
    () => 'Check that it is the right file. A list without anybody has a header and nothing below it.',
  ),
  'list.not-csv': sentence(
    () => 'The file cannot be read as CSV, for instance because a quote is not closed.',
    () => 'Correct the quotes, or save the file again as "CSV UTF-8".',
  ),
  'list.no-column': sentence(
    () => 'The first line of the list names no column that says who is meant.',
    () =>
      'Name a column "resident_id", "A-nummer" or "bsn", or give one such value on each line and nothing else.',
  ),
  'list.wrong-value': sentence<{ kind: keyof typeof wanted }>(
    (p) => `The line has no ${wanted[p.kind]}.`,
    () => 'Correct or remove the line. Nobody on a list may be passed over, so the whole list is refused.',
  ),
  'list.districts-column': sentence<{ column: string }>(
    (p) => `The first line of the table of districts names no column "${p.column}".`,
    () => 'Begin the file with the line "postcode,district".',
  ),
  'list.districts-postcode': sentence(
    () => 'The postcode in the table of districts has neither four digits nor four digits and two letters.',
    () => 'Write it as 3511 or 3511AA.',
  ),
  'list.districts-empty': sentence(
    () => 'A postcode in the table of districts has no district.',
    () =>
      'Fill in the district or remove the line: residents of other postcodes are counted under "unknown".',
  ),
  'list.districts-twice': sentence<{ postcode: string }>(
    (p) => `The postcode ${p.postcode} has another district on an earlier line of the table.`,
    () =>
      'Keep one of the two. A boundary through a postcode takes lines with six characters, such as 3511AA.',
  ),
};
