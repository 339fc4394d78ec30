/** The list of members to keep away from cases: a CSV with the columns `member_number` (or `resident_id`), `case_id`, `reason`. */
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { CaseId, InvitationId, ResidentId } from '../domain/ids.ts';
import {
  CaseIdSchema,
  ExclusionReasonCodeSchema,
  InvitationIdSchema,
  ResidentIdSchema,
} from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { okUnless } from '../domain/result.ts';
import type { CsvLine } from '../signups/csv-table.ts';
import { readCsvRows, readCsvTable } from '../signups/csv-table.ts';

const exclusionColumns = ['member_number', 'resident_id', 'case_id', 'reason'] as const;
type ExclusionColumn = (typeof exclusionColumns)[number];

/** Member M does not judge case C. */
export interface ExclusionLine {
  /** How members are known to people: the number of their letter. */
  readonly memberNumber: InvitationId | undefined;
  /** One of the two is there, or both, as in a roster. */
  readonly residentId: ResidentId | undefined;
  readonly caseId: CaseId;
  /** A short code, such as `knows-the-person`. */
  readonly reason: string;
  /** The line of the file, counting from 1; the header is line 1. */
  readonly line: number;
}

/**
 * The exclusions of a file in its order; a line that only repeats an earlier one is left out. Refused with every problem by
 * line; no value of the file is repeated in a sentence. See `readCsvTable` for what is refused before that.
 * @param file the name to show in a failure
 */
export function readExclusionFile(bytes: Uint8Array, file: string): Result<readonly ExclusionLine[]> {
  const member = namesById(bytes, file) ? 'resident_id' : 'member_number';
  const required = [member, 'case_id', 'reason'] as const;
  const table = readCsvTable(bytes, file, { columns: exclusionColumns, required });
  if (!table.ok) return table;
  const failures: Failure[] = [];
  const exclusions = new Map<string, ExclusionLine>();
  for (const each of table.value.lines) {
    const place = { file, line: each.line };
    const exclusion = readLine(each, failures, place);
    if (exclusion === undefined) continue;
    const key = [exclusion.memberNumber, exclusion.residentId, exclusion.caseId].join('|');
    const earlier = exclusions.get(key);
    if (earlier === undefined) exclusions.set(key, exclusion);
    else if (earlier.reason !== exclusion.reason) {
      failures.push(failure('assignment.exclusion-twice', { earlierLine: earlier.line }, place));
    }
  }
  return okUnless(failures, () => [...exclusions.values()]);
}

/** Whether the header names the opaque id, and not the number. */
function namesById(bytes: Uint8Array, file: string): boolean {
  const rows = readCsvRows(bytes, file);
  if (!rows.ok) return false;
  const names = new Set(rows.value.header.fields.map((name) => name.trim().toLowerCase()));
  return names.has('resident_id') && !names.has('member_number');
}

/** The exclusion of one line, or `undefined` with its problems added to `failures`. */
function readLine(
  { line, fields, isComplete }: CsvLine<ExclusionColumn>,
  failures: Failure[],
  place: { readonly file: string; readonly line: number },
): ExclusionLine | undefined {
  if (!isComplete) {
    failures.push(failure('assignment.exclusion-fields', {}, place));
    return undefined;
  }
  const memberNumber = InvitationIdSchema.optional().safeParse(fields.member_number || undefined);
  const residentId = ResidentIdSchema.optional().safeParse(fields.resident_id || undefined);
  const caseId = CaseIdSchema.safeParse(fields.case_id);
  const reason = ExclusionReasonCodeSchema.safeParse(fields.reason);
  const hasMember = fields.member_number !== '' || fields.resident_id !== '';
  for (const [column, isGood] of [
    ['member_number', memberNumber.success && hasMember],
    ['resident_id', residentId.success],
    ['case_id', caseId.success],
    ['reason', reason.success],
  ] as const) {
    if (!isGood) failures.push(failure('assignment.exclusion-value', { column }, { ...place, column }));
  }
  if (!memberNumber.success || !residentId.success || !caseId.success || !reason.success || !hasMember) {
    return undefined;
  }
  return {
    memberNumber: memberNumber.data,
    residentId: residentId.data,
    caseId: caseId.data,
    reason: reason.data,
    line,
  };
}
