/** What passes between the main thread and those that read registers for it. */
import type { CollectedBlock, CollectorSetup, RegisterSource } from '../../frame/frame-collector.ts';
import type { FramePart } from '../../frame/merge-frame-parts.ts';
import type { RecordBlock } from '../../register/record-blocks.ts';

/** A block in memory that is handed over for as long as it is read. */
export interface BlockTask {
  readonly kind: 'block';
  /** The block, but for its bytes and ends. */
  readonly block: Omit<RecordBlock, 'bytes' | 'ends'>;
  readonly fileIndex: number;
  readonly memory: ArrayBuffer;
  readonly byteCount: number;
  readonly ends: Uint32Array;
}

/** `begin` comes first, and `open` before the first block of its register. */
export type FrameTask =
  | { readonly kind: 'begin'; readonly setup: CollectorSetup }
  | { readonly kind: 'open'; readonly source: RegisterSource }
  | BlockTask
  | { readonly kind: 'finish' };

export type FrameAnswer =
  | { readonly kind: 'block'; readonly collected: CollectedBlock; readonly memory: ArrayBuffer }
  | { readonly kind: 'part'; readonly part: FramePart };
