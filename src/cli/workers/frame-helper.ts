/** A worker thread that reads blocks of registers for the main thread. */
import type { Worker } from 'node:worker_threads';
import type { CollectedBlock, CollectorSetup, RegisterSource } from '../../frame/frame-collector.ts';
import type { FramePart } from '../../frame/merge-frame-parts.ts';
import type { RecordBlock } from '../../register/record-blocks.ts';
import { BLOCK_BYTES } from '../../register/record-blocks.ts';
import type { FrameAnswer, FrameTask } from './frame-messages.ts';
import { startWorker } from './start-worker.ts';

/** A helper must not be idle while the main thread reads a block itself; more would only take memory. */
const MAXIMUM_WAITING_COUNT = 3;

type AnswerOf<K extends FrameAnswer['kind']> = Extract<FrameAnswer, { kind: K }>;

/** The thread answers its tasks in their order. A defect in it rejects every promise of its. */
export class FrameHelper {
  readonly #worker: Worker;
  /** Never resolves; rejects when the thread breaks down. */
  readonly #failed: Promise<never>;
  readonly #expected: ((answer: FrameAnswer) => void)[] = [];
  readonly #idleMemory: ArrayBuffer[] = [];
  #waitingCount = 0;

  constructor(setup: CollectorSetup) {
    this.#worker = startWorker('frame-worker');
    this.#tell({ kind: 'begin', setup });
    this.#worker.on('message', (answer: FrameAnswer) => this.#expected.shift()?.(answer));
    this.#failed = new Promise((_, reject) => {
      this.#worker.on('error', reject);
      this.#worker.on('exit', (code) => {
        reject(new Error(`a thread stopped with code ${code} before its work was done`));
      });
    });
    this.#failed.catch(() => undefined);
  }

  /** The blocks that the thread has not yet read. */
  get waitingCount(): number {
    return this.#waitingCount;
  }

  get canTake(): boolean {
    return this.#waitingCount < MAXIMUM_WAITING_COUNT;
  }

  open(source: RegisterSource): void {
    this.#tell({ kind: 'open', source });
  }

  /** Copies the block, so that its memory may be used again at once. */
  async read({ bytes, ends, ...block }: RecordBlock, fileIndex: number): Promise<CollectedBlock> {
    this.#waitingCount++;
    const memory = this.#memoryFor(bytes.length);
    new Uint8Array(memory).set(bytes);
    const answer = this.#expect('block');
    const [byteCount, endList] = [bytes.length, Uint32Array.from(ends)];
    this.#tell({ kind: 'block', fileIndex, block, memory, byteCount, ends: endList }, [memory]);
    const { collected, memory: returned } = await answer;
    this.#waitingCount--;
    this.#idleMemory.push(returned);
    return collected;
  }

  /** All that the thread collected, once it has read what it was given. Its work is done then. */
  async finish(): Promise<FramePart> {
    const answer = this.#expect('part');
    this.#tell({ kind: 'finish' });
    return (await answer).part;
  }

  /** Sends the thread home, whatever it is doing. */
  dismiss(): void {
    // Nobody waits until it has left: the command goes on, and the process ends without it.
    this.#worker.unref();
    void this.#worker.terminate();
  }

  /** Memory goes to and fro between the threads, and is not made anew for every block. */
  #memoryFor(byteCount: number): ArrayBuffer {
    const memory = this.#idleMemory.pop();
    return memory !== undefined && memory.byteLength >= byteCount
      ? memory
      : new ArrayBuffer(Math.max(byteCount, BLOCK_BYTES));
  }

  #tell(task: FrameTask, handedOver: ArrayBuffer[] = []): void {
    this.#worker.postMessage(task, handedOver);
  }

  #expect<K extends FrameAnswer['kind']>(kind: K): Promise<AnswerOf<K>> {
    const answer = new Promise<AnswerOf<K>>((resolve, reject) => {
      this.#expected.push((received) => {
        if (received.kind === kind) resolve(received as AnswerOf<K>);
        else reject(new Error('a thread answered what it was not asked'));
      });
    });
    return Promise.race([answer, this.#failed]);
  }
}
