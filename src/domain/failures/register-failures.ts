/** What can be refused in the register stage, in sentences. */
import { sentence } from '../failure-table.ts';

/** What a file can be that is no CSV. */
const foreign = {
  'utf-16be': 'UTF-16 text with its bytes the other way round (big-endian)',
  spreadsheet: 'a spreadsheet or zip file',
  binary: 'binary data',
};
export type ForeignFile = keyof typeof foreign;

export const registerFailures = {
  'register.empty': sentence(
    () => 'The register file is empty.',
    () => 'Export the register again and check the size of the file.',
  ),
  'register.no-rows': sentence(
    () => 'The register file has a header but no rows.',
    () => 'Export the register again and check the selection of residents.',
  ),
  'register.not-csv': sentence<{ found: ForeignFile }>(
    (p) => `The register file is no CSV file but ${foreign[p.found]}.`,
    () => 'Export or save the register as CSV, in UTF-8.',
  ),
  'register.damaged-gzip': sentence(
    () => 'The compressed file (.gz) is damaged or cut off, so residents are missing from here on.',
    () => 'Copy or export the register again.',
  ),
  'register.wrong-encoding': sentence(
    () =>
      'The letters with an accent cannot be read: the register file is in another encoding than it is taken for.',
    () =>
      'Set register.encoding in the settings to auto or to the encoding of the export, or export the register in UTF-8.',
  ),
  'register.header-unreadable': sentence(
    () => 'The header in the first row cannot be read.',
    () => 'Check the quotes and the letters of the first row, and that it holds the names of the columns.',
  ),
  'register.no-header': sentence(
    () => 'The first row holds no column name that is known.',
    () =>
      'Check that the first row is the header, and the settings register.delimiter, register.dialect and register.columns.',
  ),
  'register.column-missing': sentence<{ field: string; header: string }>(
    (p) => `The settings name the column "${p.header}" for ${p.field}, but it is not in the header.`,
    (p) => `Add the column to the export, or correct register.columns.${p.field} in loting.yaml.`,
  ),
  'register.column-not-found': sentence<{ field: string; element: string }>(
    (p) => `No column of the header is known to hold ${p.field}${p.element === '' ? '' : ` (${p.element})`}.`,
    (p) =>
      `Add the column to the export or, when it has another name there, this line to loting.yaml, below "columns:" under ` +
      `"register:" and as far in as its other lines: ${p.field}: "NAME OF THE COLUMN"`,
  ),
  'register.column-ambiguous': sentence<{ field: string; headers: readonly string[] }>(
    (p) => `More than one column can be ${p.field}: ${p.headers.map((header) => `"${header}"`).join(', ')}.`,
    (p) =>
      `Add one of these lines to loting.yaml, below "columns:" under "register:" and as far in as its other lines: ` +
      p.headers.map((header) => `${p.field}: ${JSON.stringify(header)}`).join(' or '),
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
  'register.no-row-fits': sentence<{ columnCount: number }>(
    (p) => `The header has ${p.columnCount} columns, and not one row below it has as many.`,
    () => 'Check the settings register.delimiter and register.dialect, and that the first row is the header.',
  ),
  'register.same-file': sentence<{ other: string }>(
    (p) => `This file is the same as ${p.other}, byte for byte: its residents would count twice.`,
    () => 'Give each municipality its own files in the settings, each once.',
  ),
  'register.cut-off': sentence(
    () => 'The file ends in the middle of this row, so residents are missing.',
    () => 'Export or copy the register again.',
  ),
  'register.header-repeated': sentence(
    () => 'This row is a header, not a resident.',
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
