/** `loting signup export`: what the online panel needs of the members, and nothing else. */
import path from 'node:path';
import { failure } from '../../domain/failure.ts';
import { sha256HexOfBytes } from '../../domain/hash.ts';
import type { Hash } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import { municipalityOf } from '../../domain/stratum.ts';
import type { ExportColumn, ExportRow } from '../../signups/export-members.ts';
import {
  defaultExportColumns,
  exportColumns,
  exportCsv,
  isExportColumn,
} from '../../signups/export-members.ts';
import { participantColumns, participantsCsv } from '../../signups/limesurvey-participants.ts';
import { appendAuditEvent } from '../../store/append-audit-event.ts';
import type { StagedFile } from '../../store/atomic-file.ts';
import { discardStagedFiles, publishRecordedFiles, stageFile } from '../../store/atomic-file.ts';
import { listAdmissions, listMemberRows } from '../../store/tables/admission-table.ts';
import { readLatestDraw } from '../../store/tables/draw-table.ts';
import { listDrawnResidents, readAllAddressees } from '../../store/tables/drawn-resident-table.ts';
import { listInvitations } from '../../store/tables/invitation-table.ts';
import { readSignUps } from '../../store/tables/sign-up-table.ts';
import { readTransaction, writeTransaction } from '../../store/transaction.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printJson, printLines } from '../print.ts';

const MEMBERS_FILE = 'members.csv';
const PARTICIPANTS_FILE = 'limesurvey-participants.csv';

interface ExportOptions {
  readonly columns: readonly ExportColumn[];
  readonly isForExcel: boolean;
  readonly withSecret: boolean;
  /** The form that LimeSurvey takes in, instead of columns. */
  readonly isForLimeSurvey: boolean;
}

interface Export {
  readonly text: string;
  readonly rowCount: number;
  readonly secretCount: number;
  readonly withoutEmailCount: number;
}

export const configure: CommandModule['configure'] = (command, words) => {
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  const { export: texts } = words.signUps;
  command
    .option(
      '--columns <names>',
      texts.columnsOption(Object.keys(exportColumns)),
      defaultExportColumns.join(','),
    )
    .option('--excel', texts.excelOption)
    .option('--with-secret', texts.secretOption)
    .option('--limesurvey', texts.limesurveyOption);
  addExample(
    command,
    words,
    'loting signup export',
    'loting signup export --columns code_hash,email --excel',
    'loting signup export --limesurvey',
  );
  return (context, options) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const wanted = readExportOptions(options);
    if (!wanted.ok) return Promise.resolve(wanted);
    return withPanel(dir, (panel) => {
      const made = dryRun
        ? readTransaction(panel.db, () => makeExport(panel, wanted.value))
        : applyExport(context, panel, wanted.value);
      if (!made.ok) return made;
      const { rowCount, secretCount, withoutEmailCount } = made.value;
      const file = `exports/${fileOf(wanted.value)}`;
      if (json) {
        const columns = columnsOf(wanted.value);
        printJson(context, {
          written: !dryRun,
          file,
          columns,
          rows: rowCount,
          secret: secretCount,
          withoutEmailCount,
        });
      } else printExport(context, made.value, wanted.value, dryRun);
      return ok(0);
    });
  };
};

function readExportOptions(options: Readonly<Record<string, unknown>>): Result<ExportOptions> {
  const names = String(options['columns'])
    .split(',')
    .map((name) => name.trim());
  const columns = names.filter(isExportColumn);
  if (columns.length !== names.length || new Set(names).size !== names.length) {
    const problem = { code: 'each-once', possible: Object.keys(exportColumns) } as const;
    return refuse(failure('command.wrong-option', { option: '--columns', problem }));
  }
  return ok({
    columns,
    isForExcel: options['excel'] === true,
    withSecret: options['withSecret'] === true,
    isForLimeSurvey: options['limesurvey'] === true,
  });
}

function fileOf({ isForLimeSurvey }: ExportOptions): string {
  return isForLimeSurvey ? PARTICIPANTS_FILE : MEMBERS_FILE;
}

function columnsOf({ isForLimeSurvey, columns }: ExportOptions): readonly string[] {
  return isForLimeSurvey ? participantColumns : columns;
}

/** One row a member, by number. Members whose address is not known any more count as secret. */
function makeExport(
  { db, sealKeys, key, settings }: OpenPanel,
  { columns, isForExcel, withSecret, isForLimeSurvey }: ExportOptions,
): Result<Export> {
  const draw = readLatestDraw(db);
  if (draw === undefined || listAdmissions(db).length === 0) return refuse(failure('admission.none-yet', {}));
  const addressees = readAllAddressees(db, sealKeys, draw.drawId);
  if (!addressees.ok) return addressees;
  const signUps = readSignUps(db, sealKeys);
  if (!signUps.ok) return signUps;
  const invitations = new Map(listInvitations(db).map((row) => [row.residentId, row]));
  const strata = new Map(
    listDrawnResidents(db, draw.drawId).map(({ residentId, stratum }) => [residentId, stratum]),
  );
  const rows: (ExportRow & { readonly isSecret: boolean })[] = [];
  for (const { residentId } of listMemberRows(db)) {
    const invitation = invitations.get(residentId);
    const stratum = strata.get(residentId);
    if (invitation?.state !== 'signed-up' || stratum === undefined) continue;
    const isSecret = addressees.value.get(residentId)?.isSecret ?? true;
    rows.push({
      member_number: invitation.invitationId,
      code_hash: invitation.codeLookup,
      email: signUps.value.get(invitation.invitationId)?.contact.email ?? '',
      municipality: isSecret ? '' : municipalityOf(stratum),
      isSecret,
    });
  }
  const members = rows.filter(({ isSecret }) => withSecret || !isSecret);
  // LimeSurvey invites by e-mail, so who has no address stays out of its file.
  const leaving = members.filter(({ email }) => email !== '' || !isForLimeSurvey);
  const participants = leaving.map(({ member_number: memberNumber, email }) => ({ memberNumber, email }));
  return ok({
    text: isForLimeSurvey
      ? participantsCsv(participants, key, settings.panel.id)
      : exportCsv(leaving, columns, isForExcel),
    rowCount: leaving.length,
    secretCount: rows.filter(({ isSecret }) => isSecret).length,
    withoutEmailCount: members.filter(({ email }) => email === '').length,
  });
}

/** The file and its event; the file is there when the event is. */
function applyExport(context: CommandContext, panel: OpenPanel, options: ExportOptions): Result<Export> {
  let staged: StagedFile | undefined;
  const recorded = writeTransaction(panel.db, () => {
    const made = makeExport(panel, options);
    if (!made.ok) return made;
    const { text, rowCount, secretCount } = made.value;
    const written = stageFile(path.join(panel.folder.exports, fileOf(options)), text);
    if (!written.ok) return written;
    staged = written.value;
    const data = {
      fileSha256: sha256HexOfBytes(Buffer.from(text, 'utf8')) as Hash,
      columns: [...columnsOf(options)],
      rows: rowCount,
      leftOut: options.withSecret ? 0 : secretCount,
    };
    appendAuditEvent(panel.db, { type: 'signups.exported', data }, context.now().toISOString());
    return made;
  });
  const files = staged === undefined ? [] : [staged];
  if (!recorded.ok) {
    discardStagedFiles(files);
    return recorded;
  }
  const published = publishRecordedFiles(files);
  return published.ok ? recorded : published;
}

function printExport(
  context: CommandContext,
  { rowCount, secretCount, withoutEmailCount }: Export,
  options: ExportOptions,
  isDryRun: boolean,
): void {
  const { signUps, common } = context.words;
  const { export: words } = signUps;
  printLines(
    context,
    words.members(rowCount, columnsOf(options)),
    ...(withoutEmailCount > 0 ? [words.withoutEmail(withoutEmailCount)] : []),
    ...(secretCount > 0 ? [(options.withSecret ? words.withSecret : words.secretLeftOut)(secretCount)] : []),
    isDryRun ? common.notWritten : words.written(`exports/${fileOf(options)}`),
  );
}
