/** The list that goes to the mailroom with the PDF files: what is in each batch. No names, addresses or codes. */
import { stringify } from 'csv-stringify/sync';
import type { InvitationId } from '../domain/ids.ts';
import type { LetterKind } from '../domain/letter-kinds.ts';

export interface ManifestLine {
  readonly batchId: string;
  readonly kind: LetterKind;
  readonly sequence: number;
  readonly invitationId: InvitationId;
  /** The four digits of the postcode; empty when there are none. */
  readonly postcodeArea: string;
  readonly pageCount: number;
}

const columns = ['batch', 'kind', 'sequence', 'letter_number', 'postcode_area', 'pages', 'sheets'];

/** The four digits of a postcode; empty for any other text. */
export function postcodeAreaOf(postcode: string): string {
  return /^\d{4}/.exec(postcode)?.[0] ?? '';
}

/** Two pages stand on one sheet. */
export function sheetCountOf(pageCount: number): number {
  return Math.ceil(pageCount / 2);
}

/**
 * The manifest as CSV (UTF-8, comma, LF), a row a letter in the order of printing. Totals follow by counting rows or
 * adding columns.
 */
export function manifestCsv(lines: readonly ManifestLine[]): string {
  const rows = lines.map(({ batchId, kind, sequence, invitationId, postcodeArea, pageCount }) => [
    batchId,
    kind,
    sequence,
    invitationId,
    postcodeArea,
    pageCount,
    sheetCountOf(pageCount),
  ]);
  return stringify([columns, ...rows], { record_delimiter: '\n' });
}
