/** Reads all registers of a panel into a frame: used to build it, and by the audit to build it again and compare. */
import path from 'node:path';
import { createHash } from 'node:crypto';
import type { Failure } from '../domain/failure.ts';
import type { Hash, MunicipalityCode } from '../domain/ids.ts';
import type { ExclusionReason, RejectedRow, RejectionReason } from '../domain/reasons.ts';
import { exclusionReasons } from '../domain/reasons.ts';
import type { Result } from '../domain/result.ts';
import { ok, okUnless, refuse } from '../domain/result.ts';
import type { Settings } from '../domain/settings/settings-schema.ts';
import type { BuiltFrame } from '../frame/merge-frame-parts.ts';
import type { FileHashes } from '../frame/commitment.ts';
import { FrameBuilder } from '../frame/frame-builder.ts';
import { judgeEligibility } from '../frame/judge-eligibility.ts';
import { readRegister } from '../register/read-register.ts';
import { catchInterruptedRead, readChunks } from '../store/read-file.ts';
import type { Progress } from './progress.ts';
import type { NamedFiles } from './read-named-files.ts';
import { readNamedFiles } from './read-named-files.ts';

/** One register file of the settings, with its place in the list of all files. */
export interface RegisterFile {
  readonly fileIndex: number;
  readonly municipality: MunicipalityCode;
  /** As the settings name it. */
  readonly file: string;
  readonly absolutePath: string;
}

/** What became of the rows of one register file: rowCount = eligible + excluded + rejected. */
export interface RegisterCounts extends RegisterFile {
  readonly sha256: Hash;
  readonly rowCount: number;
  readonly eligibleCount: number;
  readonly excluded: Readonly<Record<ExclusionReason, number>>;
  readonly rejected: Readonly<Record<RejectionReason, number>>;
}

export interface FrameFromRegisters extends BuiltFrame {
  readonly registers: readonly RegisterCounts[];
  readonly rejectedRows: readonly RejectedRow[];
  /** Of the table of districts and the lists of people. */
  readonly fileHashes: FileHashes;
}

/** The register files in the order of the settings; the index is what frame positions refer to. */
export function listRegisterFiles(settings: Settings, root: string): readonly RegisterFile[] {
  return settings.municipalities
    .flatMap(({ code, register }) => register.map((file) => ({ municipality: code, file })))
    .map((entry, fileIndex) => ({
      ...entry,
      fileIndex,
      absolutePath: path.resolve(root, entry.file),
    }));
}

/** Reads every register; collects the failures of all files before it refuses. */
export function buildFrameFromRegisters(
  settings: Settings,
  root: string,
  keyHex: string,
  progress: Progress,
): Result<FrameFromRegisters> {
  const namedFiles = readNamedFiles(settings, root, keyHex);
  if (!namedFiles.ok) return namedFiles;
  const builder = new FrameBuilder(keyHex, settings);
  const failures: Failure[] = [];
  const rejectedRows: RejectedRow[] = [];
  const tallies: RegisterTally[] = [];
  let doneBytes = 0;
  for (const file of listRegisterFiles(settings, root)) {
    const tally = readOneRegister(file, settings, namedFiles.value, builder, rejectedRows, (byteCount) => {
      doneBytes += byteCount;
      progress.update(doneBytes);
    });
    if (tally.ok) tallies.push(tally.value);
    else failures.push(...tally.failures);
  }
  const read = okUnless(failures, () => undefined);
  if (!read.ok) return read;
  const built = builder.finish();
  if (!built.ok) return built;
  for (const { fileIndex, row } of built.value.duplicates) {
    const tally = tallies[fileIndex];
    if (tally === undefined) continue;
    tally.eligibleCount--;
    tally.rejected['duplicate-person']++;
    rejectedRows.push({ file: tally.file, row, reason: 'duplicate-person', column: undefined });
  }
  return ok({
    ...built.value,
    registers: tallies,
    rejectedRows: sortRejectedRows(rejectedRows, tallies),
    fileHashes: namedFiles.value.hashes,
  });
}

interface RegisterTally extends RegisterFile {
  sha256: Hash;
  rowCount: number;
  eligibleCount: number;
  excluded: Record<ExclusionReason, number>;
  rejected: Record<RejectionReason, number>;
}

function readOneRegister(
  file: RegisterFile,
  settings: Settings,
  { districts, lists }: NamedFiles,
  builder: FrameBuilder,
  rejectedRows: RejectedRow[],
  onBytes: (byteCount: number) => void,
): Result<RegisterTally> {
  const chunks = readChunks(file.absolutePath);
  if (!chunks.ok) return refuse(...named(chunks.failures, file.file));
  const excluded = zeroCounts(exclusionReasons);
  let eligibleCount = 0;
  const digest = createHash('sha256');
  function* watched(source: Iterable<Uint8Array>): Generator<Uint8Array> {
    for (const chunk of source) {
      digest.update(chunk);
      onBytes(chunk.byteLength);
      yield chunk;
    }
  }
  const context = { file: file.file, municipality: file.municipality, districts };
  const read = catchInterruptedRead(() =>
    readRegister(watched(chunks.value), settings.register, context, (outcome) => {
      if (outcome.kind === 'rejected') {
        rejectedRows.push(outcome.rejected);
        return;
      }
      const reason = judgeEligibility(outcome.resident, settings.eligibility, lists);
      if (reason !== undefined) {
        excluded[reason]++;
        return;
      }
      eligibleCount++;
      builder.add(outcome.resident, file.fileIndex);
    }),
  );
  if (!read.ok) return read;
  return ok({
    ...file,
    sha256: digest.digest('hex') as Hash,
    rowCount: read.value.rowCount,
    eligibleCount,
    excluded,
    rejected: { ...read.value.rejectedCounts },
  });
}

/** The file as the settings name it, not as this machine does. */
function named(failures: readonly [Failure, ...Failure[]], file: string): [Failure, ...Failure[]] {
  const [first, ...rest] = failures;
  const rename = (failed: Failure): Failure => ({ ...failed, place: { ...failed.place, file } });
  return [rename(first), ...rest.map(rename)];
}

function zeroCounts<K extends string>(table: Readonly<Record<K, string>>): Record<K, number> {
  return Object.fromEntries(Object.keys(table).map((key) => [key, 0])) as Record<K, number>;
}

function sortRejectedRows(
  rows: readonly RejectedRow[],
  files: readonly RegisterFile[],
): readonly RejectedRow[] {
  const indexOf = new Map(files.map(({ file, fileIndex }) => [file, fileIndex]));
  return rows.toSorted(
    (left, right) => (indexOf.get(left.file) ?? 0) - (indexOf.get(right.file) ?? 0) || left.row - right.row,
  );
}

/** The sums over all registers, for the totals of a table and for the log. */
export function sumCounts<K extends string>(
  records: readonly Readonly<Record<K, number>>[],
): Record<K, number> {
  const total: Partial<Record<K, number>> = {};
  for (const record of records) {
    for (const [key, count] of Object.entries(record) as [K, number][])
      total[key] = (total[key] ?? 0) + count;
  }
  return total as Record<K, number>;
}
