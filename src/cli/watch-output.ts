/** What happens when what is printed cannot be written, for instance into a file on a full disk: the command ends its work, and says so. */
import type { Writable } from 'node:stream';
import { failure } from '../domain/failure.ts';
import type { Failure } from '../domain/failure.ts';
import { fileErrorCode } from '../store/file-failure.ts';

/**
 * Listens to what goes wrong with output. A reader that closes early (`loting audit log | head`) is no error of ours. Any error
 * that is none of the system is thrown on.
 * @returns what to say of it after the command; `undefined` when nothing was lost
 */
export function watchOutput(...streams: readonly Writable[]): () => Failure | undefined {
  let reason: string | undefined;
  for (const stream of streams) {
    stream.on('error', (error) => {
      const code = fileErrorCode(error);
      if (code === 'EPIPE') return;
      // What is printed behind what was lost goes the same way.
      if (code === undefined && reason === undefined) throw error;
      reason ??= code;
    });
  }
  return () => (reason === undefined ? undefined : failure('store.output-lost', { reason }));
}
