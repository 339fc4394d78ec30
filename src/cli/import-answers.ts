/** Imports one file of the sign-up site: every line gets its answer, in one transaction, with a result file that can be written again. */
import path from 'node:path';
import { failure } from '../domain/failure.ts';
import { sha256HexOfBytes } from '../domain/hash.ts';
import type { Hash } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import type { AnswerFile } from '../signups/answer-file.ts';
import { readAnswerFile } from '../signups/answer-file.ts';
import type { ImportPlan } from '../signups/import-plan.ts';
import { importEventOf, planImport } from '../signups/import-plan.ts';
import type { JudgedLine } from '../signups/judge-answers.ts';
import { judgeAnswers } from '../signups/judge-answers.ts';
import { resultFileOf } from '../signups/result-csv.ts';
import { appendAuditEvent } from '../store/append-audit-event.ts';
import type { StagedFile } from '../store/atomic-file.ts';
import {
  discardStagedFiles,
  publishStagedFiles,
  stageFile,
  writeFileAtomically,
} from '../store/atomic-file.ts';
import { readWholeFile } from '../store/read-file.ts';
import type { ImportRow } from '../store/tables/import-table.ts';
import { findImport, insertImport, listResultFiles } from '../store/tables/import-table.ts';
import { recordAnswers } from '../store/tables/sign-up-table.ts';
import { readTransaction, writeTransaction } from '../store/transaction.ts';
import type { CommandContext } from './context.ts';
import { readJudgeContext } from './judge-context.ts';
import type { OpenPanel } from './open-panel.ts';

export interface ImportRequest {
  /** The path as it was given, for messages. */
  readonly file: string;
  readonly recordedBy: string;
  readonly isDryRun: boolean;
}

export interface ImportOutcome {
  readonly plan: ImportPlan;
  readonly lines: readonly JudgedLine[];
  readonly applied: 'imported' | 'known-file' | 'not-written';
  /** Whether the result file of a known file was gone or changed, and is written again. */
  readonly isResultRestored: boolean;
  readonly ignoredColumns: readonly string[];
}

/** Reads and imports a file. Refused as a whole when it cannot be read; a line that cannot be used says so in its answer. */
export function importAnswers(
  context: CommandContext,
  panel: OpenPanel,
  request: ImportRequest,
): Result<ImportOutcome> {
  const bytes = readWholeFile(path.resolve(context.cwd, request.file));
  if (!bytes.ok) return bytes;
  const answers = readAnswerFile(bytes.value, request.file, panel.settings.signUp.questions);
  if (!answers.ok) return answers;
  const fileSha256 = sha256HexOfBytes(bytes.value) as Hash;
  if (request.isDryRun) {
    return readTransaction(panel.db, () => {
      const { known, ...judged } = judgeFile(context, panel, request, answers.value, fileSha256);
      return ok({
        ...judged,
        applied: known === undefined ? 'not-written' : 'known-file',
        isResultRestored: false,
      });
    });
  }
  return applyImport(context, panel, request, answers.value, fileSha256);
}

function judgeFile(
  context: CommandContext,
  panel: OpenPanel,
  { file }: ImportRequest,
  { lines: answerLines, ignoredColumns }: AnswerFile,
  fileSha256: Hash,
) {
  const { db } = panel;
  const lines = judgeAnswers(answerLines, readJudgeContext(context, panel));
  const known = findImport(db, fileSha256);
  const taken = listResultFiles(db);
  const baseName = path.basename(file, path.extname(file));
  const resultFile = known?.resultFile ?? resultFileOf(baseName, taken);
  return {
    plan: planImport(lines, { fileSha256, resultFile }, context.words.signUps.lines),
    lines,
    ignoredColumns,
    known,
  };
}

/** Judges, records and logs in one transaction; the result file is there when the answers are, or can be written again. */
function applyImport(
  context: CommandContext,
  panel: OpenPanel,
  request: ImportRequest,
  answers: AnswerFile,
  fileSha256: Hash,
): Result<ImportOutcome> {
  const { db, sealKeys, folder } = panel;
  const at = context.now().toISOString();
  let staged: StagedFile | undefined;
  const recorded = writeTransaction(db, (): Result<Applied> => {
    const { known, ...judged } = judgeFile(context, panel, request, answers, fileSha256);
    if (known !== undefined) return ok({ ...judged, known });
    const { plan } = judged;
    const written = stageFile(path.join(folder.exports, plan.resultFile), plan.result);
    if (!written.ok) return written;
    staged = written.value;
    const { sequence } = appendAuditEvent(db, importEventOf(plan), at);
    const recording = { eventSequence: sequence, recordedBy: request.recordedBy };
    const done = recordAnswers(db, sealKeys, plan.recorded, recording);
    if (!done.ok) return done;
    insertImport(db, plan, sequence);
    return ok({ ...judged, known });
  });
  if (!recorded.ok) {
    discardStagedFiles(staged === undefined ? [] : [staged]);
    return recorded;
  }
  const { known, ...outcome } = recorded.value;
  if (known !== undefined) {
    const restored = restoreResult(panel, known);
    return restored.ok
      ? ok({ ...outcome, applied: 'known-file', isResultRestored: restored.value })
      : restored;
  }
  const published = publishResult(staged, outcome.plan.resultFile);
  return published.ok ? ok({ ...outcome, applied: 'imported', isResultRestored: false }) : published;
}

interface Applied extends Pick<ImportOutcome, 'plan' | 'lines' | 'ignoredColumns'> {
  readonly known: ImportRow | undefined;
}

function publishResult(staged: StagedFile | undefined, resultFile: string): Result<void> {
  const published = publishStagedFiles(staged === undefined ? [] : [staged]);
  if (published.ok) return published;
  // The answers are in the database by now: it must not be said that nothing was changed.
  return refuse(failure('signups.result-not-written', { resultFile }));
}

/** Writes the result file of an import again when it is gone or changed, as after a crash; gives whether it did. */
function restoreResult({ folder }: OpenPanel, { resultFile, result }: ImportRow): Result<boolean> {
  const file = path.join(folder.exports, resultFile);
  const found = readWholeFile(file);
  if (found.ok && Buffer.from(found.value).toString('utf8') === result) return ok(false);
  const written = writeFileAtomically(file, result);
  return written.ok ? ok(true) : refuse(failure('signups.result-not-written', { resultFile }));
}
