/** A thread that fetches residents from the registers for the main thread: one task, one answer. */
import { parentPort } from 'node:worker_threads';
import type { AddresseeTask } from '../fetch-addressees.ts';
import { fetchAddressees } from '../fetch-addressees.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs as a worker thread only');

port.on('message', (task: AddresseeTask) => port.postMessage(fetchAddressees(task), []));
