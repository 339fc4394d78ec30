/** Who fetches residents from the registers: a thread of its own beside the draw, or this thread once the draw waits for it. */
import { availableParallelism } from 'node:os';
import type { AddresseeTask, FetchedAddressees } from '../fetch-addressees.ts';
import { fetchAddressees } from '../fetch-addressees.ts';
import { startWorker } from './start-worker.ts';

export interface AddresseeFetcher {
  /** Once. The fetching may go on beside other work until the promise is waited for. */
  fetch(task: AddresseeTask): Promise<FetchedAddressees>;
  /** Sends the thread home. May be called at any moment. */
  dismiss(): void;
}

/** With fewer bytes in the registers, starting a thread takes longer than it saves. */
const BYTES_WORTH_A_THREAD = 8_000_000;

/** Starts a thread where that is useful: it is ready by the time that the draw knows whom to fetch. */
export function startFetcher(totalBytes: number): AddresseeFetcher {
  const isUseful = totalBytes >= BYTES_WORTH_A_THREAD && availableParallelism() > 1;
  return isUseful ? startThreadFetcher() : { fetch: fetchHere, dismiss: () => undefined };
}

function fetchHere(task: AddresseeTask): Promise<FetchedAddressees> {
  return Promise.resolve(fetchAddressees(task));
}

/** A defect in the thread rejects the promise. */
export function startThreadFetcher(): AddresseeFetcher {
  const worker = startWorker('addressee-worker');
  const answer = new Promise<FetchedAddressees>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`a thread stopped with code ${code} before its answer`)));
  });
  // Who waits for it hears of a defect; until somebody does, it is no unhandled one.
  answer.catch(() => undefined);
  return {
    fetch(task) {
      worker.postMessage(task, []);
      return answer;
    },
    dismiss() {
      // Nobody waits until it has left: the command goes on, and the process ends without it.
      worker.unref();
      void worker.terminate();
    },
  };
}
