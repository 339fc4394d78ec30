/** Reads blocks of registers, judges every resident, and collects who may be drawn: what any thread can do of a frame. */
import type { ExclusionReason } from '../domain/reasons.ts';
import { exclusionReasons } from '../domain/reasons.ts';
import type { Settings } from '../domain/settings/settings-schema.ts';
import type { Dialect } from '../register/dialect.ts';
import type { BlockReader } from '../register/read-block.ts';
import type { RecordBlock } from '../register/record-blocks.ts';
import type { BlockSums } from '../register/register-sums.ts';
import { sumBlock } from '../register/register-sums.ts';
import { createRowReader } from '../register/resident-of-row.ts';
import type { RegisterContext, RegisterLayout } from '../register/resolve-layout.ts';
import { FrameBuilder } from './frame-builder.ts';
import { judgeEligibility } from './judge-eligibility.ts';
import type { FramePart } from './merge-frame-parts.ts';
import type { PersonLists } from './person-list.ts';

/** What is the same for all registers. Plain data, so that a thread can be given it. */
export interface CollectorSetup {
  readonly keyHex: string;
  readonly settings: Pick<Settings, 'eligibility' | 'strata'>;
  readonly lists: PersonLists;
}

/** A register of which blocks are read. Plain data, so that a thread can be given it. */
export interface RegisterSource {
  readonly fileIndex: number;
  readonly layout: RegisterLayout;
  readonly dialect: Dialect;
  readonly context: RegisterContext;
}

/** What a block came to: its residents are eligible or excluded. */
export interface CollectedBlock extends BlockSums {
  readonly eligibleCount: number;
  readonly excluded: Readonly<Record<ExclusionReason, number>>;
}

export class FrameCollector {
  readonly #setup: CollectorSetup;
  readonly #builder: FrameBuilder;
  readonly #readers = new Map<number, BlockReader>();

  constructor(setup: CollectorSetup) {
    this.#setup = setup;
    this.#builder = new FrameBuilder(setup.keyHex, setup.settings);
  }

  /** Makes a register known. Once, before the first of its blocks. */
  open({ fileIndex, layout, dialect, context }: RegisterSource): void {
    this.#readers.set(fileIndex, { layout, dialect, context, readRow: createRowReader(layout, context) });
  }

  /** Blocks may come in any order, and other blocks may go to other collectors. */
  collect(block: RecordBlock, fileIndex: number): CollectedBlock {
    const reader = this.#readers.get(fileIndex);
    if (reader === undefined) throw new RangeError('a register is opened before its blocks are read');
    const { settings, lists } = this.#setup;
    const excluded = noneExcluded();
    let eligibleCount = 0;
    const sums = sumBlock(block, reader, (outcome) => {
      if (outcome.kind !== 'resident') return;
      const { resident } = outcome;
      const reason = judgeEligibility(resident, settings.eligibility, lists);
      if (reason === undefined) {
        eligibleCount++;
        this.#builder.add(resident, fileIndex);
      } else {
        excluded[reason]++;
      }
    });
    return { ...sums, eligibleCount, excluded };
  }

  /** All that was collected. The collector has done its work then. */
  finish(): FramePart {
    return this.#builder.finishPart();
  }
}

/** No resident excluded yet, for any reason. */
export function noneExcluded(): Record<ExclusionReason, number> {
  return Object.fromEntries(Object.keys(exclusionReasons).map((reason) => [reason, 0])) as Record<
    ExclusionReason,
    number
  >;
}
