/** A thread that reads blocks of registers for the main thread, and hands over what it collected at the end. */
import { parentPort, workerData } from 'node:worker_threads';
import type { CollectorSetup } from '../../frame/frame-collector.ts';
import { FrameCollector } from '../../frame/frame-collector.ts';
import type { FramePart } from '../../frame/merge-frame-parts.ts';
import type { RecordBlock } from '../../register/record-blocks.ts';
import type { BlockTask, FrameAnswer, FrameTask } from './frame-messages.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs as a worker thread only');
const collector = new FrameCollector(workerData as CollectorSetup);

port.on('message', (task: FrameTask) => {
  switch (task.kind) {
    case 'open':
      collector.open(task.source);
      return;
    case 'block': {
      const collected = collector.collect(blockOf(task), task.fileIndex);
      answer({ kind: 'block', collected, memory: task.memory }, [task.memory]);
      return;
    }
    case 'finish': {
      const part = collector.finish();
      answer({ kind: 'part', part }, buffersOf(part));
    }
  }
});

function answer(message: FrameAnswer, handedOver: ArrayBuffer[]): void {
  port?.postMessage(message, handedOver);
}

function blockOf({ block, memory, byteCount, ends }: BlockTask): RecordBlock {
  return { ...block, bytes: Buffer.from(memory, 0, byteCount), ends: Array.from(ends) };
}

/** Handed over, not copied: half of the memory of a frame. */
function buffersOf({ residents }: FramePart): ArrayBuffer[] {
  const { residentIds, addressIds, stratumIndexes, fileIndexes, rows } = residents;
  return [residentIds, addressIds, stratumIndexes, fileIndexes, rows].map(
    ({ buffer }) => buffer as ArrayBuffer,
  );
}
