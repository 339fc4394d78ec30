/** The files of `loting assign export`, made from the stored assignment: to write them, and for the audit to compare. */
import { assignmentLogCsv, rosterCsv } from '../assignment/assignment-csv.ts';
import type { CaseId } from '../domain/ids.ts';
import { listMemberLoads, listSeats } from '../store/tables/assignment-table.ts';
import type { OpenPanel } from './open-panel.ts';

export interface ExportFile {
  /** Its path inside the working folder. */
  readonly file: string;
  readonly content: string;
  readonly rowCount: number;
}

/** The rosters of the cases and the assignment log of a run; call it in a read transaction. */
export function planExport({ db, settings }: OpenPanel, runId: number): readonly ExportFile[] {
  const seats = listSeats(db, runId);
  const loads = listMemberLoads(db, runId);
  const types = [...new Set(loads.map(({ typeId }) => typeId))].map((typeId) => {
    const members = loads.filter((load) => load.typeId === typeId);
    return {
      typeId,
      expectedLoad: members[0]?.expectedLoad ?? '',
      residentIds: members.map(({ residentId }) => residentId),
    };
  });
  const rosterOf = (caseId: CaseId): ExportFile => ({
    file: `exports/roster-${caseId}.csv`,
    content: rosterCsv(seats, caseId),
    rowCount: seats.filter((seat) => seat.caseId === caseId).length,
  });
  const log = assignmentLogCsv({ assignments: seats, types });
  return [
    ...settings.cases.map(({ id }) => rosterOf(id)),
    { file: 'exports/assignment-log.csv', content: log, rowCount: log.split('\n').length - 2 },
  ];
}
