/** What a check of a register can find wrong in a row: a closed list, each with one sentence that names nobody. */
import { rejectionReasons } from '../../domain/reasons.ts';

/** Why a row cannot be used stands in `rejectionReasons`; these are what the reader says nothing of, or only the first of. */
const foundByTheCheck = {
  'wrong-a-number': 'the A-nummer fails its check (ten digits, 11-proof)',
  'wrong-bsn': 'the BSN fails its check (nine digits, 11-proof)',
  'impossible-birth-date': 'the birth date is no date, or names a day that does not exist',
  'future-birth-date': 'the birth date lies after the reference date',
  'partial-birth-date': 'part of the birth date is unknown, or all of it',
  'wrong-postcode': 'the postcode is not four digits (the first not 0) and two letters',
  'wrong-house-number': 'the house number is not one to five digits',
  'character-outside-brp': 'a character that the BRP cannot hold',
  'lost-letter': 'a letter was lost when the file was made, such as "Wi?niin"; export it as UTF-8',
  'same-person': 'the same person (A-nummer, BSN or key columns) stands in an earlier row',
  'same-name-and-address':
    'another person with the same name, birth date and address stands in an earlier row',
} as const;

export const rowProblems = { ...rejectionReasons, ...foundByTheCheck } as const;
export type RowProblem = keyof typeof rowProblems;

/** In the order of the table; a problem is stored as its place in this list. */
export const rowProblemCodes = Object.keys(rowProblems) as readonly RowProblem[];

/** A row with this problem is read and can be drawn all the same: staff should look, but nothing stops. */
export const warnings: ReadonlySet<RowProblem> = new Set<RowProblem>([
  'wrong-a-number',
  'wrong-bsn',
  'future-birth-date',
  'partial-birth-date',
  'wrong-postcode',
  'wrong-house-number',
  'character-outside-brp',
  'lost-letter',
  'same-name-and-address',
]);
