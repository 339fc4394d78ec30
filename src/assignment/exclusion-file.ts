/** The list of members to keep away from cases: a CSV with the header `resident_id,case_id,reason` in any order. */
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { CaseId, ResidentId } from '../domain/ids.ts';
import { CaseIdSchema, ExclusionReasonCodeSchema, ResidentIdSchema } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { okUnless } from '../domain/result.ts';
import type { CsvLine } from '../signups/csv-table.ts';
import { readCsvTable } from '../signups/csv-table.ts';

const exclusionColumns = ['resident_id', 'case_id', 'reason'] as const;
type ExclusionColumn = (typeof exclusionColumns)[number];

/** Member M does not judge case C. */
export interface ExclusionLine {
  readonly residentId: ResidentId;
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
  const table = readCsvTable(bytes, file, { columns: exclusionColumns, required: exclusionColumns });
  if (!table.ok) return table;
  const failures: Failure[] = [];
  const exclusions = new Map<string, ExclusionLine>();
  for (const each of table.value.lines) {
    const place = { file, line: each.line };
    const exclusion = readLine(each, failures, place);
    if (exclusion === undefined) continue;
    const key = `${exclusion.residentId}|${exclusion.caseId}`;
    const earlier = exclusions.get(key);
    if (earlier === undefined) exclusions.set(key, exclusion);
    else if (earlier.reason !== exclusion.reason) {
      failures.push(failure('assignment.exclusion-twice', { earlierLine: earlier.line }, place));
    }
  }
  return okUnless(failures, () => [...exclusions.values()]);
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
  const residentId = ResidentIdSchema.safeParse(fields.resident_id);
  const caseId = CaseIdSchema.safeParse(fields.case_id);
  const reason = ExclusionReasonCodeSchema.safeParse(fields.reason);
  for (const [column, { success }] of [
    ['resident_id', residentId],
    ['case_id', caseId],
    ['reason', reason],
  ] as const) {
    if (!success) failures.push(failure('assignment.exclusion-value', { column }, { ...place, column }));
  }
  if (!residentId.success || !caseId.success || !reason.success) return undefined;
  return { residentId: residentId.data, caseId: caseId.data, reason: reason.data, line };
}
