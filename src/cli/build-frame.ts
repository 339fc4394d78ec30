/** Reads all registers of a panel into a frame: used to build it, and by the audit to build it again and compare. */
import type { Failure } from '../domain/failure.ts';
import type { Hash } from '../domain/ids.ts';
import type { RejectedRow } from '../domain/reasons.ts';
import type { Result } from '../domain/result.ts';
import { ok, okUnless } from '../domain/result.ts';
import type { Settings } from '../domain/settings/settings-schema.ts';
import type { FileHashes } from '../frame/commitment.ts';
import type { BuiltFrame } from '../frame/merge-frame-parts.ts';
import { mergeFrameParts } from '../frame/merge-frame-parts.ts';
import type { DistrictTable } from '../register/district-table.ts';
import { findSameFiles } from '../register/same-files.ts';
import type { Progress } from './progress.ts';
import { readNamedFiles } from './read-named-files.ts';
import type { RegisterFile } from './register-files.ts';
import { countBytes, listRegisterFiles } from './register-files.ts';
import type { BegunRegister, ReadRegister, RegisterCounts } from './workers/read-register-file.ts';
import { beginRegister, endRegister } from './workers/read-register-file.ts';
import { startCrew } from './workers/choose-crew.ts';
import type { FrameCrew } from './workers/frame-crew.ts';

export interface FrameFromRegisters extends BuiltFrame {
  readonly registers: readonly RegisterCounts[];
  readonly rejectedRows: readonly RejectedRow[];
  /** Of the table of districts and the lists of people. */
  readonly fileHashes: FileHashes;
}

/**
 * Reads every register; collects the failures of all files before it refuses. The frame, the counts and the failures are
 * the same for every number of threads.
 * @param threadCount as many as are useful when it is not given
 */
export async function buildFrameFromRegisters(
  settings: Settings,
  root: string,
  keyHex: string,
  progress: Progress,
  threadCount?: number,
): Promise<Result<FrameFromRegisters>> {
  const namedFiles = readNamedFiles(settings, root, keyHex);
  if (!namedFiles.ok) return namedFiles;
  const { districts, lists, hashes } = namedFiles.value;
  const files = listRegisterFiles(settings, root);
  const { eligibility, strata } = settings;
  const crew = startCrew(
    { keyHex, settings: { eligibility, strata }, lists },
    countBytes(files),
    threadCount,
  );
  try {
    const read = await readRegisters(files, settings.register, districts, crew, progress);
    if (!read.ok) return read;
    const built = mergeFrameParts(await crew.finish());
    return built.ok
      ? ok({ ...built.value, ...withDuplicates(read.value, built.value), fileHashes: hashes })
      : built;
  } finally {
    crew.dismiss();
  }
}

async function readRegisters(
  files: readonly RegisterFile[],
  settings: Settings['register'],
  districts: DistrictTable | undefined,
  crew: FrameCrew,
  progress: Progress,
): Promise<Result<readonly ReadRegister[]>> {
  let doneBytes = 0;
  const onBytes = (byteCount: number): void => {
    doneBytes += byteCount;
    progress.update(doneBytes);
  };
  // One file after the other, but the blocks of a file are still being read when the next one begins.
  const begun: Result<BegunRegister>[] = [];
  for (const file of files) begun.push(await beginRegister(file, settings, districts, crew, onBytes));
  const failures: Failure[] = [
    ...findSameFiles(begun.flatMap((each) => (each.ok ? [hashOf(each.value)] : []))),
  ];
  const read: ReadRegister[] = [];
  for (const each of begun) {
    const register = each.ok ? await endRegister(each.value) : each;
    if (register.ok) read.push(register.value);
    else failures.push(...register.failures);
  }
  return okUnless(failures, () => read);
}

function hashOf({ file, sha256 }: BegunRegister): { readonly file: string; readonly sha256: Hash } {
  return { file: file.file, sha256 };
}

/** A duplicate was counted as eligible before anybody could know; it is a rejected row after all. */
function withDuplicates(
  read: readonly ReadRegister[],
  { duplicates }: BuiltFrame,
): Pick<FrameFromRegisters, 'registers' | 'rejectedRows'> {
  const registers = read.map((register) => {
    const own = duplicates.filter(({ fileIndex }) => fileIndex === register.fileIndex);
    const rejectedRows = [
      ...register.rejectedRows,
      ...own.map(
        ({ row }) => ({ file: register.file, row, reason: 'duplicate-person', column: undefined }) as const,
      ),
    ].sort((left, right) => left.row - right.row);
    const rejected = {
      ...register.rejected,
      'duplicate-person': register.rejected['duplicate-person'] + own.length,
    };
    return { ...register, rejectedRows, rejected, eligibleCount: register.eligibleCount - own.length };
  });
  return {
    registers,
    rejectedRows: registers.flatMap(({ rejectedRows }) => rejectedRows),
  };
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
