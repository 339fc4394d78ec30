/** Gives the blocks of one register file to a crew, and adds up what they came to. */
import { createHash } from 'node:crypto';
import type { Failure } from '../../domain/failure.ts';
import type { Hash } from '../../domain/ids.ts';
import type { ExclusionReason, RejectedRow, RejectionReason } from '../../domain/reasons.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Settings } from '../../domain/settings/settings-schema.ts';
import type { CollectedBlock } from '../../frame/frame-collector.ts';
import { noneExcluded } from '../../frame/frame-collector.ts';
import type { DistrictTable } from '../../register/district-table.ts';
import { openRegister } from '../../register/open-register.ts';
import { sumRegister } from '../../register/register-sums.ts';
import type { RegisterContext, RegisterLayout } from '../../register/resolve-layout.ts';
import { catchInterruptedRead, readChunks } from '../../store/read-file.ts';
import type { RegisterFile } from '../register-files.ts';
import type { FrameCrew } from './frame-crew.ts';

/** What became of the rows of one register file: rowCount = eligible + excluded + rejected. */
export interface RegisterCounts extends RegisterFile {
  readonly sha256: Hash;
  readonly rowCount: number;
  readonly eligibleCount: number;
  readonly excluded: Readonly<Record<ExclusionReason, number>>;
  readonly rejected: Readonly<Record<RejectionReason, number>>;
  /** Cells in which a letter was lost when the file was made; their rows count as they are. */
  readonly lostLetterCount: number;
}

/** A register whose blocks were all given to a crew, and may still be being read. */
export interface BegunRegister {
  readonly file: RegisterFile;
  readonly sha256: Hash;
  readonly layout: RegisterLayout;
  readonly context: RegisterContext;
  readonly blocks: readonly Promise<CollectedBlock>[];
}

/** A register that was read. Its duplicates are not known yet: that takes all registers together. */
export interface ReadRegister extends RegisterCounts {
  /** In the order of the rows. */
  readonly rejectedRows: readonly RejectedRow[];
}

/** Reads a file once, from its beginning to its end: the bytes are hashed, cut into blocks and handed out. */
export async function beginRegister(
  file: RegisterFile,
  settings: Settings['register'],
  districts: DistrictTable | undefined,
  crew: FrameCrew,
  onBytes: (byteCount: number) => void,
): Promise<Result<BegunRegister>> {
  const chunks = readChunks(file.absolutePath);
  if (!chunks.ok) return refuse(...named(chunks.failures, file.file));
  const digest = createHash('sha256');
  function* watched(source: Iterable<Uint8Array>): Generator<Uint8Array> {
    for (const chunk of source) {
      digest.update(chunk);
      onBytes(chunk.byteLength);
      yield chunk;
    }
  }
  const { fileIndex, municipality } = file;
  const context = { file: file.file, municipality, districts };
  const opened = catchInterruptedRead(() => openRegister(watched(chunks.value), settings, context));
  if (!opened.ok) return opened;
  const { layout, dialect } = opened.value;
  crew.open({ fileIndex, layout, dialect, context });
  const iterator = opened.value.blocks[Symbol.iterator]();
  const blocks: Promise<CollectedBlock>[] = [];
  for (;;) {
    const next = catchInterruptedRead(() => ok(iterator.next()));
    if (!next.ok) return next;
    if (next.value.done === true) break;
    const { collected } = await crew.take(next.value.value, fileIndex);
    blocks.push(collected);
  }
  return ok({ file, sha256: digest.digest('hex') as Hash, layout, context, blocks });
}

/** Waits for the blocks of a register, and judges the file as a whole. */
export async function endRegister({
  file,
  sha256,
  layout,
  context,
  blocks,
}: BegunRegister): Promise<Result<ReadRegister>> {
  const collected = await Promise.all(blocks);
  const totals = sumRegister(collected, layout, context);
  if (!totals.ok) return totals;
  const { rowCount, rejectedCounts, rejectedRows } = totals.value;
  const excluded = noneExcluded();
  let eligibleCount = 0;
  let lostLetterCount = 0;
  for (const block of collected) {
    eligibleCount += block.eligibleCount;
    lostLetterCount += block.lostLetterCount;
    for (const [reason, count] of Object.entries(block.excluded) as [ExclusionReason, number][]) {
      excluded[reason] += count;
    }
  }
  const rejected = rejectedCounts;
  return ok({ ...file, sha256, rowCount, eligibleCount, excluded, rejected, lostLetterCount, rejectedRows });
}

/** The file as the settings name it, not as this machine does. */
function named(failures: readonly [Failure, ...Failure[]], file: string): [Failure, ...Failure[]] {
  const [first, ...rest] = failures;
  const rename = (failed: Failure): Failure => ({ ...failed, place: { ...failed.place, file } });
  return [rename(first), ...rest.map(rename)];
}
