/** A crew of this thread and a number of worker threads, which read blocks of registers side by side. */
import { setImmediate } from 'node:timers/promises';
import type { CollectedBlock, CollectorSetup } from '../../frame/frame-collector.ts';
import { FrameCollector } from '../../frame/frame-collector.ts';
import type { FrameCrew } from './frame-crew.ts';
import { FrameHelper } from './frame-helper.ts';

/** Starts `helperCount` threads beside this one. A defect in one of them rejects every promise that waits for it. */
export function startThreadCrew(setup: CollectorSetup, helperCount: number): FrameCrew {
  const collector = new FrameCollector(setup);
  const helpers = Array.from({ length: helperCount }, () => new FrameHelper(setup));
  const begun: Promise<CollectedBlock>[] = [];
  return {
    open(source) {
      collector.open(source);
      for (const helper of helpers) helper.open(source);
    },
    async take(block, fileIndex) {
      // Lets the answers in that came while this thread was reading.
      await setImmediate();
      const [helper] = helpers
        .filter(({ canTake }) => canTake)
        .sort((left, right) => left.waitingCount - right.waitingCount);
      // When all have enough to do, this thread reads too; by the time it is done, they still have.
      const collected =
        helper === undefined
          ? Promise.resolve(collector.collect(block, fileIndex))
          : helper.read(block, fileIndex);
      // Who waits for it hears of a defect; until somebody does, it is no unhandled one.
      collected.catch(() => undefined);
      begun.push(collected);
      return { collected };
    },
    async finish() {
      const parts = helpers.map((helper) => helper.finish());
      const own = collector.finish();
      await Promise.all(begun);
      return [own, ...(await Promise.all(parts))];
    },
    dismiss() {
      for (const helper of helpers) helper.dismiss();
    },
  };
}
