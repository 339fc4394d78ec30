/** Reads blocks of registers, judges every resident, and collects who may be drawn: what any thread can do of a frame. */
import type { ExclusionReason } from '../domain/reasons.ts';
import { exclusionReasons } from '../domain/reasons.ts';
import type { Settings } from '../domain/settings/settings-schema.ts';
import { countLostLetters } from '../register/count-lost-letters.ts';
import type { Dialect } from '../register/dialect.ts';
import type { PlainRow, QuickBlockReader } from '../register/plain-rows.ts';
import { MAXIMUM_GROUPS, createQuickReader } from '../register/plain-rows.ts';
import type { RecordBlock } from '../register/record-blocks.ts';
import type { BlockSums } from '../register/register-sums.ts';
import { sumBlock } from '../register/register-sums.ts';
import { createRowReader } from '../register/resident-of-row.ts';
import type { RegisterContext, RegisterLayout } from '../register/resolve-layout.ts';
import { FrameBuilder } from './frame-builder.ts';
import { judgeAge, judgeCircumstances, judgeEligibility, judgeLists } from './judge-eligibility.ts';
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
  /** Cells in which a letter was lost when the file was made; their rows count as they are. */
  readonly lostLetterCount: number;
}

/** In numbers, since a list of texts that grows as it is read keeps the engine from compiling the loop once for all. */
const VERDICTS: readonly (ExclusionReason | undefined)[] = [
  undefined,
  ...(Object.keys(exclusionReasons) as ExclusionReason[]),
];

/** A register while its blocks are read. */
interface OpenSource {
  readonly source: RegisterSource;
  readonly read: QuickBlockReader;
  /** What `judgeCircumstances` says of each group of plain rows: an index of VERDICTS, and one more; 0 as long as nothing. */
  readonly groupVerdicts: Uint8Array;
}

export class FrameCollector {
  readonly #setup: CollectorSetup;
  readonly #builder: FrameBuilder;
  readonly #sources = new Map<number, OpenSource>();
  readonly #hasLists: boolean;

  constructor(setup: CollectorSetup) {
    this.#setup = setup;
    this.#builder = new FrameBuilder(setup.keyHex, setup.settings);
    const { optedOut, drawnBefore } = setup.lists;
    this.#hasLists = [...optedOut, ...drawnBefore].some(({ values }) => values.size > 0);
  }

  /** Makes a register known. Once, before the first of its blocks. */
  open(source: RegisterSource): void {
    const { fileIndex, layout, dialect, context } = source;
    const read = createQuickReader({ layout, dialect, context, readRow: createRowReader(layout, context) });
    this.#sources.set(fileIndex, { source, read, groupVerdicts: new Uint8Array(MAXIMUM_GROUPS) });
  }

  /** Blocks may come in any order, and other blocks may go to other collectors. */
  collect(block: RecordBlock, fileIndex: number): CollectedBlock {
    const source = this.#sources.get(fileIndex);
    if (source === undefined) throw new RangeError('a register is opened before its blocks are read');
    const { settings, lists } = this.#setup;
    const excluded = noneExcluded();
    let eligibleCount = 0;
    const sums = sumBlock(block, source.read, (outcome) => {
      if (outcome.kind !== 'resident' && outcome.kind !== 'plain') return;
      const reason =
        outcome.kind === 'plain'
          ? this.#judgePlain(outcome, source)
          : judgeEligibility(outcome.resident, settings.eligibility, lists);
      if (reason !== undefined) {
        excluded[reason]++;
        return;
      }
      eligibleCount++;
      if (outcome.kind === 'plain') this.#builder.addPlain(outcome, fileIndex);
      else this.#builder.add(outcome.resident, fileIndex);
    });
    const { layout, dialect } = source.source;
    return { ...sums, eligibleCount, excluded, lostLetterCount: countLostLetters(block, layout, dialect) };
  }

  /** As `judgeEligibility`, but what follows from the codes is judged once for all rows that have the same. */
  #judgePlain(plain: PlainRow, { groupVerdicts }: OpenSource): ExclusionReason | undefined {
    const { settings, lists } = this.#setup;
    let verdict = groupVerdicts[plain.group] ?? 0;
    if (verdict === 0) {
      verdict = 1 + VERDICTS.indexOf(judgeCircumstances(plain.readResident(), settings.eligibility));
      groupVerdicts[plain.group] = verdict;
    }
    return (
      VERDICTS[verdict - 1] ??
      judgeAge(plain, settings.eligibility) ??
      (this.#hasLists ? judgeLists(plain.readResident(), lists) : undefined)
    );
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
