/** The list that goes to the mailroom with the PDF files: what is in each batch. No names, addresses or codes. */
import { stringify } from 'csv-stringify/sync';
import type { LetterBatch } from './letter-order.ts';

/** A letter is one page on one sheet; a layout of two pages will change both here. */
const PAGES_PER_LETTER = 1;
const SHEETS_PER_LETTER = 1;

const columns = ['batch', 'sequence', 'letter_number', 'postcode_area', 'pages', 'sheets'];

/**
 * The manifest of all batches as CSV (UTF-8, comma, LF), a row a letter in the order of printing. `postcode_area` is
 * the four digits of the postcode, empty when there is no postcode. Totals follow by counting rows or adding columns.
 */
export function manifestCsv(batches: readonly LetterBatch[]): string {
  const rows = batches.flatMap(({ batchId, letters }) =>
    letters.map(({ invitationId, addressee }, index) => [
      batchId,
      index + 1,
      invitationId,
      /^\d{4}/.exec(addressee.postcode)?.[0] ?? '',
      PAGES_PER_LETTER,
      SHEETS_PER_LETTER,
    ]),
  );
  return stringify([columns, ...rows], { record_delimiter: '\n' });
}

/** The place of each letter in a manifest that `manifestCsv` made: its batch and its place in it, such as `w1-GM0344-001 12`. */
export function placesInManifest(csv: string): ReadonlyMap<string, string> {
  const rows = csv.split('\n').slice(1, -1);
  return new Map(
    rows.map((row) => {
      const [batchId = '', sequence = '', letterNumber = ''] = row.split(',');
      return [letterNumber, `${batchId} ${sequence}`];
    }),
  );
}
