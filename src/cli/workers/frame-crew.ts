/** Who reads the blocks of the registers: this thread by itself, or a number of worker threads. */
import type { CollectedBlock, CollectorSetup, RegisterSource } from '../../frame/frame-collector.ts';
import { FrameCollector } from '../../frame/frame-collector.ts';
import type { FramePart } from '../../frame/merge-frame-parts.ts';
import type { RecordBlock } from '../../register/record-blocks.ts';
import { letSignalsIn } from '../stop-cleanly.ts';

export interface FrameCrew {
  /** Makes a register known, before the first of its blocks. */
  open(source: RegisterSource): void;
  /** Takes over a block, whose memory may be used again once the promise resolves. What it comes to is promised in turn. */
  take(block: RecordBlock, fileIndex: number): Promise<TakenBlock>;
  /** What all members collected, when every block is read. The crew has done its work then. */
  finish(): Promise<readonly FramePart[]>;
  /** Sends the threads home. May be called at any moment. */
  dismiss(): void;
}

/** Wrapped, since a promise of a promise would wait for both. */
export interface TakenBlock {
  readonly collected: Promise<CollectedBlock>;
}

/** A crew of one: this thread. */
export function makeLocalCrew(setup: CollectorSetup): FrameCrew {
  const collector = new FrameCollector(setup);
  return {
    open: (source) => collector.open(source),
    async take(block, fileIndex) {
      await letSignalsIn();
      return { collected: Promise.resolve(collector.collect(block, fileIndex)) };
    },
    finish: () => Promise.resolve([collector.finish()]),
    dismiss: () => undefined,
  };
}
