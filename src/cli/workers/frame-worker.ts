/** A thread that reads blocks of registers for the main thread, and hands over what it collected at the end. */
import { parentPort } from 'node:worker_threads';
import { FrameCollector } from '../../frame/frame-collector.ts';
import type { FramePart } from '../../frame/merge-frame-parts.ts';
import type { RecordBlock } from '../../register/record-blocks.ts';
import type { BlockTask, FrameAnswer, FrameTask } from './frame-messages.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs as a worker thread only');
let collector: FrameCollector | undefined;

port.on('message', (task: FrameTask) => {
  switch (task.kind) {
    case 'begin':
      collector = new FrameCollector(task.setup);
      return;
    case 'open':
      begun().open(task.source);
      return;
    case 'block': {
      const collected = begun().collect(blockOf(task), task.fileIndex);
      answer({ kind: 'block', collected, memory: task.memory }, [task.memory]);
      return;
    }
    case 'finish': {
      const part = begun().finish();
      answer({ kind: 'part', part }, buffersOf(part));
    }
  }
});

function begun(): FrameCollector {
  if (collector === undefined) throw new Error('a thread begins before it reads');
  return collector;
}

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
