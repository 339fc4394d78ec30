/** Who fetches residents from the registers: a thread of its own beside the draw, or this thread once the draw waits for it. */
import { availableParallelism } from 'node:os';
import type { ResidentId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import type { Settings } from '../../domain/settings/settings-schema.ts';
import type { SealedAddressees, SealedTask } from '../fetch-addressees.ts';
import { fetchSealedAddressees } from '../fetch-addressees.ts';
import type { RegisterFile } from '../register-files.ts';
import { countBytes } from '../register-files.ts';
import type { AddresseeMessage, PackedAddressees } from './addressee-worker.ts';
import { startWorker } from './start-worker.ts';

export interface AddresseeFetcher {
  /** Once. The fetching may go on beside other work until the promise is waited for. */
  fetch(task: SealedTask): Promise<SealedAddressees>;
  /** Sends the thread home. May be called at any moment. */
  dismiss(): void;
}

/** With fewer bytes in the registers, starting a thread takes longer than it saves. */
const BYTES_WORTH_A_THREAD = 8_000_000;

/** Starts a thread where that is useful: it has read the registers by the time that the draw knows whom to fetch. */
export function startFetcher(
  files: readonly RegisterFile[],
  settings: Settings['register'],
): AddresseeFetcher {
  const isUseful = countBytes(files) >= BYTES_WORTH_A_THREAD && availableParallelism() > 1;
  return isUseful ? startThreadFetcher(files, settings) : { fetch: fetchHere, dismiss: () => undefined };
}

function fetchHere(task: SealedTask): Promise<SealedAddressees> {
  return Promise.resolve(fetchSealedAddressees(task));
}

/** A defect in the thread rejects the promise. */
export function startThreadFetcher(
  files: readonly RegisterFile[],
  settings: Settings['register'],
): AddresseeFetcher {
  const worker = startWorker('addressee-worker');
  const tell = (message: AddresseeMessage): void => worker.postMessage(message, []);
  tell({ kind: 'prepare', files, settings });
  const answer = new Promise<SealedAddressees>((resolve, reject) => {
    worker.once('message', (packed: Result<PackedAddressees>) => {
      resolve(packed.ok ? ok(unpack(packed.value)) : packed);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`a thread stopped with code ${code} before its answer`)));
  });
  // Who waits for it hears of a defect; until somebody does, it is no unhandled one.
  answer.catch(() => undefined);
  return {
    fetch(task) {
      tell({ kind: 'fetch', task });
      return answer;
    },
    dismiss() {
      // Nobody waits until it has left: the command goes on, and the process ends without it.
      worker.unref();
      void worker.terminate();
    },
  };
}

function unpack({ residentIds, bytes, ends }: PackedAddressees): ReadonlyMap<ResidentId, Uint8Array> {
  return new Map(
    residentIds.map((residentId, index) => [residentId, bytes.subarray(ends[index - 1] ?? 0, ends[index])]),
  );
}
