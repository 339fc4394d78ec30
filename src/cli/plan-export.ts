/** The files of `loting assign export`, made from the stored groups: to write them, and for the audit to compare. */
import type { CalledGroups } from '../assignment/called-groups.ts';
import {
  assignmentLogCsv,
  loadFiguresCsv,
  loadsCsv,
  meetingsCsv,
  quotaResultsCsv,
  rosterCsv,
  seatChangesCsv,
} from '../assignment/group-files.ts';
import type { InvitationId, ResidentId } from '../domain/ids.ts';
import { sortitionFiles } from '../assignment/sortition-files.ts';

export interface ExportFile {
  /** Its path inside the working folder. */
  readonly file: string;
  readonly content: string;
  readonly rowCount: number;
}

/** The rosters of the cases that have a group, the assignment log, and the tables about them. */
export function planExport(
  groups: CalledGroups,
  memberNumbers: ReadonlyMap<ResidentId, InvitationId>,
): readonly ExportFile[] {
  const caseIds = groups.runs.flatMap(({ input }) => input.cases.map(({ caseId }) => caseId));
  const files: readonly (readonly [name: string, content: string])[] = [
    ...caseIds.map(
      (caseId) => [`roster-${caseId}`, rosterCsv(groups.plan.standing, caseId, memberNumbers)] as const,
    ),
    ['assignment-log', assignmentLogCsv(groups)],
    ['quotas', quotaResultsCsv(groups)],
    ['meetings', meetingsCsv(groups)],
    ['loads', loadsCsv(groups)],
    ['load-figures', loadFiguresCsv(groups)],
    ...(groups.changes.length === 0 ? [] : [['seat-changes', seatChangesCsv(groups)] as const]),
  ];
  return files.map(asExportFile);
}

/** The pool and the targets of each case, for the tools of the Sortition Foundation. */
export function planPools({ runs }: CalledGroups): readonly ExportFile[] {
  return runs
    .flatMap(({ input }) => sortitionFiles(input))
    .flatMap(({ caseId, features, people }) => [
      asExportFile([`sortition/${caseId}-features`, features]),
      asExportFile([`sortition/${caseId}-people`, people]),
    ]);
}

function asExportFile([name, content]: readonly [name: string, content: string]): ExportFile {
  return { file: `exports/${name}.csv`, content, rowCount: content.split('\n').length - 2 };
}
