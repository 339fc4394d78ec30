/** What a check of registers says, and why rows and residents are left out, in English. */
import { numbersOf } from '../../domain/language.ts';
import type { ExclusionReason, RejectionReason } from '../../domain/reasons.ts';
import { exclusionReasons, rejectionReasons } from '../../domain/reasons.ts';
import type { DialectName } from '../../register/dialect.ts';
import type { MatchKind } from '../../register/match-columns.ts';
import type { RowProblem } from '../../register/check/row-problems.ts';
import { rowProblems } from '../../register/check/row-problems.ts';

const numbers = numbersOf('en');
const { count } = numbers;

/** A list of reasons with each its own code as its short name. */
function namedByCode<K extends string>(reasons: Readonly<Record<K, string>>): Readonly<Record<K, string>> {
  return Object.fromEntries(Object.keys(reasons).map((reason) => [reason, reason])) as Record<K, string>;
}

export const englishRegisterWords = {
  numbers,
  total: 'Total',
  rows: 'Rows',
  residents: 'Residents',
  rejected: 'Rejected',
  share: 'Share',
  filled: 'Filled',
  inWords: 'In words',
  /** Short names, for the first column of a table. */
  exclusionNames: namedByCode<ExclusionReason>(exclusionReasons),
  rejectionNames: namedByCode<RejectionReason>(rejectionReasons),
  rejectionReasons: rejectionReasons as Readonly<Record<RejectionReason, string>>,
  exclusionReasons: exclusionReasons as Readonly<Record<ExclusionReason, string>>,
  problems: rowProblems as Readonly<Record<RowProblem, string>>,
  /** Short names, for the first column of a table. */
  problemNames: namedByCode<RowProblem>(rowProblems),
  /** The headers of the list of problems for Excel. */
  problemList: {
    file: 'File',
    row: 'Row',
    column: 'Column',
    problem: 'Problem',
    consequence: 'The row',
    explanation: 'In words',
    /** @param name its header; `undefined` when it may be no header */
    columnPlace: (columnNumber: number, name: string | undefined): string =>
      name === undefined ? `column ${columnNumber}` : `${name} (column ${columnNumber})`,
  },
  /** @param place the file, or nothing for all files together */
  lostLetters: (cellCount: number, place?: string): string =>
    `! ${place === undefined ? '' : `${place}: `}${count(cellCount)} ${cellCount === 1 ? 'cell' : 'cells'} in which a letter seems to be lost, such as "?" or "Ã«" within a name. It would stand on the letter like that. Ask for the file again, exported as CSV in UTF-8.`,
  excludedAs: (name: string) => `Excluded: ${name}`,
  rejectedAs: (name: string) => `Rejected: ${name}`,
  eligible: 'Eligible',
  files: {
    heading: 'How the files were read',
    file: 'File',
    municipality: 'Municipality',
    notNamed: 'not named',
    dialect: 'Dialect',
    dialectNames: { ordinary: 'ordinary', 'brp-csv': 'brp-csv', rvig: 'rvig' } satisfies Readonly<
      Record<DialectName, string>
    > as Readonly<Record<DialectName, string>>,
    encoding: 'Encoding',
    delimiter: 'Delimiter',
    settings:
      'Recognised wrongly? Set register.dialect, register.encoding and register.delimiter in loting.yaml.',
    continuations: (file: string, rowCount: number) =>
      `${file}: ${count(rowCount)} rows more hold further data of the person above them.`,
    otherMunicipalities:
      'Rows of other municipalities cannot be told apart. Name the municipality with --municipality.',
  },
  columns: {
    heading: (file: string) => `Columns of ${file}`,
    column: 'Column',
    header: 'Header',
    readAs: 'Read as',
    foundBy: 'Found by',
    matchKinds: {
      settings: 'settings',
      'element-number': 'element-number',
      'usual-name': 'usual-name',
    } satisfies Readonly<Record<MatchKind, string>> as Readonly<Record<MatchKind, string>>,
    notShown: '(not shown)',
    leftAlone:
      'A column read as "-" is left alone. Name a column for a field under register.columns in loting.yaml.',
    unread: (headers: readonly string[]): string =>
      `! Filled, but not read: ${headers.join(', ')}. Does a letter or a rule need one of them?`,
  },
  values: {
    heading: 'Values',
    value: 'Value',
    wrong: 'Wrong',
    fields: {
      aNumber: 'A-nummer',
      bsn: 'BSN',
      postcode: 'Postcode',
      houseNumber: 'House number',
    } as Readonly<Record<string, string>>,
    birthDate: 'Birth date',
    partialDates: (dayCount: number, monthCount: number, wholeCount: number) =>
      `Birth dates of which the day is unknown: ${count(dayCount)}; the month too: ${count(monthCount)}; all of it: ${count(wholeCount)}.`,
    characterCount: (character: string, cellCount: number) => `${character} (${count(cellCount)})`,
    characters: (shown: readonly string[], hiddenCount: number) =>
      `Characters that the BRP cannot hold, with the number of cells: ${shown.join(', ')}${hiddenCount > 0 ? ` and ${count(hiddenCount)} more` : ''}.`,
  },
  found: {
    heading: 'Problems',
    problem: 'Problem',
    times: 'Times',
    row: 'The row',
    countsOnce: 'counts once',
    isUsed: 'is used',
    isLeftOut: 'is left out',
    none: 'No problems were found.',
    lostPlaces: 'The rows are used all the same. Where they are, is in the list of problems.',
    more: '--problems FILE writes them all to a CSV, by file, row and column.',
  },
  persons: {
    heading: 'Persons',
    count: 'Count',
    residents: 'Rows that were read as a resident',
    persons: 'Different persons',
    samePerson: 'Rows with the person of an earlier row',
    sameNameAndAddress: 'Rows with the name, birth date and address of another person',
  },
  groups: {
    gender: 'Gender',
    ageBand: 'Age band',
    /** @param municipality `undefined` when nobody said of which the file is; `year` that of the codes */
    district: (municipality: string | undefined, year: number | undefined) =>
      `District (wijk)${municipality === undefined ? '' : ` in ${municipality}`}${year === undefined ? '' : `, codes of ${year}`}`,
    canBeDrawn: 'Can be drawn',
    /** Values that are no code of the register and no ages. */
    values: { unknown: 'unknown', 'born later': 'born later' } as Readonly<Record<string, string>>,
  },
  addresses: {
    heading: 'Persons per address',
    persons: 'Persons',
    addresses: 'Addresses',
    personsTogether: 'Persons together',
    withoutAddress: (residentCount: number) => `Residents without an address: ${count(residentCount)}.`,
    counting:
      'Here, and by gender, age band and district: without ended registrations (opschorting); a person in two rows counts twice.',
    largestHeading: 'The largest addresses',
    firstPerson: 'First person there',
    place: (file: string, row: number) => `${file}, row ${row}`,
  },
  eligibility: {
    heading: (referenceDate: string) => `Who could be drawn, with ages on ${referenceDate}`,
    count: 'Count',
    rejected: 'not a resident (see Problems), or one who can be drawn by an earlier row',
    list: (list: string, entryCount: number) =>
      `The lists of eligibility.${list} name ${count(entryCount)} people together.`,
    noneDrawnBefore:
      'None of the people drawn before was found: check that eligibility.drawnBefore names the right key.',
  },
};

export type RegisterWords = typeof englishRegisterWords;
