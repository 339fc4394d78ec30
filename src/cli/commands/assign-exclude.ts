/** `loting assign exclude`: keeps members away from cases, each with a reason. */
import path from 'node:path';
import type { Database } from 'better-sqlite3';
import type { Assignment } from '../../assignment/assignment-input.ts';
import type { ExclusionLine } from '../../assignment/exclusion-file.ts';
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
import { readTransaction } from '../../store/transaction.ts';
import type { CommandModule } from '../command-spec.ts';
import { addYesOption, confirmAndApply } from '../confirm.ts';
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
  addYesOption(command, words);
  return (context, options, [file = '']) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    return withPanel(dir, async (panel) => {
      const bytes = readWholeFile(path.resolve(context.cwd, file));
      if (!bytes.ok) return bytes;
      const lines = readExclusionFile(bytes.value, file);
      if (!lines.ok) return lines;
      const at = context.now().toISOString();
      const added = await confirmAndApply(
        context,
        panel.db,
        { isSure: options['yes'] === true, isDryRun: dryRun },
        {
          plan: () => planExclusions(panel, lines.value, file),
          effectsOf: (exclusions) => effectsOf(context, exclusions),
          apply: (exclusions) => ok(recordExclusions(panel.db, exclusions, at)),
        },
      );
      if (!added.ok) return added;
      const lineCount = lines.value.length;
      if (json) printJson(context, { written: !dryRun, lines: lineCount, added: added.value });
      else {
        const seats = readTransaction(panel.db, () => ok(readSeatPlan(panel.db).standing));
        if (!seats.ok) return seats;
        printExclusions(context, lineCount, added.value, dryRun);
        printSeated(context, added.value, seats.value);
      }
      return ok(0);
    });
  };
};

/** The exclusions of the file that are not known yet; refused for a member or case that does not exist. */
function planExclusions(
  { db, settings }: OpenPanel,
  lines: readonly ExclusionLine[],
  file: string,
): Result<readonly ExclusionRow[]> {
  const members = listMembers(db, settings.strata.features);
  const ids = new Set(members.map(({ residentId }) => residentId));
  const byNumber = new Map(members.map(({ invitationId, residentId }) => [invitationId, residentId]));
  const cases = new Set(settings.cases.map(({ id }) => id));
  const known = new Set(listExclusions(db).map(({ residentId, caseId }) => `${residentId}|${caseId}`));
  const failures: Failure[] = [];
  const planned = new Map<string, ExclusionRow & { readonly line: number }>();
  for (const { memberNumber, residentId: id, caseId, reason, line } of lines) {
    const place = { file, line };
    const residentId = memberNumber === undefined ? id : byNumber.get(memberNumber);
    if (!cases.has(caseId)) failures.push(failure('command.exclusion-case', { caseId }, place));
    if (residentId === undefined || !ids.has(residentId)) {
      failures.push(failure('command.exclusion-member', { member: memberNumber ?? id ?? '' }, place));
      continue;
    }
    if (memberNumber !== undefined && id !== undefined && id !== residentId) {
      failures.push(failure('command.exclusion-two-members', { memberNumber }, place));
    }
    const key = `${residentId}|${caseId}`;
    // One line may name the member by number, and another by id.
    const earlier = planned.get(key);
    if (earlier !== undefined && earlier.reason !== reason) {
      failures.push(failure('assignment.exclusion-twice', { earlierLine: earlier.line }, place));
    }
    if (earlier === undefined) planned.set(key, { residentId, caseId, reason, line });
  }
  return okUnless(failures, () =>
    [...planned]
      .filter(([key]) => !known.has(key))
      .map(([, { residentId, caseId, reason }]) => ({ residentId, caseId, reason })),
  );
}

/** One sentence a case. */
function effectsOf({ words }: CommandContext, exclusions: readonly ExclusionRow[]): readonly string[] {
  const cases = [...new Set(exclusions.map(({ caseId }) => caseId))].sort();
  return cases.map((caseId) =>
    words.confirm.effects.exclude(caseId, exclusions.filter((each) => each.caseId === caseId).length),
  );
}

function recordExclusions(db: Database, wanted: readonly ExclusionRow[], at: string): void {
  if (wanted.length === 0) return;
  const exclusions = insertExclusions(db, wanted, at);
  const event: AuditEvent = { type: 'exclusions.recorded', data: { exclusions: [...exclusions] } };
  appendAuditEvent(db, event, at);
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
