/** `loting frame build`: reads the registers into the frame, and computes the commitment to frame, key and settings. */
import type { AuditEvent } from '../../domain/audit-event.ts';
import { failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import { commitmentOf, settingsHashOf } from '../../frame/commitment.ts';
import { formatFrame, frameHashOf } from '../../frame/format-frame.ts';
import { formatPositions } from '../../frame/frame-positions.ts';
import { appendAuditEvent } from '../../store/append-audit-event.ts';
import type { StagedFile } from '../../store/atomic-file.ts';
import { discardStagedFiles, publishRecordedFiles, stageFile } from '../../store/atomic-file.ts';
import { readAnnouncement } from '../../store/tables/announcement-table.ts';
import { listDraws } from '../../store/tables/draw-table.ts';
import { listFrameRegisters, readCurrentFrame, saveCurrentFrame } from '../../store/tables/frame-table.ts';
import { readTransaction, writeTransaction } from '../../store/transaction.ts';
import { buildFrameFromRegisters, sumCounts } from '../build-frame.ts';
import type { CommandModule } from '../command-spec.ts';
import { commitmentFileText } from '../commitment-file.ts';
import type { CommandContext } from '../context.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { readPositiveInteger } from '../read-number.ts';
import { countBytes, listRegisterFiles } from '../register-files.ts';
import { printJson } from '../print.ts';
import type { Applied, HashedFrame } from '../print-frame.ts';
import { describeFrame, printFrame, printRecognised } from '../print-frame.ts';
import { letSignalsIn } from '../stop-cleanly.ts';
import { startProgress } from '../progress.ts';
import { recogniseRegisters } from '../recognise-registers.ts';
import { rejectedRowsCsv } from '../rejected-rows-csv.ts';

interface FramePlan extends HashedFrame {
  /** The frame file under its temporary name; `undefined` in a dry run. */
  readonly stagedFrame: StagedFile | undefined;
}

export const configure: CommandModule['configure'] = (command, words) => {
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  command.option('--threads <number>', words.registers.build.threadsOption);
  addExample(command, words, 'loting frame build --dir tweede-mening');
  return (context, options) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const threadCount = readThreadCount(options['threads']);
    if (!threadCount.ok) return Promise.resolve(threadCount);
    return withPanel(dir, async (panel) => {
      const recognised = recogniseRegisters(panel.settings, panel.folder.root);
      if (!json) printRecognised(context, recognised);
      const plan = await planFrame(context, panel, threadCount.value, dryRun);
      if (!plan.ok) return plan;
      await letSignalsIn();
      const { stagedFrame } = plan.value;
      const applied =
        stagedFrame === undefined
          ? ok('not-written' as const)
          : applyFrame(context, panel, plan.value, stagedFrame);
      if (!applied.ok) return applied;
      if (json) printJson(context, describeFrame(plan.value, applied.value, recognised));
      else printFrame(context, plan.value, applied.value);
      return ok(0);
    });
  };
};

const MAXIMUM_THREAD_COUNT = 64;

function readThreadCount(value: unknown): Result<number | undefined> {
  if (value === undefined) return ok(undefined);
  const count = readPositiveInteger('--threads', value);
  if (!count.ok || count.value <= MAXIMUM_THREAD_COUNT) return count;
  const problem = { code: 'at-most', maximum: MAXIMUM_THREAD_COUNT } as const;
  return refuse(failure('command.wrong-option', { option: '--threads', problem }));
}

async function planFrame(
  context: CommandContext,
  panel: OpenPanel,
  threadCount: number | undefined,
  isDryRun: boolean,
): Promise<Result<FramePlan>> {
  const { settings, folder, keyHex, keyHash } = panel;
  const totalBytes = countBytes(listRegisterFiles(settings, folder.root));
  const progress = startProgress(context, context.words.registers.reading, totalBytes);
  const built = await buildFrameFromRegisters(settings, folder.root, keyHex, progress, threadCount);
  progress.stop();
  if (!built.ok) return built;
  const { frame, fileHashes } = built.value;
  // The frame file is large: it is hashed while it is written, under a temporary name.
  const staged = isDryRun ? ok(undefined) : stageFile(folder.frame, formatFrame(frame));
  if (!staged.ok) return staged;
  const frameHash = staged.value?.sha256 ?? frameHashOf(formatFrame(frame));
  const settingsHash = settingsHashOf(settings, fileHashes);
  const commitment = commitmentOf({ frameHash, keyHash, settingsHash });
  return ok({ ...built.value, frameHash, settingsHash, commitment, stagedFrame: staged.value });
}

function applyFrame(
  context: CommandContext,
  panel: OpenPanel,
  plan: FramePlan,
  stagedFrame: StagedFile,
): Result<Applied> {
  const staged = stageFrameFiles(panel, plan, stagedFrame);
  if (!staged.ok) return staged;
  const at = context.now().toISOString();
  const recorded = writeTransaction(panel.db, (): Result<Applied> => {
    // The same frame is written again, in case a file was lost; another one only before the draw.
    if (isRecorded(panel, plan)) return ok('unchanged');
    if (listDraws(panel.db).length > 0) return refuse(failure('command.already-drawn', {}));
    const event = frameEventOf(panel, plan);
    saveCurrentFrame(
      panel.db,
      {
        commitment: plan.commitment,
        frameHash: plan.frameHash,
        keyHash: panel.keyHash,
        settingsHash: plan.settingsHash,
        residentCount: plan.frame.residentCount,
        stratumCount: plan.frame.strata.length,
        excluded: event.data.excluded,
        rejected: event.data.rejected,
        builtAt: at,
      },
      plan.registers.map(({ municipality, fileIndex, file, sha256, rowCount }) => ({
        municipality,
        fileIndex,
        path: file,
        sha256,
        rowCount,
      })),
    );
    appendAuditEvent(panel.db, event, at);
    return ok('written');
  });
  if (!recorded.ok) {
    discardStagedFiles(staged.value);
    return recorded;
  }
  const published = publishRecordedFiles(staged.value);
  return published.ok ? recorded : published;
}

/** The same frame of the very same register files: with other files, such as a name put right, the letters would differ. */
function isRecorded({ db }: OpenPanel, plan: FramePlan): boolean {
  if (readCurrentFrame(db)?.commitment !== plan.commitment) return false;
  const recorded = listFrameRegisters(db, plan.commitment);
  return (
    recorded.length === plan.registers.length &&
    plan.registers.every(({ fileIndex, sha256 }) =>
      recorded.some((register) => register.fileIndex === fileIndex && register.sha256 === sha256),
    )
  );
}

/** Stages the files that go with the frame; when one cannot be written, none is left. */
function stageFrameFiles(
  { db, folder, keyHash }: OpenPanel,
  plan: FramePlan,
  stagedFrame: StagedFile,
): Result<readonly StagedFile[]> {
  const { frameHash, settingsHash, commitment } = plan;
  const announced = readTransaction(db, () => ok(readAnnouncement(db, commitment)?.announced));
  if (!announced.ok) {
    discardStagedFiles([stagedFrame]);
    return announced;
  }
  const commitmentText = commitmentFileText(
    { commitment, frameHash, keyHash, settingsHash },
    announced.value,
  );
  const files = [
    { path: folder.framePositions, content: formatPositions(plan.positions, frameHash) },
    { path: folder.rejectedRows, content: rejectedRowsCsv(plan.rejectedRows) },
    { path: folder.commitment, content: commitmentText },
  ];
  const staged: StagedFile[] = [stagedFrame];
  for (const { path, content } of files) {
    const file = stageFile(path, content);
    if (!file.ok) {
      discardStagedFiles(staged);
      return file;
    }
    staged.push(file.value);
  }
  return ok(staged);
}

function frameEventOf({ keyHash }: OpenPanel, plan: FramePlan): Extract<AuditEvent, { type: 'frame.built' }> {
  return {
    type: 'frame.built',
    data: {
      commitment: plan.commitment,
      frameHash: plan.frameHash,
      keyHash,
      settingsHash: plan.settingsHash,
      registers: plan.registers.map(({ municipality, fileIndex, sha256, rowCount }) => ({
        municipality,
        fileIndex,
        sha256,
        rows: rowCount,
      })),
      residents: plan.frame.residentCount,
      strata: plan.frame.strata.length,
      excluded: sumCounts(plan.registers.map(({ excluded }) => excluded)),
      rejected: sumCounts(plan.registers.map(({ rejected }) => rejected)),
    },
  };
}
