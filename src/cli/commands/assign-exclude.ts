/** `loting assign exclude`: keeps members away from cases, each with a reason. */
import path from 'node:path';
import type { Assignment } from '../../assignment/assignment-input.ts';
import { readExclusionFile } from '../../assignment/exclusion-file.ts';
import type { AuditEvent } from '../../domain/audit-event.ts';
import type { Failure } from '../../domain/failure.ts';
import { failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { ok, okUnless } from '../../domain/result.ts';
import { appendAuditEvent } from '../../store/append-audit-event.ts';
import { readWholeFile } from '../../store/read-file.ts';
import { readSeatPlan } from '../../store/tables/replacement-table.ts';
import type { ExclusionRow } from '../../store/tables/member-table.ts';
import { insertExclusions, listExclusions, listMembers } from '../../store/tables/member-table.ts';
import { readTransaction, writeTransaction } from '../../store/transaction.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printHeading, printJson, printLines, printTable } from '../print.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  command.argument('<file>', words.assignment.exclude.fileArgument);
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  addExample(command, words, 'loting assign exclude exclusions.csv');
  return (context, options, [file = '']) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    return withPanel(dir, (panel) => {
      const bytes = readWholeFile(path.resolve(context.cwd, file));
      if (!bytes.ok) return bytes;
      const lines = readExclusionFile(bytes.value, file);
      if (!lines.ok) return lines;
      const wanted = lines.value.map(({ residentId, caseId, reason }) => ({ residentId, caseId, reason }));
      const added = dryRun
        ? readTransaction(panel.db, () => planExclusions(panel, lines.value, file))
        : applyExclusions(context, panel, lines.value, file);
      if (!added.ok) return added;
      if (json) printJson(context, { written: !dryRun, lines: wanted.length, added: added.value });
      else {
        const seats = readTransaction(panel.db, () => ok(readSeatPlan(panel.db).standing));
        if (!seats.ok) return seats;
        printExclusions(context, wanted.length, added.value, dryRun);
        printSeated(context, added.value, seats.value);
      }
      return ok(0);
    });
  };
};

type ExclusionLine = ExclusionRow & { readonly line: number };

/** The exclusions of the file that are not known yet; refused for a member or case that does not exist. */
function planExclusions(
  { db, settings }: OpenPanel,
  lines: readonly ExclusionLine[],
  file: string,
): Result<readonly ExclusionRow[]> {
  const members = new Set(listMembers(db, settings.strata.features).map(({ residentId }) => residentId));
  const cases = new Set(settings.cases.map(({ id }) => id));
  const known = new Set(listExclusions(db).map(({ residentId, caseId }) => `${residentId}|${caseId}`));
  const failures: Failure[] = [];
  for (const { residentId, caseId, line } of lines) {
    if (!members.has(residentId)) {
      failures.push(failure('command.exclusion-member', { residentId }, { file, line }));
    }
    if (!cases.has(caseId)) failures.push(failure('command.exclusion-case', { caseId }, { file, line }));
  }
  return okUnless(failures, () =>
    lines
      .filter(({ residentId, caseId }) => !known.has(`${residentId}|${caseId}`))
      .map(({ residentId, caseId, reason }) => ({ residentId, caseId, reason })),
  );
}

function applyExclusions(
  context: CommandContext,
  panel: OpenPanel,
  lines: readonly ExclusionLine[],
  file: string,
): Result<readonly ExclusionRow[]> {
  const at = context.now().toISOString();
  return writeTransaction(panel.db, () => {
    const planned = planExclusions(panel, lines, file);
    if (!planned.ok || planned.value.length === 0) return planned;
    const exclusions = insertExclusions(panel.db, planned.value, at);
    const event: AuditEvent = { type: 'exclusions.recorded', data: { exclusions: [...exclusions] } };
    appendAuditEvent(panel.db, event, at);
    return ok(exclusions);
  });
}

function printExclusions(
  context: CommandContext,
  lineCount: number,
  added: readonly ExclusionRow[],
  isDryRun: boolean,
): void {
  const cases = [...new Set(added.map(({ caseId }) => caseId))].sort();
  const { assignment, common } = context.words;
  const said = assignment.exclude;
  printHeading(context, said.heading);
  printTable(
    context,
    [{ title: assignment.case }, { title: said.keptAway, align: 'right' }],
    cases.map((caseId) => [caseId, added.filter((exclusion) => exclusion.caseId === caseId).length]),
    [common.total, added.length],
  );
  printLines(
    context,
    said.lines(lineCount, lineCount - added.length),
    ...(isDryRun ? [common.notWritten] : []),
  );
}

/** Who was excluded from a group that was called already keeps the seat until it is filled. */
function printSeated(
  context: CommandContext,
  added: readonly ExclusionRow[],
  seats: readonly Assignment[],
): void {
  const seated = new Set(seats.map(({ residentId, caseId }) => `${residentId}/${caseId}`));
  const count = added.filter(({ residentId, caseId }) => seated.has(`${residentId}/${caseId}`)).length;
  if (count === 0) return;
  printLines(context, context.words.assignment.exclude.seated(count));
}
