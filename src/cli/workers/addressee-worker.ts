/** A thread that reads the registers while the main thread draws, then fetches who was drawn from them, and seals them. */
import { parentPort } from 'node:worker_threads';
import type { ResidentId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import type { Settings } from '../../domain/settings/settings-schema.ts';
import type { SealedTask } from '../fetch-addressees.ts';
import { fetchSealedAddressees } from '../fetch-addressees.ts';
import type { PreparedRegister } from '../prepare-register.ts';
import { prepareRegister } from '../prepare-register.ts';
import type { RegisterFile } from '../register-files.ts';

/** `prepare` comes first, `fetch` once; only `fetch` is answered. */
export type AddresseeMessage =
  | {
      readonly kind: 'prepare';
      readonly files: readonly RegisterFile[];
      readonly settings: Settings['register'];
    }
  | { readonly kind: 'fetch'; readonly task: SealedTask };

/** What was sealed, one behind the other: thousands of pieces of memory take long to hand over. */
export interface PackedAddressees {
  readonly residentIds: readonly ResidentId[];
  readonly bytes: Uint8Array;
  /** Where each ends in `bytes`. */
  readonly ends: Uint32Array;
}

const port = parentPort;
if (port === null) throw new Error('this file runs as a worker thread only');

const prepared = new Map<string, PreparedRegister>();

port.on('message', (message: AddresseeMessage) => {
  if (message.kind === 'prepare') {
    for (const file of message.files) {
      const register = prepareRegister(file, message.settings);
      if (register !== undefined) prepared.set(file.absolutePath, register);
    }
    return;
  }
  const fetched = fetchSealedAddressees(message.task, prepared);
  const answer: Result<PackedAddressees> = fetched.ok ? ok(pack(fetched.value)) : fetched;
  port.postMessage(answer, []);
});

function pack(sealed: ReadonlyMap<ResidentId, Uint8Array>): PackedAddressees {
  let end = 0;
  const ends = Uint32Array.from(sealed.values(), ({ length }) => (end += length));
  return { residentIds: [...sealed.keys()], bytes: Buffer.concat([...sealed.values()]), ends };
}
