/** A thread that fetches residents from the registers for the main thread, and seals them: one task, one answer. */
import { parentPort } from 'node:worker_threads';
import type { ResidentId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import type { SealedTask } from '../fetch-addressees.ts';
import { fetchSealedAddressees } from '../fetch-addressees.ts';

/** What was sealed, one behind the other: thousands of pieces of memory take long to hand over. */
export interface PackedAddressees {
  readonly residentIds: readonly ResidentId[];
  readonly bytes: Uint8Array;
  /** Where each ends in `bytes`. */
  readonly ends: Uint32Array;
}

const port = parentPort;
if (port === null) throw new Error('this file runs as a worker thread only');

port.on('message', (task: SealedTask) => {
  const fetched = fetchSealedAddressees(task);
  const answer: Result<PackedAddressees> = fetched.ok ? ok(pack(fetched.value)) : fetched;
  port.postMessage(answer, []);
});

function pack(sealed: ReadonlyMap<ResidentId, Uint8Array>): PackedAddressees {
  let end = 0;
  const ends = Uint32Array.from(sealed.values(), ({ length }) => (end += length));
  return { residentIds: [...sealed.keys()], bytes: Buffer.concat([...sealed.values()]), ends };
}
