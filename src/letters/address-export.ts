/** The addresses that the post sorts by: no names, no codes, and nothing of residents whose data are secret. */
import { stringify } from 'csv-stringify/sync';
import type { Addressee } from '../domain/resident.ts';
import { kixTextOf } from './kix.ts';
import type { LetterOrder } from './letter-order.ts';
import { compareLetters } from './letter-sort-key.ts';

export interface AddressExport {
  /** The letters whose addresses can go to the post, in the order of their addresses. */
  readonly orders: readonly LetterOrder[];
  /** Letters to residents whose data may not leave the municipality. */
  readonly secretCount: number;
  /** Letters without a Dutch postcode and number, such as to an address abroad. */
  readonly unsortableCount: number;
}

/** Chooses the letters whose addresses can go to the post. */
export function planAddressExport(orders: readonly LetterOrder[]): AddressExport {
  const open = orders.filter(({ addressee }) => !addressee.isSecret);
  const sortable = open.filter(({ addressee }) => isSortable(addressee));
  return {
    orders: sortable.toSorted(compareLetters),
    secretCount: orders.length - open.length,
    unsortableCount: open.length - sortable.length,
  };
}

function isSortable({ postcode, houseNumber }: Addressee): boolean {
  return /^[1-9]\d{3}[A-Z]{2}$/.test(postcode) && /^\s*\d*[1-9]/.test(houseNumber);
}

/** The address that a sorting is about; a sorting of another address is of no use any more. */
export function addressKeyOf({ postcode, houseNumber, houseSuffix }: Addressee): string {
  return `${postcode}|${houseNumber}|${houseSuffix}`;
}

export const LETTER_NUMBER_COLUMN = 'letter_number';

const columns = [
  LETTER_NUMBER_COLUMN,
  'postcode',
  'house_number',
  'house_suffix',
  'street_line',
  'place',
  'kix',
];

/** As CSV (UTF-8, comma, LF), a row a letter. A cell that a spreadsheet would take for a formula gets an apostrophe first. */
export function addressExportCsv(orders: readonly LetterOrder[]): string {
  const rows = orders.map(({ invitationId, addressee }) => [
    invitationId,
    addressee.postcode,
    addressee.houseNumber,
    addressee.houseSuffix,
    ...streetAndPlaceOf(addressee),
    kixTextOf(addressee) ?? '',
  ]);
  return stringify([columns, ...rows], { record_delimiter: '\n', escape_formulas: true });
}

/** The last two lines of the address, without the postcode; empty where the last line has none. */
function streetAndPlaceOf({ addressLines }: Addressee): readonly [string, string] {
  const place = /^\d{4} ?[A-Z]{2} +(.+)$/i.exec(addressLines.at(-1) ?? '')?.[1];
  // The first line is the name, whatever follows.
  return place === undefined || addressLines.length < 3 ? ['', ''] : [addressLines.at(-2) ?? '', place];
}
