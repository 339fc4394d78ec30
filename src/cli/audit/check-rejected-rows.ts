/** Holds the list of rejected rows against the registers: its places and codes exactly, its explanations as a remark only. */
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { AuditDifference } from '../../audit/differences.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { sha256HexOfBytes } from '../../domain/hash.ts';
import type { Hash } from '../../domain/ids.ts';
import type { RejectedRow } from '../../domain/reasons.ts';
import { readWholeFile } from '../../store/read-file.ts';
import type { OpenPanel } from '../open-panel.ts';
import { REJECTED_ROWS_FILE, rejectedRowsCsv } from '../rejected-rows-csv.ts';
import { compareFile } from './audit-step.ts';

/** `file,row,reason,column`: what stands behind them is words, which another version may choose otherwise. */
const EVIDENCE_COLUMN_COUNT = 4;

/**
 * A list with the same files, rows, reasons and columns is the same evidence, in whatever words it explains them: a panel made
 * by an earlier version has those of that version.
 */
export function checkRejectedRows(
  panel: OpenPanel,
  rows: readonly RejectedRow[],
): { readonly differences: readonly AuditDifference[]; readonly isWordedOtherwise: boolean } {
  const expected = rejectedRowsCsv(rows);
  const hash = sha256HexOfBytes(Buffer.from(expected, 'utf8')) as Hash;
  const differences = compareFile(panel, REJECTED_ROWS_FILE, hash);
  if (differences.length === 0) return { differences, isWordedOtherwise: false };
  const found = readWholeFile(path.join(panel.folder.root, REJECTED_ROWS_FILE));
  const evidence = found.ok ? evidenceOf(Buffer.from(found.value).toString('utf8')) : undefined;
  return evidence !== undefined && evidence === evidenceOf(expected)
    ? { differences: [], isWordedOtherwise: true }
    : { differences, isWordedOtherwise: false };
}

/** The rows of a list without their words, as one text; `undefined` when it is no CSV as the program writes it. */
function evidenceOf(text: string): string | undefined {
  try {
    const rows = parse(text) as readonly (readonly string[])[];
    if (stringify([...rows], { record_delimiter: '\n' }) !== text) return undefined;
    return canonicalJson(rows.map((row) => row.slice(0, EVIDENCE_COLUMN_COUNT)));
  } catch {
    return undefined;
  }
}
