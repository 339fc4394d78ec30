/** What can be refused in the register stage, in sentences. */
import { sentence } from '../failure-table.ts';

export const registerFailures = {
  'register.empty': sentence(
    () => 'The register file is empty.',
    () => 'Export the register again and check the size of the file.',
  ),
  'register.no-rows': sentence(
    () => 'The register file has a header but no rows.',
    () => 'Export the register again and check the selection of residents.',
  ),
  'register.not-csv': sentence<{
    found: 'UTF-16 text' | 'a spreadsheet or zip file' | 'a gzip file' | 'binary data';
  }>(
    (p) => `The register file is no CSV file in UTF-8 but ${p.found}.`,
    () => 'Export or save the register as "CSV UTF-8".',
  ),
  'register.not-utf8': sentence(
    () => 'The register file is not in UTF-8: letters with an accent cannot be read.',
    () => 'Export or save the register as "CSV UTF-8".',
  ),
  'register.header-unreadable': sentence(
    () => 'The header in the first row cannot be read.',
    () => 'Check the quotes and the letters of the first row, and that it holds the names of the columns.',
  ),
  'register.no-header': sentence(
    () => 'The first row holds none of the expected column names.',
    () =>
      'Check that the first row is the header, and the settings register.delimiter, register.preset and register.columns.',
  ),
  'register.column-missing': sentence<{ field: string; header: string }>(
    (p) => `The column "${p.header}" for ${p.field} is not in the header.`,
    (p) =>
      `Add the column to the export, or name another under register.columns: "${p.field}: NAME OF THE COLUMN".`,
  ),
  'register.column-not-named': sentence<{ field: string }>(
    (p) => `The settings name no column for ${p.field}.`,
    (p) => `Add a line under register.columns: "${p.field}: NAME OF THE COLUMN".`,
  ),
  'register.column-twice': sentence<{ header: string; count: number }>(
    (p) =>
      `The column "${p.header}" stands ${p.count} times in the header, so it is not clear which to read.`,
    () => 'Give each column a name of its own in the export.',
  ),
  'register.no-person-key': sentence(
    () => 'The header has no column for the A-nummer or the BSN.',
    () =>
      'Add the A-nummer to the export, or set register.columns.aNumber, register.columns.bsn or register.key in the settings.',
  ),
  'register.row-too-long': sentence<{ limitBytes: number }>(
    (p) => `This row is longer than ${p.limitBytes} bytes. Usually a quote was opened and never closed.`,
    () => 'Correct the quotes in this row, or export the register again.',
  ),
  'register.quote-not-closed': sentence(
    () => 'A quote that opens in this row is not closed in it, so the rows after it cannot be told apart.',
    () => 'Correct the quotes in this row, or export the register again.',
  ),
  'register.cut-off': sentence(
    () => 'The file ends in the middle of this row, so residents are missing.',
    () => 'Export or copy the register again.',
  ),
  'register.header-repeated': sentence(
    () => 'The header stands a second time in this row.',
    () =>
      'Remove the second header, or export the register again. Give joined files each their own name in the settings.',
  ),
  'register.other-municipality': sentence<{ expected: string }>(
    (p) => `No row belongs to the municipality ${p.expected}: the municipality codes in this column differ.`,
    () => 'Check which file belongs to which municipality in the settings.',
  ),
  'register.changed': sentence(
    () => 'This row is no longer the resident that was read before: the register file was changed.',
    () => 'Put back the file from which the frame was built.',
  ),
};
